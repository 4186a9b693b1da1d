"""The two rules for expectations: exact for polynomials, or reproducible samples."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational, Symbol

from symgan.laws import Dirac, Mixture, Normal, Uniform
from symgan.numeric.rules import NODES, monte_carlo, quadrature

s = Symbol("s", positive=True)


def value(expr):
    return float(expr.subs(s, 2))


@given(st.integers(0, 9), st.integers(0, 6))
def test_quadrature_is_exact_for_polynomials(j, k):
    (x, y), w = quadrature()((Normal(1, s), Uniform(-1, 3)), value)
    nodes, weights = np.polynomial.hermite_e.hermegauss(20)
    first = np.sum(weights * (1 + 2 * nodes) ** j) / weights.sum()
    second = (3.0 ** (k + 1) - (-1.0) ** (k + 1)) / (4 * (k + 1))
    np.testing.assert_allclose(np.sum(w * x**j * y**k), first * second, rtol=1e-9, atol=1e-9)


def test_the_grid_holds_every_combination_once():
    (x, y), w = quadrature(5)((Normal(0, 1), Mixture([Rational(1, 2)] * 2, [Dirac(0), Dirac(7)])), value)
    assert len(x) == len(y) == len(w) == 10 and len({*zip(x, y, strict=True)}) == 10
    assert abs(w.sum() - 1) < 1e-12 and NODES >= 32


def test_samples_repeat_for_a_seed_and_differ_between_seeds():
    laws = Normal(0, 1), Normal(0, 1)
    (x, y), w = monte_carlo(100, 1)(laws, value)
    again = monte_carlo(100, 1)(laws, value)[0]
    assert np.array_equal(x, again[0]) and not np.array_equal(x, monte_carlo(100, 2)(laws, value)[0][0])
    assert not np.array_equal(x, y) and abs(np.corrcoef(x, y)[0, 1]) < 0.4  # independent variables of one law
    assert np.all(w == 0.01)
