"""What is said of best critics: what is false, what is of no shape, and what has no answer."""

import numpy as np
import pytest
from sympy import Integer, Rational, Symbol, log, true

from symgan import objectives
from symgan.literature.judge import judge
from symgan.literature.statements.critics import (
    BestOutput,
    CriticAttains,
    DescentConvex,
    GeneratorDescends,
    GeneratorPays,
    LeastAtData,
    NoBestOutput,
    OnlyNash,
)
from symgan.optimality import p, q
from symgan.records import InputError, Status

MINIMAX, KL = objectives.minimax(), objectives.kl()


@pytest.mark.parametrize(
    "statement",
    [
        BestOutput(MINIMAX, log(p / q)),  # high on data in place of samples
        BestOutput(KL, log(p / q)),  # without the 1
        CriticAttains(KL, q * log(q / p)),  # the reverse divergence
        CriticAttains(MINIMAX, -2 * log(2) * p + p - q),  # the constant alone
        GeneratorDescends(objectives.non_saturating(), p * log(2 * p / (p + q)) + q * log(2 * q / (p + q))),
        GeneratorPays(objectives.pearson(), (p - q) ** 2 / q),  # the sign is the other one
        DescentConvex(objectives.least_squares(-1, 1, 0), true),
        OnlyNash(MINIMAX, Rational(1, 2)),  # a probability in place of a logit
        LeastAtData(MINIMAX, -log(2)),
        NoBestOutput(objectives.wasserstein(), q - p),
    ],
)
def test_what_is_false_is_refuted(statement):
    assert judge(statement).status is Status.REFUTED


def test_the_witness_of_two_functionals_is_a_pair_of_laws_on_two_points():
    found = judge(CriticAttains(KL, q * log(q / p)))
    a, b = (float(found.witness[s]) for s in (p, q))
    forward = a * np.log(a / b) + (1 - a) * np.log((1 - a) / (1 - b))
    backward = b * np.log(b / a) + (1 - b) * np.log((1 - b) / (1 - a))
    assert abs(forward - backward) > 1e-3


@pytest.mark.parametrize("objective", [objectives.wasserstein(), objectives.relativistic(), objectives.abstract()])
def test_without_a_best_critic_nothing_is_said(objective):
    statements = (
        BestOutput(objective, p / q),
        CriticAttains(objective, p),
        GeneratorDescends(objective, p),
        DescentConvex(objective, true),
        LeastAtData(objective, Integer(0)),
        OnlyNash(objective, Integer(0)),
    )
    assert {judge(s).status for s in statements} == {Status.UNDECIDED}


def test_a_critic_with_a_best_output_has_no_slope():
    assert judge(NoBestOutput(MINIMAX, p - q)).status is Status.UNDECIDED
    assert judge(NoBestOutput(objectives.relativistic(), p - q)).status is Status.UNDECIDED


def test_least_squares_without_a_falling_loss_is_no_proof_of_one_equilibrium():
    """With the labels -1, 1 and 0 a sample where data abound costs more, not less."""
    assert judge(OnlyNash(objectives.least_squares(-1, 1, 0), Integer(0))).status is Status.UNDECIDED


def test_a_best_output_that_jumps_has_no_second_derivative_to_speak_of():
    assert judge(DescentConvex(objectives.hinge(), true)).status is Status.UNDECIDED


def test_an_integrand_of_another_degree_is_refused():
    with pytest.raises(InputError, match="both densities alike"):
        judge(CriticAttains(KL, p * q))
    labels = Symbol("a", real=True)
    assert judge(CriticAttains(objectives.least_squares(labels, labels, 0), 0 * p)).status is Status.PROVED
