"""Distances of laws: closed forms against hand algebra and SciPy's quadrature of densities."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sympy import Abs, Ge, Rational, S, Symbol, erf, exp, log, oo, pi, simplify, sqrt

import symgan as sg
from symgan import distances as D
from symgan.laws import Dirac, Mixture, Normal, Uniform, empirical
from symgan.notation import m, s, sigma, theta

Z = Uniform(0, 1)
N = Normal(0, 1)
PARALLEL = (Dirac(0), Z), (Dirac(theta), Z)
COIN = Mixture([Rational(1, 3), Rational(2, 3)], [Dirac(0), Dirac(1)])
DIVERGENCES = (D.kl(), D.reverse_kl(), D.jensen_shannon(), D.total_variation(), D.pearson(), D.hellinger())
ALL = (*DIVERGENCES, D.wasserstein(1), D.wasserstein(2), D.fourier(1))


def value(definition, p, q, **how):
    return sg.distance(definition, p, q, **how).value


def same(found, expected):
    return simplify(found - expected) == 0


def test_two_normal_laws():
    ours, theirs = Normal(m, s), Normal(theta, sigma)
    squared = (m - theta) ** 2
    assert same(value(D.kl(), ours, theirs), log(sigma / s) + (s**2 + squared) / (2 * sigma**2) - Rational(1, 2))
    assert same(value(D.reverse_kl(), ours, theirs), value(D.kl(), theirs, ours))
    assert same(value(D.wasserstein(2), ours, theirs) ** 2, squared + (s - sigma) ** 2)
    affinity = sqrt(2 * s * sigma / (s**2 + sigma**2)) * exp(-squared / (4 * (s**2 + sigma**2)))
    assert same(value(D.hellinger(), ours, theirs), 2 - 2 * affinity)
    assert same(value(D.total_variation(), N, Normal(theta, 1)), Abs(erf(theta / (2 * sqrt(2)))))
    assert same(value(D.pearson(), N, Normal(theta, 1)), exp(theta**2) - 1)
    assert value(D.pearson(), Normal(0, 2), N) is oo
    assert same(
        value(D.wasserstein(), N, Normal(theta, 2)), theta * erf(theta / sqrt(2)) + sqrt(2 / pi) * exp(-(theta**2) / 2)
    )


def test_a_standard_deviation_that_may_be_the_same_makes_two_cases():
    found = value(D.wasserstein(), Normal(0, s), Normal(0, sigma))
    assert same(found.subs({s: 3, sigma: 1}), 2 * sqrt(2 / pi)) and found.subs({s: 1, sigma: 1}) == 0


@pytest.mark.parametrize(
    ("definition", "apart"),
    [
        (D.kl(), oo),
        (D.reverse_kl(), oo),
        (D.pearson(), oo),
        (D.jensen_shannon(), log(2)),
        (D.total_variation(), 1),
        (D.hellinger(), 2),
        (D.fourier(2), oo),
    ],
)
@pytest.mark.parametrize("pair", [PARALLEL, (Dirac(0), Dirac(theta))])
def test_parallel_lines_meet_or_do_not(definition, apart, pair):
    found = value(definition, *pair)
    assert found.subs(theta, 0) == 0 and found.subs(theta, 3) == apart and found.subs(theta, -Rational(1, 9)) == apart


@pytest.mark.parametrize("definition", [D.wasserstein(1), D.wasserstein(2), D.wasserstein(3), D.fourier(1)])
@pytest.mark.parametrize(
    "pair", [PARALLEL, (Dirac(0), Dirac(theta)), (N, Normal(theta, 1)), (Z, Uniform(theta, theta + 1))]
)
def test_a_shift_costs_its_length(definition, pair):
    d = sg.distance(definition, *pair)
    assert d.value == Abs(theta) and d.gradient[theta].subs(theta, 5) == 1 and d.gradient[theta].subs(theta, -5) == -1


def test_uniform_laws_by_their_overlap():
    moved = Uniform(theta, theta + 1)
    for at, overlap in ((0, 1), (Rational(1, 3), Rational(2, 3)), (-Rational(1, 4), Rational(3, 4)), (2, 0), (-2, 0)):
        assert value(D.total_variation(), Z, moved).subs(theta, at) == 1 - overlap
        assert same(value(D.jensen_shannon(), Z, moved).subs(theta, at), (1 - overlap) * log(2))
        assert value(D.kl(), Z, moved).subs(theta, at) == (0 if at == 0 else oo)
    assert (
        same(value(D.kl(), Uniform(0, 1), Uniform(-1, 3)), log(4))
        and value(D.kl(), Uniform(-1, 3), Uniform(0, 1)) is oo
    )
    assert value(D.wasserstein(), Uniform(0, 2), Uniform(0, 1)) == Rational(1, 2)


def test_laws_of_finitely_many_points():
    fair = empirical([0, 1])
    assert same(value(D.kl(), COIN, fair), log(Rational(2, 3)) / 3 + 2 * log(Rational(4, 3)) / 3)
    assert value(D.total_variation(), COIN, fair) == Rational(1, 6) == value(D.wasserstein(), COIN, fair)
    assert value(D.wasserstein(2), empirical([2, 0, 5]), empirical([1, 7, 1])) == sqrt(2)
    assert value(D.wasserstein(), empirical([0, 1]), empirical([theta, 1 + theta])) == Abs(theta)
    ordered = value(D.wasserstein(), empirical([0, 1]), empirical([0, theta]), given=Ge(theta, 0))
    assert same(ordered, Abs(theta - 1) / 2)
    assert sg.distance(D.wasserstein(), empirical([0, 1]), empirical([0, theta])).reason.endswith("the points come")


def test_points_that_may_meet_are_put_into_each_case():
    found = value(D.total_variation(), empirical([0, 1]), empirical([theta, 2 * theta]))
    assert [found.subs(theta, at) for at in (0, Rational(1, 2), 1, 3)] == [
        Rational(1, 2),
        Rational(1, 2),
        Rational(1, 2),
        1,
    ]


def test_coordinates_that_are_the_same_change_nothing_and_others_add_up():
    ours, theirs = (N, N, Z), (Normal(theta, 1), Normal(0, sigma), Z)
    assert same(value(D.kl(), ours, theirs), theta**2 / 2 + log(sigma) - Rational(1, 2) + 1 / (2 * sigma**2))
    assert same(value(D.wasserstein(2), ours, theirs) ** 2, theta**2 + (1 - sigma) ** 2)
    assert sg.distance(D.wasserstein(), ours, theirs).value is None
    assert all(value(d, ours, ours) == 0 for d in ALL)


def test_fourier_metrics_are_finite_where_the_lower_moments_agree():
    assert value(D.fourier(2), Normal(0, 3), N) == 4 and value(D.fourier(2), Dirac(0), N) == Rational(1, 2)
    found = value(D.fourier(2), Normal(m, s), Normal(theta, s))
    assert found.subs(m, theta) == 0 and found.subs({m: 1, theta: 0}) is oo
    assert value(D.fourier(3), Normal(0, 3), N) is oo
    assert sg.distance(D.fourier(1), N, Normal(0, 2)).value is None


def test_a_gradient_stands_only_where_the_distance_is_finite_and_smooth():
    assert sg.distance(D.kl(), *PARALLEL).gradient == {}
    slope = sg.distance(D.jensen_shannon(), *PARALLEL).gradient[theta]
    assert slope.subs(theta, 1) == 0 and slope.subs(theta, 0) is S.NaN
    assert sg.distance(D.kl(), N, Normal(theta, 1)).gradient == {theta: theta}
    assert sg.distance(D.kl(), Z, Uniform(theta, theta + 1)).gradient == {}


@pytest.mark.parametrize(
    ("definition", "p", "q"),
    [
        (D.kl(), 3, N),
        ("kl", N, N),
        (D.kl(), (N, N), N),
        (D.kl(), (), ()),
        (D.kl(), (N, 2), (N, N)),
    ],
)
def test_what_is_no_distance_or_law_is_refused(definition, p, q):
    with pytest.raises(sg.InputError, match="distance|law|dimension"):
        sg.distance(definition, p, q)


@pytest.mark.parametrize("bad", [0, -1, Rational(1, 2), Symbol("p")])
def test_a_cost_takes_a_positive_power(bad):
    with pytest.raises(sg.InputError, match="power"):
        D.wasserstein(bad)


numbers = st.integers(-4, 4).map(lambda n: Rational(n, 2))
widths = st.integers(1, 4).map(lambda n: Rational(n, 2))
FEW = settings(max_examples=4, deadline=None)
GRID = np.linspace(-20, 20, 40_001)


def frozen(law):
    return stats.norm(*map(float, law.args))


@FEW
@given(numbers, widths, numbers, widths)
def test_divergences_of_normal_laws_are_the_integrals_of_their_densities(a, s1, b, s2):
    p, q = Normal(a, s1), Normal(b, s2)
    x, y = (np.maximum(frozen(law).pdf(GRID), 1e-300) for law in (p, q))
    for definition, density in (
        (D.kl(), x * np.log(x / y)),
        (D.total_variation(), abs(x - y) / 2),
        (D.hellinger(), (np.sqrt(x) - np.sqrt(y)) ** 2),
    ):
        assert float(value(definition, p, q)) == pytest.approx(density.sum() * 1e-3, abs=1e-6)


@FEW
@given(numbers, widths, numbers, widths)
def test_distances_are_symmetric_and_obey_the_bounds_between_them(a, s1, b, s2):
    p, q = Normal(a, s1), Normal(b, s2)
    tv, h2, kl = (float(value(d, p, q)) for d in (D.total_variation(), D.hellinger(), D.kl()))
    w1, w2 = (float(value(D.wasserstein(n), p, q)) for n in (1, 2))
    assert tv == pytest.approx(float(value(D.total_variation(), q, p)), abs=1e-12)
    assert h2 / 2 <= tv + 1e-12 and tv**2 <= kl / 2 + 1e-12 and abs(a - b) <= w1 + 1e-12 and w1 <= w2 + 1e-12
    assert w1 == pytest.approx(abs(frozen(p).cdf(GRID) - frozen(q).cdf(GRID)).sum() * 1e-3, abs=1e-6)
