"""Center manifolds of textbooks, and the reduced flow against slow runs in floats."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from sympy import Matrix, lambdify, symbols

from symgan.exact.center_manifold import reduced_field
from symgan.exact.field import jacobian

x, y, z, a = symbols("x y z a", real=True)


def reduced(*field, params=(x, y), at=None):
    point = at or dict.fromkeys(params, 0)
    return reduced_field(Matrix(field), point, jacobian(Matrix(field), point))


@pytest.mark.parametrize(
    ("field", "order", "coefficient"),
    [
        ((x * y, -y - x**2), 3, -1),  # Carr, chapter 1: y = -x^2 + ...
        ((x * y + a * x**3, -y + x**2), 3, 1 + a),
        ((x**2, -y), 2, 1),
        ((-(x**5), -y), 5, -1),
        ((x**2 * y - x**5, -y + x**2), 4, 1),
    ],
)
def test_by_hand(field, order, coefficient):
    found = reduced(*field)
    assert (found.order, (found.coefficient - coefficient).expand()) == (order, 0)


def test_a_skew_direction_and_a_shifted_equilibrium():
    """In u = x + y the system u' = -u^3, y' = -y; the equilibrium is moved to (2, -1)."""
    u, v = x - 2 + y + 1, y + 1
    found = reduced(-(u**3) + v, -v, at={x: 2, y: -1})
    assert (found.order, found.coefficient) == (3, -1) and found.direction == Matrix([1, 0])


def test_nothing_where_the_zero_is_not_simple_or_all_terms_vanish():
    assert reduced(y, 0 * x) is None  # nilpotent
    assert reduced(x * y, -y) is None  # a line of equilibria
    assert reduced(x * y - x**3, -y + x**2) is None  # the parabola y = x^2 rests
    assert reduced(-x, -y) is None  # no zero eigenvalue


@given(st.tuples(*[st.integers(-2, 2)] * 5), st.integers(1, 3))
@settings(max_examples=20, deadline=None)
def test_the_slow_run_follows_the_reduced_flow(c, rate):
    field = (c[0] * x * y + c[1] * x**3 + c[2] * x**2, -rate * y + c[3] * x**2 + c[4] * x * y)
    found = reduced(*field)
    if found is None or found.order > 3:
        return
    velocity = lambdify((x, y), field)
    start = np.array([0.02, 0.0])
    settled = solve_ivp(lambda _, p: velocity(*p), (0, 12 / rate), start, rtol=1e-11, atol=1e-15).y[:, -1]
    speed = velocity(*settled)[0] / settled[0] ** found.order
    assert abs(speed - float(found.coefficient)) < 0.5


def test_three_parameters():
    found = reduced(x * z, -y + x * z, -z + x**2, params=(x, y, z))
    assert (found.order, found.coefficient) == (3, 1)
