"""The best critic and the functionals there, against hand algebra and against quadrature by SciPy."""

from functools import lru_cache

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import norm
from sympy import exp, log, sqrt

import symgan as sg
from symgan import objectives
from symgan.exact.f_divergence import descended, functional, same
from symgan.exact.pointwise import D, best_output
from symgan.optimality import p, q, r
from symgan.records import Status

LOGISTIC = objectives.minimax()
best = lru_cache(sg.optimal_critic)
PROBABILITY = sg.Objective(
    "probability", lambda real, fake: log(1 - fake), lambda real, fake: -log(real) - log(1 - fake)
)


@pytest.mark.parametrize(
    ("objective", "output", "constant", "named"),
    [
        (PROBABILITY, p / (p + q), -2 * log(2), {"jensen-shannon": 2}),
        (LOGISTIC, log(q / p), -2 * log(2), {"jensen-shannon": 2}),
        (objectives.kl(), 1 + log(p / q), 0, {"kl": 1}),
        (objectives.reverse_kl(), log(p / q), 0, {"reverse-kl": 1}),
        (objectives.pearson(), 2 * (p - q) / q, 0, {"pearson": 1}),
        (objectives.hellinger(), log(p / q) / 2, 0, {"hellinger": 1}),
        (objectives.jensen_shannon(), log(p / q), 0, {"jensen-shannon": 2}),
    ],
    ids=lambda e: getattr(e, "name", ""),
)
def test_the_critic_and_what_it_attains(objective, output, constant, named):
    found = best(objective)
    assert found.judgement.status is Status.PROVED and sympy.simplify(found.critic - output) == 0
    assert found.value.constant == constant and {d.name: c for c, d in found.value.named} == named
    assert found.value.convex.status is found.value.least.status is Status.PROVED


def test_the_held_critic_gives_the_generator_of_minimax_js_and_the_non_saturating_one_another():
    named = {d.name: c for c, d in best(objectives.non_saturating()).frozen.named}
    assert named == {"reverse-kl": 1, "jensen-shannon": -2}
    assert {d.name: c for c, d in best(LOGISTIC).frozen.named} == {"jensen-shannon": 2}


@pytest.mark.parametrize("objective", [LOGISTIC, objectives.hinge(), objectives.kl()])
def test_in_a_zero_sum_game_the_gradient_does_not_see_the_critic_move(objective):
    """The envelope theorem: the held critic and the one that follows give one gradient."""
    zero_sum = sg.Objective("zero-sum", lambda x, y: -objective.critic(x, y), objective.critic)
    found = best(zero_sum)
    moved = found.frozen.integrand + found.value.constant
    assert same(found.value.integrand, moved).status is Status.PROVED


def test_the_hinge_is_total_variation():
    found = best(objectives.hinge())
    assert [float(found.critic.subs({p: a, q: b})) for a, b in ((0.3, 0.2), (0.2, 0.3))] == [1, -1]
    ((times, divergence),) = found.value.named
    assert (found.value.constant, times, divergence.name) == (-2, 2, "total-variation")


def test_least_squares_with_the_labels_of_pearson_descends_no_divergence():
    found = best(objectives.least_squares(-1, 1, 0))
    assert found.critic == (p - q) / (p + q)
    assert found.retrained.convex.status is Status.REFUTED and found.retrained.least.status is Status.PROVED
    assert found.frozen.convex.status is found.frozen.least.status is Status.REFUTED
    assert best(objectives.least_squares()).frozen.least.status is Status.PROVED


@pytest.mark.parametrize(
    ("objective", "status", "why"),
    [
        (objectives.wasserstein(), Status.REFUTED, "linear in the output"),
        (objectives.relativistic(), Status.UNDECIDED, "together"),
        (objectives.abstract(), Status.UNDECIDED, "abstract"),
        (objectives.transport(), Status.UNDECIDED, "every critic"),
    ],
)
def test_where_there_is_no_best_critic_the_reason_is_told(objective, status, why):
    found = best(objective)
    assert found.critic is found.value is found.frozen is None
    assert found.judgement.status is status and why in found.judgement.evidence[0]


@pytest.mark.parametrize(
    "loss",
    [
        r * D**2 + 1 / D**2,  # convex on each side of 0, but on no interval of both
        D**4 - r * D**2,  # two minima
        r * sympy.Max(0, D) - D,  # falls without end for r < 1
        sympy.sin(D) + r * D**2,
        r * exp(D) + D**2,  # neither rational in D nor in its exponential
    ],
)
def test_what_is_not_shown_to_be_the_only_minimum_is_not_claimed(loss):
    assert best_output(loss).output is None


def test_no_objective_is_answered_with_a_sentence():
    with pytest.raises(sg.InputError, match="takes an objective"):
        sg.optimal_critic("minimax")


def test_a_functional_is_its_integral_by_quadrature():
    """For N(0, 1) and N(1, 2): the value as an integral, beside minus the loss at the critic."""
    found = best(LOGISTIC)
    value, critic = sympy.lambdify(r, found.value.integrand), sympy.lambdify((p, q), found.critic)

    def of_value(x):
        return norm.pdf(x, 1, 2) * value(norm.pdf(x) / norm.pdf(x, 1, 2))

    def of_loss(x):
        a, b = norm.pdf(x), norm.pdf(x, 1, 2)
        d = critic(a, b)
        return -a * np.logaddexp(0, d) - b * np.logaddexp(0, -d)

    assert quad(of_value, -12, 12)[0] == pytest.approx(quad(of_loss, -12, 12)[0], abs=1e-10)


@given(st.lists(st.floats(0.05, 1), min_size=4, max_size=4), st.lists(st.floats(0.05, 1), min_size=4, max_size=4))
def test_no_other_critic_attains_more(a, b):
    """Against random laws on four points no random critic beats the derived value."""
    real, fake = np.array(a) / sum(a), np.array(b) / sum(b)
    value = float(np.sum(fake * ATTAINED(real / fake)))
    outputs = np.log(fake / real)
    for k in range(6):
        other = outputs + 0.5 * np.sin(np.arange(4) * (k + 1) + k)
        assert -np.sum(real * np.logaddexp(0, other) + fake * np.logaddexp(0, -other)) <= value + 1e-12


ATTAINED = sympy.lambdify(r, best(LOGISTIC).value.integrand)


def test_the_descended_functional_solves_its_equation():
    """h - r h' is the loss up to a constant: for sqrt(r), 1/(1 + r) and log r."""
    for loss in (-sqrt(r), 1 / (1 + r), -log(r), -r):
        h = descended(loss)
        assert sympy.simplify((h - r * h.diff(r) - loss).diff(r)) == 0


def test_functionals_that_differ_are_told_apart_by_laws_on_two_points():
    found = same(log(r) * r, -log(r))
    assert found.status is Status.REFUTED
    p1, q1 = (float(found.witness[s]) for s in (p, q))
    values = [
        sum(b * f(a / b) for a, b in ((p1, q1), (1 - p1, 1 - q1)))
        for f in (lambda t: t * np.log(t), lambda t: -np.log(t))
    ]
    assert abs(values[0] - values[1]) > 1e-3


def test_a_functional_without_a_name_has_none():
    assert functional(1 / (1 + r) ** 3).named == ()
