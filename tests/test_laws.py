"""Laws: exact moments, quadrature, samples and densities are four formulas for one thing; and expectations as operators."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Derivative, Expr, I, Integral, Rational, Symbol, cos, exp, expand, oo, pi, simplify, sqrt, symbols

from symgan.errors import InputError
from symgan.laws import Dirac, Expectation, Mixture, Normal, Uniform, empirical
from symgan.numeric.predict import number

a, t, u, x, y = symbols("a t u x y", real=True)
s = Symbol("s", positive=True)
LAWS = {
    "dirac": Dirac(Rational(3, 2)),
    "normal": Normal(-1, 2),
    "standard": Normal(),
    "uniform": Uniform(-1, 3),
    "unit": Uniform(),
    "mixture": Mixture([Rational(1, 4), Rational(3, 4)], [Normal(2, Rational(1, 2)), Uniform(-1, 0)]),
    "empirical": empirical([0, 1, Rational(7, 2)]),
    "nested": Mixture([0.5, 0.5], [empirical([1, 2]), Dirac(-1)]),
}
every_law = pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)


def value(expr: Expr) -> float:
    return float(expr)


@every_law
def test_moments_agree_with_quadrature_samples_and_densities(law):
    nodes, weights = law.quadrature(value, 40)
    drawn = law.sample(value, np.random.default_rng(7), 200_000)
    assert drawn.shape == (200_000,) and weights.sum() == pytest.approx(1)
    for k in range(7):
        exact = float(law.moment(k))
        assert np.sum(weights * nodes**k) == pytest.approx(exact, rel=1e-10, abs=1e-12)
        assert number(Expectation(t**k * exp(0 * t), (t, law)), {}).real == pytest.approx(exact, rel=1e-9, abs=1e-9)
        deviation = np.sqrt(max(float(law.moment(2 * k)) - exact**2, 0) / 200_000)
        assert np.mean(drawn**k) == pytest.approx(exact, abs=5 * deviation + 1e-12)


@pytest.mark.parametrize(("law", "density", "ends"), [
    (Normal(a, s), exp(-((t - a) ** 2) / (2 * s**2)) / (sqrt(2 * pi) * s), (-oo, oo)),
    (Uniform(a, a + s), 1 / s, (a, a + s)),
])  # fmt: skip
def test_moments_are_the_integrals_against_the_density(law, density, ends):
    for k in (0, 1, 2, 3):
        assert simplify(Integral(t**k * density, (t, *ends)).doit() - law.moment(k)) == 0


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=5))
def test_an_empirical_law_gives_averages(points):
    for k in range(4):
        assert empirical(points).moment(k) == Rational(sum(p**k for p in points), len(points))


def test_constants_are_substituted_like_any_other():
    law = Normal(a, s).subs({a: 1, s: 2})
    assert law == Normal(1, 2) and Normal(a, s).free_symbols == {a, s}
    assert Mixture([a, 1 - a], [Normal(0, s), Dirac(1)]).subs(a, Rational(1, 3)).moment(2) == s**2 / 3 + Rational(2, 3)
    assert Uniform(-a, a + s).xreplace({a: Rational(1)}) == Uniform(-1, 1 + s)


@pytest.mark.parametrize("law", [*LAWS.values(), Normal(a, s), Uniform(-a - s, a + s)])
def test_a_law_prints_and_rebuilds(law):
    assert type(law).__name__ in str(law) and law.func(*law.args) == law


@pytest.mark.parametrize(
    "make",
    [
        lambda: Mixture([1, 1], [Dirac(0), Dirac(1)]),
        lambda: Mixture([1], [Dirac(0), Dirac(1)]),
        lambda: Mixture([0.5, 0.5], [0, 1]),
        lambda: empirical([]),
        lambda: Normal(0, -1),
        lambda: Uniform(1, 0),
        lambda: Uniform(2, 2),
        lambda: Normal("0", 1),
        lambda: Normal(None),
        lambda: Dirac([1, 2]),
    ],
)
def test_what_is_no_law_is_refused(make):
    with pytest.raises(InputError):
        make()


def test_decimal_weights_and_constants_are_fractions():
    assert Mixture([0.1] * 10, [Dirac(i) for i in range(10)]).moment(1) == Rational(9, 2)
    assert Normal(0.1, 0.5).args == (Rational(1, 10), Rational(1, 2))


# --- expectations as operators ----------------------------------------------------------------

LAW = Normal(0, s)


def test_an_expectation_is_linear_and_keeps_only_what_it_needs():
    joint = Expectation(3 * x * exp(t) + y * u + 5, (t, LAW), (u, Uniform()))
    assert joint == 3 * x * Expectation(exp(t), (t, LAW)) + y * Expectation(u, (u, Uniform())) + 5
    assert Expectation(x**2 + 1, (t, LAW)) == x**2 + 1
    assert Expectation(0 * t, (t, LAW)) == 0
    assert not Expectation(t * exp(x), (t, LAW)).has(Integral) and Expectation(t, (t, LAW)).is_real


def test_bound_variables_are_protected_and_free_ones_are_not():
    e = Expectation(exp(t * x), (t, Normal(a, s)))
    assert e.subs(t, 5) == e and e.free_symbols == {x, a, s}
    assert e.subs(x, 2) == Expectation(exp(2 * t), (t, Normal(a, s)))
    assert e.subs({a: 0, s: 1}) == Expectation(exp(t * x), (t, Normal(0, 1)))
    assert (t * e).subs(t, 5) == 5 * e
    assert e.subs({x: y, y: x}, simultaneous=True) == Expectation(exp(t * y), (t, Normal(a, s)))
    assert (x + e).subs({x: 0}) == 1  # exp(0) needs no expectation


def test_differentiation_goes_under_the_integral():
    e = Expectation(cos(x * t) * y, (t, LAW))
    assert e.diff(x) == Expectation(cos(x * t).diff(x) * y, (t, LAW))
    assert e.diff(t) == 0 and e.diff(y) == Expectation(cos(x * t), (t, LAW))
    at = {x: Rational(3, 4), y: 2, s: 1}
    step = Rational(1, 1000)
    difference = (number(e, {**at, x: at[x] + step}) - number(e, {**at, x: at[x] - step})) / (2 * float(step))
    assert number(e.diff(x), at).real == pytest.approx(difference.real, rel=1e-5)


def test_mixed_derivatives_commute():
    e = Expectation(exp(x * y * t), (t, LAW))
    assert expand(e.diff(x, y) - e.diff(y, x)) == 0
    assert not e.diff(x, 2).has(Derivative) and not e.has(I)
