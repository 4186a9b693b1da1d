"""Block statements are those of the derived games, and slips in them are not proved."""

from dataclasses import replace

import pytest
from sympy import Eq, ImmutableMatrix, MatrixSymbol, Symbol, re

import symgan as sg
from symgan.adversarial import losses
from symgan.blocks import GREATEST, LEAST
from symgan.decide.block_witness import put_in
from symgan.exact.field import jacobian, vector_field, worked_out
from symgan.literature.judge import judge
from symgan.literature.judged.dimensions import without
from symgan.literature.statements.dimensions import EveryEigenvalue, Lifts, WorstCase
from symgan.literature.theorems import (
    dirac,
    expected_jacobian,
    full_rank_damping,
    gradient_penalty,
    quadratic_transport,
)
from symgan.notation import f1, f2, gamma, h, lam
from symgan.records import Status

d, n, m = (Symbol(name, integer=True, positive=True) for name in "dnm")
K, S, L = MatrixSymbol("K", m, n), MatrixSymbol("S", m, m), MatrixSymbol("L", m, m)


def slope(game):
    """The Jacobian of the field at the equilibrium, derived."""
    field = vector_field(game, worked_out(losses(game)))
    return jacobian(field, game.equilibrium)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_dirac_gan_in_so_many_dimensions_is_an_instance(size):
    game = sg.gan(sg.objectives.abstract(), sg.models.dirac_d(size))
    assert put_in(dirac.CENTER.matrix, {d: size}) == slope(game)
    assert put_in(dirac.DAMPED.matrix, {d: size}) == slope(game.with_(sg.regularizers.r1()))


def test_the_linear_quadratic_gan_is_an_instance():
    """For the features x and x^2 of standard normal data: E phi phi' = diag(1, 3), E phi = (theta1, theta2^2 + ...)."""
    game = sg.gan(sg.objectives.abstract(), sg.models.linear_quadratic(0, 1))
    blocks = {n: 2, m: 2, K: ImmutableMatrix([[1, 0], [0, 2]]), S: ImmutableMatrix([[1, 0], [0, 3]])}
    blocks[L] = ImmutableMatrix([[1, 0], [0, 4]])  # E phi_x phi_x' with phi_x = (1, 2 x)
    assert put_in(expected_jacobian.THEOREM.matrix, blocks) == slope(game)
    penalized = slope(game.with_(sg.regularizers.r1()))
    assert put_in(gradient_penalty.THEOREM.matrix, {**blocks, gamma: gamma, f1: f1, f2: f2}) == penalized


def test_a_wrong_form_or_inverse_or_basis_is_not_proved():
    for spectrum in (dirac.DAMPED, dirac.CENTER):
        assert judge(spectrum).status is Status.PROVED
        for name in ("matrix", "basis", "inverse", "form"):
            wrong = replace(spectrum, **{name: dirac.CENTER.basis if name != "basis" else dirac.CENTER.form})
            assert judge(wrong).status is Status.UNDECIDED
    lower = replace(dirac.CENTER, form=dirac.CENTER.basis, matrix=dirac.CENTER.basis)
    assert "not triangular" in judge(lower).evidence[0]


def test_a_fact_that_is_not_known_to_be_needed_leaves_the_claim_open():
    theorem, proof = full_rank_damping.THEOREM, full_rank_damping.PROOF
    wide = replace(theorem, given={**theorem.given, "more": re(lam).subs(lam, gamma) > 0})
    assert judge(EveryEigenvalue(wide, proof)).status is Status.PROVED
    assert judge(EveryEigenvalue(wide, proof, needed=("more",))).status is Status.UNDECIDED
    with pytest.raises(sg.InputError, match="it is given damping, rank"):
        without(theorem, "symmetry")


def test_without_a_proof_a_theorem_is_undecided_and_a_false_one_refuted():
    assert judge(EveryEigenvalue(full_rank_damping.THEOREM)).status is Status.UNDECIDED
    found = judge(EveryEigenvalue(quadratic_transport.AS_QUOTED, quadratic_transport.PROOF))
    assert found.status is Status.REFUTED and found.witness[lam] == 0


def test_more_than_the_theorem_says_is_not_proved():
    stronger = replace(full_rank_damping.THEOREM, conclusion=re(lam) < -1)
    assert judge(EveryEigenvalue(stronger, full_rank_damping.PROOF)).status is Status.REFUTED
    other = replace(full_rank_damping.THEOREM, conclusion=Eq(re(lam), 0))
    assert judge(EveryEigenvalue(other, full_rank_damping.PROOF)).status is Status.REFUTED


S_ = Symbol("s", positive=True)
GAME = sg.games.bilinear(S_)


def test_a_region_that_is_smaller_or_larger_is_refuted():
    extragradient = sg.methods.extragradient(h)
    assert judge(Lifts(GAME, extragradient, S_, h * GREATEST < 1)).status is Status.PROVED
    for wrong in (h * LEAST < 1, 2 * h * GREATEST < 1, h * GREATEST < 2):
        assert judge(Lifts(GAME, extragradient, S_, wrong)).status is Status.REFUTED
    assert judge(Lifts(GAME, sg.methods.adam(), S_, h * GREATEST < 1)).status is Status.UNDECIDED


def test_a_worst_case_is_attained_and_not_beaten():
    """Gradient descent on the square of the field is that on a quadratic function: Polyak's best step."""
    best = {h: 2 / (LEAST**2 + GREATEST**2)}
    radius = (GREATEST**2 - LEAST**2) / (GREATEST**2 + LEAST**2)
    method = sg.methods.hamiltonian_descent(h)
    assert judge(WorstCase(GAME, method, S_, radius, best)).status is Status.PROVED
    for rate, at in ((radius / 2, best), (2 * radius, best), (-radius, best), (radius, {h: 1 / GREATEST**2})):
        assert judge(WorstCase(GAME, method, S_, rate, at)).status is not Status.PROVED
    slow = {h: 1 / GREATEST**2}  # the rate there is right, but another step does better
    assert judge(WorstCase(GAME, method, S_, 1 - LEAST**2 / GREATEST**2, slow)).status is not Status.PROVED
    assert judge(WorstCase(GAME, sg.methods.gradient_flow(), S_, radius, best)).status is Status.UNDECIDED
    assert judge(WorstCase(GAME, sg.methods.rmsprop(), S_, radius, best)).status is Status.UNDECIDED
