"""Where roots lie: against NumPy away from the boundary, and exactly on it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import I, Poly, Rational, Symbol, pi, sqrt, symbols

from symgan.decide.roots import Location, count_on_boundary, roots_location
from symgan.errors import InputError

x, y = symbols("x y")
KNOWN = [  # a polynomial by its factors; inside, boundary, outside
    (x**2 + 1, True, (0, 2, 0)),
    (x**2 + 1, False, (0, 2, 0)),
    ((x + 1) ** 3 * (x - 2) * (x**2 + 4), True, (3, 2, 1)),
    ((x + 1) ** 2 * (2 * x - 1) ** 2 * (x**2 + 1) * (x - 3) * (x**2 - x + 1), False, (2, 6, 1)),
    (x**3, True, (0, 3, 0)),
    (x**3, False, (3, 0, 0)),
    (x**2 + sqrt(2), True, (0, 2, 0)),
    (x**2 + sqrt(2) * x + 1, False, (0, 2, 0)),
    (x**2 + sqrt(2) * x + 1, True, (2, 0, 0)),
    ((x - sqrt(2)) ** 2 * (x + 1), True, (1, 0, 2)),
    ((x**2 + sqrt(3)) * (x - sqrt(2)) ** 2 * (x + 1), True, (1, 2, 2)),
    (x**2 + pi * x + 1, True, (2, 0, 0)),
    (x**2 - pi * x + 1, False, (1, 0, 1)),
    (x - 1 - Rational(1, 10**300), False, (0, 0, 1)),
    (x - 1 + Rational(1, 10**300), False, (1, 0, 0)),
    ((x + Rational(1, 10**200)) * (x**2 + 1), True, (1, 2, 0)),
    (x**0 * 5, True, (0, 0, 0)),
]


@pytest.mark.parametrize(("expr", "flow", "expected"), KNOWN)
def test_known_locations(expr, flow, expected):
    assert roots_location(Poly(expr, x), flow) == Location(*expected)


@given(st.lists(st.integers(-5, 5), min_size=2, max_size=6), st.booleans())
def test_against_numpy_away_from_the_boundary(coefficients, flow):
    if coefficients[0] == 0:
        return
    roots = np.roots(coefficients)
    away = roots.real if flow else np.abs(roots) - 1
    found = roots_location(Poly(coefficients, x), flow)
    assert found.inside + found.boundary + found.outside == len(coefficients) - 1
    assert found.inside >= np.sum(away < -1e-3) and found.outside >= np.sum(away > 1e-3)
    if np.all(np.abs(away) > 1e-3):
        assert found == Location(int(np.sum(away < 0)), 0, int(np.sum(away > 0)))


@given(
    st.lists(
        st.sampled_from([x - 1, x + 1, x**2 + 1, x**2 + x + 1, 5 * x**2 - 6 * x + 5, x - 2, 3 * x + 1]), max_size=5
    )
)
def test_products_on_the_circle_are_counted_exactly(factors):
    product = Poly(1, x)
    for factor in factors:
        product *= Poly(factor, x)
    on = sum(Poly(f, x).degree() for f in factors if f not in (x - 2, 3 * x + 1))
    expected = Location(factors.count(3 * x + 1), on, factors.count(x - 2))
    assert roots_location(product, flow=False) == expected


def test_what_cannot_be_separated_is_none():
    assert roots_location(Poly(x**2 + pi, x), flow=True) is None


def test_the_boundary_alone():
    assert count_on_boundary(Poly((x**2 + 4) * (x + 1) * x, x, domain="QQ"), flow=True) == 3
    assert count_on_boundary(Poly((x**2 + x + 1) * (x + 1) * (x - 2), x, domain="QQ"), flow=False) == 3


@pytest.mark.parametrize("poly", [Poly(0, x), Poly(x * Symbol("c"), x), Poly(x + I, x), Poly(x + y, x, y)])
def test_what_has_no_real_coefficients_is_refused(poly):
    with pytest.raises(InputError, match="roots"):
        roots_location(poly, flow=True)
