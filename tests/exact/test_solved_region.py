"""Regions solved for one constant: against hand algebra, and against the spectrum by NumPy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, And, Eq, Equivalent, Implies, Integer, Matrix, Or, S, Symbol, sqrt

import symgan as sg
from symgan import games, methods, regularizers
from symgan.exact.derivation import derive
from symgan.exact.solved_region import solve
from symgan.notation import beta, f1, f2, gamma, h, h_d, h_g, mu, n_d, sigma
from symgan.records import Status

DIRAC, R1 = sg.dirac_gan(), sg.dirac_gan().with_(regularizers.r1())


@pytest.fixture(scope="module")
def noise():
    return derive(DIRAC.with_(regularizers.instance_noise()), methods.simultaneous())


@pytest.fixture(scope="module")
def penalty():
    return derive(R1, methods.simultaneous())


def same(solution, expected):
    """The union of the cases is the expected region, by two solvers."""
    return sg.prove(Equivalent(solution.solved, expected)).status is Status.PROVED


def test_instance_noise_has_a_case_of_a_pair_and_a_case_of_real_eigenvalues(noise):
    solution = solve(noise, h)
    pair = And(f2 < 0, f2**2 * sigma**4 < f1**2, h < -2 * f2 * sigma**2 / f1**2)
    node = And(f2 < 0, f2**2 * sigma**4 >= f1**2)
    node = And(node, h < 2 / (Abs(f2) * sigma**2 + sqrt(f2**2 * sigma**4 - f1**2)))
    assert solution.judgement.status is Status.PROVED and len(solution.cases) == 2
    assert same(solution, Or(pair, node))
    assert {c.intervals[0].high_lost for c in solution.cases} == {"a complex pair", "the eigenvalue -1"}


def test_the_naive_answer_of_one_case_is_refuted_with_a_witness_that_holds(noise):
    naive = Equivalent(noise.verdict.region, And(f2 < 0, h < -2 * f2 * sigma**2 / f1**2), evaluate=False)
    judgement = sg.prove(naive)
    assert judgement.status is Status.REFUTED
    matrix = np.array(noise.matrix.subs(judgement.witness)).astype(float)
    stable = bool(np.abs(np.linalg.eigvals(matrix)).max() < 1)
    claimed = bool(And(f2 < 0, h < -2 * f2 * sigma**2 / f1**2).subs(judgement.witness))
    assert stable != claimed


HAND = (
    ((R1, methods.simultaneous()), h, Or(And(gamma <= 2 * Abs(f1), h < gamma / f1**2),
                    And(gamma > 2 * Abs(f1), h < 4 / (gamma + sqrt(gamma**2 - 4 * f1**2))))),
    ((R1, methods.simultaneous()), gamma, And(h * f1**2 < gamma, gamma < 2 / h + h * f1**2 / 2)),
    ((DIRAC.with_(regularizers.mse()), methods.simultaneous()), h,
     Or(And(mu <= Abs(f1), h < 2 * mu / f1**2), And(mu > Abs(f1), h < 2 / (mu + sqrt(mu**2 - f1**2))))),
    ((R1, methods.alternating(h, 1, 1)), h,
     h < 4 / (gamma + sqrt(gamma**2 + 4 * f1**2))),
    ((DIRAC, methods.extragradient()), h, h < 1 / Abs(f1)),
    ((DIRAC, methods.optimistic()), h, h < 1 / (sqrt(3) * Abs(f1))),
    ((DIRAC, methods.consensus(gamma, h)), h, h < 2 * gamma / (1 + gamma**2 * f1**2)),
    ((DIRAC, methods.momentum(h, beta, alternating=True)), h,
     And(beta > -1, beta < 0, h < 2 * (1 + beta) / Abs(f1))),
    ((R1, methods.simultaneous((h_g, h_d))), h_d,
     And(h_g * f1**2 < 2 * gamma, h_g * f1**2 < gamma, h_d < 4 / (2 * gamma - h_g * f1**2))),
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(HAND)))
def test_the_solved_region_is_that_of_hand_algebra(number):
    asked, unknown, expected = HAND[number]
    solution = solve(derive(*asked), unknown)
    assert solution.cases and solution.judgement.status is Status.PROVED
    assert same(solution, expected)


def test_a_cubic_condition_stays_implicit_and_is_proved_right():
    derivation = derive(sg.dirac_gan().with_(regularizers.r1()), methods.alternating(h, 1, 2))
    solution = solve(derivation, h)
    assert solution.cases == () and solution.solved == derivation.verdict.region
    assert solution.judgement.status is Status.PROVED and "implicit" in solution.judgement.evidence[0]
    assert ("the eigenvalue -1") in {how for _, how in solution.boundaries}


def test_a_number_of_steps_as_a_symbol_stays_implicit():
    derivation = derive(sg.dirac_gan().with_(regularizers.r1()), methods.alternating())
    assert solve(derivation, n_d).cases == ()


def test_hypotheses_choose_the_case(penalty):
    solution = solve(penalty, h, gamma > 2 * Abs(f1))
    assert len(solution.cases) == 1 and solution.cases[0].intervals[0].high_lost == "the eigenvalue -1"


@pytest.mark.parametrize("unknown", [Symbol("nobody"), mu, "h", 3, None])
def test_an_unknown_that_the_region_does_not_hold_is_refused(unknown, penalty):
    with pytest.raises(sg.InputError, match="does not depend on"):
        solve(penalty, unknown)


def test_nothing_is_stable_where_nothing_is():
    with pytest.raises(sg.InputError, match="none at all"):
        solve(derive(sg.dirac_gan(), methods.simultaneous()), h)


entries = st.integers(-4, 4)


@settings(max_examples=20, deadline=None)
@given(st.lists(entries, min_size=4, max_size=4), st.floats(0.01, 3.0))
def test_the_solved_steps_of_a_linear_game_are_those_of_its_spectrum(values, size):
    """I + h A on either side of the solved bounds, for integer A."""
    a = Matrix(2, 2, values)
    x, y = sg.notation.theta, sg.notation.psi
    players = (
        sg.Player("a", (x,), -(a[0, 0] * x**2 / 2 + a[0, 1] * x * y)),
        sg.Player("b", (y,), -(a[1, 0] * x * y + a[1, 1] * y**2 / 2)),
    )
    derivation = derive(sg.Game("linear", players, {x: 0, y: 0}), methods.simultaneous())
    if h not in derivation.verdict.region.free_symbols:
        return
    solution = solve(derivation, h)
    assert solution.judgement.status is Status.PROVED
    radius = np.abs(np.linalg.eigvals(np.eye(2) + size * np.array(values, dtype=float).reshape(2, 2))).max()
    if abs(radius - 1) > 1e-9:
        assert bool(solution.solved.subs(h, Integer(round(size * 10**12)) / 10**12)) == (radius < 1)


def test_a_wall_belongs_to_one_of_its_sides(noise):
    """At sigma^4 f2^2 = f1^2 the eigenvalues meet, and the solved region still is the derived one."""
    solution = solve(noise, h)
    at = {f1: 1, f2: -1, sigma: 1}
    for value in (Integer(1), Integer(2), Integer(3)):
        assert solution.solved.subs({**at, h: value}) == noise.verdict.region.subs({**at, h: value})
    assert (
        sg.prove(Implies(Eq(f1**2, f2**2 * sigma**4), Equivalent(solution.solved, solution.region))).status == "PROVED"
    )


def test_the_bilinear_game_needs_no_case():
    solution = solve(derive(games.bilinear(), methods.extragradient()), h)
    ((case,),) = (solution.cases,)
    assert case.condition is S.true
    assert solution.solved.subs(h, S(99) / 100) == True and solution.solved.subs(h, S(101) / 100) == False
