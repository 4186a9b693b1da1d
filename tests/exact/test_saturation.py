"""How flat JS becomes, by bounds that hold at every value; and couplings and critics that prove each other best."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, stats
from sympy import Rational, exp, log, simplify, sqrt

import symgan as sg
from symgan.laws import Dirac, Mixture, Normal, Uniform
from symgan.notation import sigma, theta
from symgan.records import Status

N = Normal(0, 1)
HALF = Rational(1, 2)


def js(mean, std=1.0):
    x = np.linspace(-40, 40 + mean, 80_001)
    p, q = stats.norm(0, 1).pdf(x), stats.norm(mean, std).pdf(x)
    m = np.maximum((p + q) / 2, 1e-300)
    terms = [a * np.log(np.maximum(a, 1e-300) / m) for a in (p, q)]
    return integrate.simpson((terms[0] + terms[1]) / 2, x=x)


def test_the_bounds_of_two_normal_laws_that_part():
    found = sg.saturation(N, Normal(theta, 1), theta)
    assert simplify(found.least - log(2) + exp(-(theta**2) / 8)) == 0
    assert simplify(found.slope - sqrt(1 + theta**2 / 4) * exp(-(theta**2) / 8) / 2) == 0
    assert found.limits == (0, 0)


@pytest.mark.parametrize("mean", [0.0, 0.3, 1.0, 2.5, 4.0, 7.0])
@pytest.mark.parametrize("std", [1, 2])
def test_the_divergence_and_its_slope_lie_within_the_bounds(mean, std):
    found = sg.saturation(N, Normal(theta, std), theta)
    least, slope = (float(e.subs(theta, mean)) for e in (found.least, found.slope))
    assert least - 1e-9 <= js(mean, std) <= np.log(2) + 1e-9
    assert abs(js(mean + 1e-4, std) - js(mean - 1e-4, std)) / 2e-4 <= slope + 1e-6


@pytest.mark.parametrize(
    "pair", [(N, N), (Normal(theta, 1), N), (Uniform(), Normal(theta, 1)), (N, Dirac(theta)), (3, N)]
)
def test_laws_that_do_not_move_so_are_refused(pair):
    with pytest.raises(sg.InputError):
        sg.saturation(*pair, theta)


def test_constants_that_are_symbols_leave_the_limit_open_or_find_it():
    found = sg.saturation(N, Normal(theta, sigma), theta)
    assert found.least.subs({sigma: 1, theta: 0}) == log(2) - 1


points = st.lists(st.integers(-6, 6), min_size=1, max_size=5, unique=True)


@settings(max_examples=25, deadline=None)
@given(points, points, st.randoms(use_true_random=False))
def test_a_coupling_and_a_critic_always_prove_each_other_best(xs, ys, random):
    laws = []
    for side in (xs, ys):
        counts = [random.randint(1, 4) for _ in side]
        laws.append(Mixture([Rational(c, sum(counts)) for c in counts], map(Dirac, side)))
    found = sg.kantorovich_rubinstein(*laws)
    weights = [[float(w) for w in law.args[0]] for law in laws]
    assert found.valid and float(found.primal) == pytest.approx(stats.wasserstein_distance(xs, ys, *weights))
    assert found.primal == sg.distance(sg.distances.wasserstein(), *laws).value


@pytest.mark.parametrize("pair", [(N, Dirac(0)), (Dirac(theta), Dirac(0)), (0, Dirac(0)), ("p", "q")])
def test_other_laws_have_no_certificate(pair):
    with pytest.raises(sg.InputError):
        sg.kantorovich_rubinstein(*pair)


def test_claims_on_distances_that_are_not_so_are_not_proved():
    from symgan.literature.judge import judge
    from symgan.literature.statements.distances import Bounded, DistanceIs, Duality, Infinite, Saturates, Symmetric

    kl, moved = sg.distances.kl(), Normal(theta, 1)
    for statement, status in (
        (Bounded(kl, log(2)), Status.UNDECIDED),
        (Symmetric(kl), Status.REFUTED),
        (Infinite(kl, N, moved, theta > 3), Status.REFUTED),
        (DistanceIs(kl, N, moved, theta**2), Status.REFUTED),
        (DistanceIs(sg.distances.jensen_shannon(), N, moved, theta), Status.UNDECIDED),
        (Saturates(N, moved, theta, log(2) - exp(-(theta**2) / 4)), Status.UNDECIDED),
        (Duality(Dirac(0), Dirac(1), HALF), Status.REFUTED),
    ):
        assert judge(statement).status is status, statement
