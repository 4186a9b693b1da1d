"""Exact expectations against Gaussian moments from tables, and what has no closed form left standing."""

from hypothesis import given
from hypothesis import strategies as st
from sympy import Derivative, I, Rational, Subs, Symbol, exp, expand, log, sqrt, symbols

from symgan.exact.moments import expect, open_gradients
from symgan.laws import Dirac, Expectation, Mixture, Normal, Uniform, empirical

a, b, m, x, y, z = symbols("a b m x y z", real=True)
s = Symbol("s", positive=True)
small = st.integers(-4, 4)


def mean(integrand, *bindings):
    return expand(expect(Expectation(integrand, *bindings)))


def test_gaussian_moments_from_the_table():
    law = Normal(m, s)
    table = (1, m, m**2 + s**2, m**3 + 3 * m * s**2, m**4 + 6 * m**2 * s**2 + 3 * s**4)
    assert tuple(mean(x**k, (x, law)) for k in range(5)) == table
    assert mean(x**6, (x, Normal(0, 1))) == 15


def test_uniform_and_empirical_moments():
    assert mean(x**2, (x, Uniform(-a, a))) == a**2 / 3
    assert mean((x - 1) ** 2, (x, empirical([0, 1, 5]))) == Rational(17, 3)
    assert mean(x**2, (x, Mixture([Rational(1, 3), Rational(2, 3)], [Normal(0, 1), Dirac(3)]))) == Rational(19, 3)


@given(small, small, small, small)
def test_independent_variables_multiply(p, q, u, v):
    """E (p x + q y z)^2 for x ~ N(u, 1), y ~ N(0, v), z uniform on [0, 1]."""
    found = mean((p * x + q * y * z) ** 2, (x, Normal(u, 1)), (y, Normal(0, abs(v))), (z, Uniform(0, 1)))
    assert found == p**2 * (u**2 + 1) + Rational(q**2 * v**2, 3)


def test_a_point_mass_is_put_in_whatever_the_function():
    assert mean(log(1 + exp(x * a)), (x, Dirac(2))) == log(1 + exp(2 * a))
    assert mean(exp(x) * y, (x, empirical([0, 1])), (y, Normal(3, 1))) == Rational(3, 2) + 3 * exp(1) / 2


def test_what_has_no_moment_stays_an_expectation():
    integrand = log(1 + exp(x))
    assert expect(Expectation(integrand, (x, Normal(0, 1)))) == Expectation(integrand, (x, Normal(0, 1)))
    half = mean(y**2 * exp(x), (x, Normal(0, 1)), (y, Dirac(3)))
    assert half == 9 * Expectation(exp(x), (x, Normal(0, 1)))


def test_nested_expectations_are_worked_out_from_the_inside():
    inner = Expectation((x - y) ** 2, (y, Normal(0, s)))
    assert mean(inner, (x, Normal(m, 1))) == m**2 + 1 + s**2
    assert mean(x * Expectation(x * y, (y, Normal(a, 1))), (x, Normal(0, 2))) == 4 * a


def test_expectations_inside_other_expressions():
    assert expect(exp(Expectation(x**2, (x, Normal(0, s))))) == exp(s**2)


def test_gradients_left_open_are_carried_out_at_the_point():
    slope = Subs(Derivative(a * x**3, x), x, y + 1)
    assert expand(open_gradients(slope**2) - 9 * a**2 * (y + 1) ** 4) == 0
    assert open_gradients(Subs(Derivative(exp(b * x), x), x, 0)) == b


def test_constants_of_a_law_may_be_radicals():
    assert mean(x**2, (x, Normal(0, sqrt(2)))) == 2
    assert mean(x**2, (x, Normal(0, sqrt(a**2 + 1)))) == a**2 + 1
    assert not mean(x, (x, Normal(a, 1))).has(I)
