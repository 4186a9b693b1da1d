"""Planar results carried to every dimension, and what is not carried."""

import numpy as np
import pytest
from sympy import And, Equivalent, ImmutableMatrix, Symbol, exp, false, sqrt, true

import symgan as sg
from symgan.blocks import GREATEST, LEAST
from symgan.decide.prove import prove
from symgan.exact.lift import COUPLING, at_the_ends, in_blocks, keeps, lift
from symgan.exact.linear_steps import linear_step
from symgan.exact.undecided import Undecided
from symgan.notation import gamma, h
from symgan.records import Status

s, g = Symbol("s", positive=True), Symbol("g", positive=True)
BILINEAR = sg.games.bilinear(s)
DAMPED = sg.games.quadratic([[0, -s], [s, -gamma]])


def same(region, expected):
    return prove(Equivalent(region, expected), LEAST <= GREATEST).status is Status.PROVED


@pytest.mark.parametrize(
    ("game", "method", "expected"),
    [
        (BILINEAR, sg.methods.extragradient(h), h * GREATEST < 1),
        (BILINEAR, sg.methods.simultaneous(h), false),
        (BILINEAR, sg.methods.proximal_point(h), true),
        (DAMPED, sg.methods.gradient_flow(), true),
        (DAMPED, sg.methods.simultaneous(h), (h * GREATEST**2 < gamma) & (2 * gamma * h < 4 + h**2 * LEAST**2)),
    ],
)
def test_the_region_is_that_of_the_extreme_singular_values(game, method, expected):
    found = sg.lift(sg.derive(game, method), s)
    assert found.judgement.status is Status.PROVED and same(found.region, expected)
    assert "{A @ v == s @ u}" in found.judgement.evidence[1] and "PROVED" in found._repr_markdown_()


def test_the_region_is_right_on_random_matrices():
    """NumPy's eigenvalues of simultaneous steps on random couplings, against the region in the singular values."""
    found = lift(sg.derive(DAMPED, sg.methods.simultaneous(h)), s)
    rng, seen = np.random.default_rng(0), set()
    for _ in range(20):
        a, step, damping = rng.normal(size=(3, 3)), rng.uniform(0.05, 2.5), rng.uniform(0.1, 4)
        jacobian = np.block([[np.zeros((3, 3)), -a], [a.T, -damping * np.eye(3)]])
        radius = np.abs(np.linalg.eigvals(np.eye(6) + step * jacobian)).max()
        sizes = np.linalg.svd(a, compute_uv=False)
        inside = bool(found.region.subs({h: step, gamma: damping, LEAST: sizes.min(), GREATEST: sizes.max()}))
        assert inside == (radius < 1)
        seen.add(inside)
    assert seen == {True, False}


def test_powers_of_the_coupling_become_products_of_its_matrix():
    planar = ImmutableMatrix([[-gamma * s**2, -s], [s + 2 * s**3, -1]])
    (first, second), (third, fourth) = in_blocks(planar, s).blocks.tolist()
    a = COUPLING
    assert (first, second) == (-gamma * a * a.T, -a)
    assert (third.expand(), fourth.args[0]) == ((a.T + 2 * a.T * a * a.T).expand(), -1)
    assert keeps(in_blocks(planar, s), planar, s)
    assert not keeps(in_blocks(planar, s), planar.T, s) and not keeps(in_blocks(planar, s), 2 * planar, s)


@pytest.mark.parametrize("entry", [s, exp(s), sqrt(s), 1 / s])
def test_what_is_no_even_polynomial_is_not_carried(entry):
    with pytest.raises(Undecided, match="even polynomial"):
        in_blocks(ImmutableMatrix([[entry, s], [s, 0]]), s)
    with pytest.raises(Undecided, match="odd polynomial"):
        in_blocks(ImmutableMatrix([[0, s**2], [s, 0]]), s)


def test_steps_that_depend_on_the_coordinates_are_not_carried():
    found = lift(sg.derive(BILINEAR, sg.methods.rmsprop()), s)
    assert found.region is None and found.judgement.status is Status.UNDECIDED
    assert "entry by entry" in found.judgement.evidence[0]
    with pytest.raises(Undecided, match="adds a number"):
        linear_step(sg.methods.adam())
    with pytest.raises(Undecided, match="second game"):
        linear_step(sg.methods.lazy_regularization("r1", 2))
    with pytest.raises(Undecided, match="roots"):
        linear_step(sg.Method("root", lambda v, x, memory: (v.sqrt(v(x)), ())))
    with pytest.raises(Undecided, match="does not depend"):
        linear_step(sg.Method("constant", lambda v, x, memory: (0, ())))


@pytest.mark.parametrize(
    "method",
    [
        sg.methods.optimistic(h),
        sg.methods.unrolled(2, g, h=h),
        sg.methods.competitive(h),
        sg.methods.lookahead(sg.methods.simultaneous(h), g, 2),
        sg.methods.hamiltonian_descent(h),
        sg.methods.alternating((h, g), 1, 2),
        sg.methods.lola(g, h=h),
        sg.methods.prediction(h),
    ],
    ids=lambda m: m.name,
)
def test_linear_steps_pass(method):
    assert linear_step(method) is None


def test_conditions_that_the_ends_do_not_decide_stay_open():
    inner = (s - 2) ** 2 > gamma
    region, told = at_the_ends(inner, s, true)
    assert region is None and "every singular value" in told[-1]
    outer = (s - 2) ** 2 < gamma
    assert at_the_ends(outer, s, true)[0] == And(outer.subs(s, LEAST), outer.subs(s, GREATEST))
    above = s > gamma
    assert at_the_ends(above, s, true)[0] == above.subs(s, LEAST)
    free = gamma < 1
    assert at_the_ends(free, s, true)[0] == free


def test_parts_that_need_each_other_are_decided_together():
    """That no value is 1 follows from the ends only because both lie beyond 1."""
    region = And(s > 1, (s - 1) ** 2 > 0)
    both, told = at_the_ends(region, s, true)
    assert both == And(region.subs(s, LEAST), region.subs(s, GREATEST)) and "the least and the greatest" in told[0]


def test_games_that_are_not_planar_are_answered_with_a_sentence():
    with pytest.raises(sg.InputError, match="planar game"):
        lift(sg.derive(sg.games.three_player()), s)
    with pytest.raises(sg.InputError, match="there are: s"):
        lift(sg.derive(BILINEAR), gamma)
