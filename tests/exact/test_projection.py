"""The projected focal value against the planar one, and against slow runs in three dimensions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from sympy import ImmutableMatrix, Rational, lambdify, symbols

from symgan.exact.field import jacobian
from symgan.exact.focal import focal_value
from symgan.exact.projection import projected_value
from symgan.exact.taylor import exponents, taylor

x, y, z = symbols("x y z", real=True)
w = symbols("w", positive=True)
HIGHER = [e for e in exponents(2, 3) if sum(e) > 1]


def projected(field, params, squared):
    field, point = ImmutableMatrix(field), dict.fromkeys(params, 0)
    return projected_value(taylor(field, point, 3), jacobian(field, point), squared)


@given(st.tuples(*[st.integers(-2, 2)] * 14), st.integers(-2, 2))
@settings(max_examples=12, deadline=None)
def test_in_the_plane_it_is_the_focal_value(c, a):
    p, q = [sum(k * x**i * y**j for k, (i, j) in zip(half, HIGHER, strict=True)) for half in (c[:7], c[7:])]
    field = ImmutableMatrix([a * x - (1 + a**2) * y + p, x - a * y + q])
    found = focal_value(taylor(field, {x: 0, y: 0}, 3), True, range(1, 2))
    # the form with x^2 to coefficient 1 is the squared amplitude of x over 1 + a^2
    assert projected(field, (x, y), 1) == (0, found.value / (1 + a**2) if found else 0)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        # z settles at x^2 + y^2: then r' = r z/2 and so on; by hand for a rotation of speed 1 in (x, y)
        ((-y - x * z, x - y * z, -z + x**2 + y**2), -2),
        ((-y + x * z, x + y * z, -z + x**2 + y**2), 2),
        ((-y - x**3, x, -2 * z), -Rational(3, 4)),
        ((-y, x + 0 * z, -z + x**2), 0),
    ],
)
def test_three_dimensions_by_hand(field, expected):
    assert projected(field, (x, y, z), 1) == (0, expected)


def test_symbolic_frequency():
    assert projected((-w * y - x**3, w * x, -z), (x, y, z), w**2) == (0, -Rational(3, 4))


def test_a_run_in_three_dimensions():
    """The amplitude of a run whose third parameter is driven at twice the frequency."""
    field = (-y - x * z, x, -z + x**2)
    _, value = projected(field, (x, y, z), 1)
    velocity = lambdify((x, y, z), field)
    run = solve_ivp(lambda _, p: velocity(*p), (0, 800), [0.2, 0.0, 0.02], rtol=1e-10, atol=1e-13, dense_output=True)
    inverse = [np.mean(1 / (run.sol(np.linspace(s, s + 20 * np.pi, 4001))[:2] ** 2).sum(axis=0)) for s in (300, 700)]
    assert abs((inverse[1] - inverse[0]) / 400 / float(-value) - 1) < 1e-2


def test_no_value_where_the_pair_is_not_simple():
    field = (-y, x, -symbols("u"), z)
    params = (x, y, z, symbols("u"))
    assert projected(field, params, 1) is None
