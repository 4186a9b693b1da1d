"""Verdicts against eigenvalues in floats, the trichotomy, and the marginal cases told apart exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Matrix, Rational, S, symbols

from symgan.exact.derivation import derive
from symgan.methods import gradient_flow, simultaneous
from symgan.records import Outcome

small = st.integers(-3, 3)
constants = a, b, c, d = symbols("a b c d", real=True)
NEAR = 1e-4  # an integer matrix of this size is on the boundary if nearer; a Jordan block of three is off by 1e-5


def matrices(n):
    return st.lists(st.lists(small, min_size=n, max_size=n), min_size=n, max_size=n)


def seen(matrix, flow):
    """Where NumPy sees the spectrum; a defective eigenvalue is off by the root of its rounding."""
    eigenvalues = np.linalg.eigvals(np.array(matrix, dtype=float))
    excess = eigenvalues.real.max() if flow else np.abs(eigenvalues).max() - 1
    return Outcome.MARGINAL if abs(excess) < NEAR else Outcome.UNSTABLE if excess > 0 else Outcome.STABLE


@given(st.one_of(matrices(2), matrices(3)))
def test_the_flow_of_a_random_game_is_judged_as_its_eigenvalues_say(linear_game, rows):
    assert derive(linear_game(rows), gradient_flow()).verdict.outcome is seen(rows, True)


@given(st.one_of(matrices(2), matrices(3)), st.fractions(Rational(1, 4), 2, max_denominator=4))
def test_simultaneous_steps_of_a_random_game_are_judged_as_their_eigenvalues_say(linear_game, rows, h):
    matrix = np.eye(len(rows)) + float(h) * np.array(rows)
    assert derive(linear_game(rows), simultaneous(Rational(h))).verdict.outcome is seen(matrix, False)


@given(matrices(4))
def test_two_players_with_two_parameters_each(linear_game, rows):
    for block in (0, 2):  # a player's own block is a Hessian, and so symmetric
        rows[block + 1][block] = rows[block][block + 1]
    assert derive(linear_game(rows, (2, 2))).verdict.outcome is seen(rows, True)


GENERAL = Matrix([[a, b], [c, d]])


@pytest.fixture(scope="module")
def general(linear_game):
    """The verdicts on all 2x2 matrices at once: of the flow, and of the map whose matrix is the same."""
    return {
        True: derive(linear_game(GENERAL)).verdict,
        False: derive(linear_game(GENERAL - Matrix.eye(2)), simultaneous(S.One)).verdict,
    }


@given(st.tuples(*(st.fractions(-3, 3, max_denominator=2),) * 4), st.booleans())
def test_region_marginal_and_unstable_exclude_and_exhaust_each_other(general, entries, flow):
    v, at = general[flow], dict(zip(constants, map(Rational, entries), strict=True))
    stated = [
        o for o, q in (("STABLE", v.region), ("MARGINAL", v.marginal), ("UNSTABLE", v.unstable)) if q.subs(at) == True
    ]
    assert stated == [str(seen([entries[:2], entries[2:]], flow))]


@given(small, small, st.sampled_from([(True, 0), (False, 1), (False, -1)]))
def test_a_double_eigenvalue_on_the_boundary_is_defective_unless_the_matrix_is_a_multiple_of_one(general, u, v, where):
    flow, double = where
    entries = Matrix([[double + u * v, -(u**2)], [v**2, double - u * v]])  # double * 1 plus a nilpotent matrix
    verdict, at = general[flow], dict(zip(constants, entries, strict=True))
    assert verdict.marginal.subs(at) == True
    assert verdict.defective.subs(at) == ((u, v) != (0, 0))


@pytest.mark.parametrize(("entries", "flow"), [((0, -1, 1, 0), True), ((0, 2, 0, -1), True), ((1, 5, 0, -1), False)])
def test_simple_eigenvalues_on_the_boundary_are_not_defective(general, entries, flow):
    at = dict(zip(constants, entries, strict=True))
    assert general[flow].marginal.subs(at) == True
    assert general[flow].defective.subs(at) == False


ROTATION = [[0, -1], [1, 0]]
MARGINAL = {
    "center": (ROTATION, False),
    "zero eigenvalue": ([[0, 0], [0, -1]], False),
    "nothing moves": ([[0, 0], [0, 0]], False),
    "Jordan block at 0": ([[0, 1], [0, 0]], True),
    "center and a stable direction": ([[0, -1, 0], [1, 0, 0], [0, 0, -1]], False),
    "Jordan block of three": ([[0, 1, 0], [0, 0, 1], [0, 0, 0]], True),
    "two zero eigenvalues, one coupled": ([[0, 1, 0], [0, 0, 0], [0, 0, -2]], True),
    "two equal centers": ([[0, -1, 0, 0], [1, 0, 0, 0], [0, 0, 0, -1], [0, 0, 1, 0]], False),
    "two equal centers, coupled": ([[0, -1, 1, 0], [1, 0, 0, 1], [0, 0, 0, -1], [0, 0, 1, 0]], True),
    "two centers": ([[0, -1, 0, 0], [1, 0, 0, 0], [0, 0, 0, -2], [0, 0, 1, 0]], False),
}


@pytest.mark.parametrize(("rows", "broken"), MARGINAL.values(), ids=MARGINAL)
def test_marginal_flows_are_told_apart(linear_game, rows, broken):
    v = derive(linear_game(rows)).verdict
    assert (v.outcome, v.region, bool(v.defective)) == (Outcome.MARGINAL, S.false, broken)
    assert ("Jordan" in v.reason) is broken


@pytest.mark.parametrize(
    ("matrix", "outcome", "broken"),
    [
        ([[-1, 0], [0, S.Half]], Outcome.MARGINAL, False),
        ([[-1, 1], [0, -1]], Outcome.MARGINAL, True),
        ([[Rational(3, 5), Rational(-4, 5)], [Rational(4, 5), Rational(3, 5)]], Outcome.MARGINAL, False),
        ([[0, 1], [0, 0]], Outcome.STABLE, False),
        ([[0, 0, 1], [1, 0, 0], [0, 1, 0]], Outcome.MARGINAL, False),
        ([[Rational(101, 100), 0], [0, 0]], Outcome.UNSTABLE, False),
    ],
)
def test_maps_on_the_unit_circle_are_told_apart(linear_game, matrix, outcome, broken):
    v = derive(linear_game(Matrix(matrix) - Matrix.eye(len(matrix))), simultaneous(S.One)).verdict
    assert (v.outcome, bool(v.defective)) == (outcome, broken)


def test_a_coupling_that_may_vanish_is_part_of_the_condition(linear_game):
    broken = derive(linear_game([[a, b], [0, a]])).verdict.defective
    assert [bool(broken.subs({a: p, b: q})) for p, q in ((0, 1), (0, 0), (1, 1))] == [True, False, False]


def test_one_unstable_direction_decides_whatever_the_others_are(linear_game):
    for rows in ([[0, 0, 0], [0, -1, 0], [0, 0, 1]], [[0, -1, 0], [1, 0, 0], [0, 0, 1]]):
        assert derive(linear_game(rows)).verdict.outcome is Outcome.UNSTABLE


def test_a_boundary_defined_by_radicals_is_met_exactly(linear_game):
    # rotation by 1 radian over sqrt 2, and a spectrum at -sqrt(2) + sqrt(3) - a: zero only where a is that number
    from sympy import sqrt

    root = sqrt(3) - sqrt(2)
    for shift, outcome in ((0, Outcome.MARGINAL), (Rational(1, 10**9), Outcome.UNSTABLE), (-1, Outcome.STABLE)):
        rows = [[sqrt(3) - root - sqrt(2) + shift, 0], [0, -1]]
        assert derive(linear_game(rows)).verdict.outcome is outcome


def test_the_conditions_are_the_parts_of_the_region(general):
    from sympy import And

    for v in general.values():
        assert And(*v.conditions) == v.region
