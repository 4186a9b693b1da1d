"""Equilibria side by side: found exactly, and what is said of them seen in runs."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import Matrix, Rational, eye, lambdify, sin, symbols

from symgan.exact.field import jacobian
from symgan.exact.rest_points import contact, flat_equilibria

x, y, z, a = symbols("x y z a", real=True)
ORIGIN = {x: 0, y: 0}
LEAST_SQUARES = Matrix([y - x * y**2, -(x**2) * y])


def flat(field, point):
    return flat_equilibria(Matrix(field), point, jacobian(Matrix(field), point), True)


def test_a_line_through_the_equilibrium():
    assert flat(LEAST_SQUARES, ORIGIN) == [Matrix([1, 0])]
    assert flat(LEAST_SQUARES, {x: a, y: 0}) == [Matrix([1, 0])]
    assert flat([x * y, -y], ORIGIN) == [Matrix([1, 0])]
    assert flat([y - x, 2 * x - 2 * y, -z], {x: 1, y: 1, z: 0}) == [Matrix([1, 1, 0])]
    assert flat([-(x**3), -y], ORIGIN) == [] and flat([-x, -y], ORIGIN) == []
    assert flat([sin(x) * y, 0 * x], ORIGIN) == []  # both axes rest, but not the plane that the kernel spans


def test_of_a_map():
    step = Matrix([x, y]) + Rational(1, 2) * LEAST_SQUARES
    assert flat_equilibria(step, ORIGIN, eye(2) + jacobian(LEAST_SQUARES, ORIGIN) / 2, False) == [Matrix([1, 0])]


@pytest.mark.parametrize(
    ("field", "order", "sign"),
    [
        (LEAST_SQUARES, 3, -1),
        ((x * y, -x), 2, None),
        ((y * (1 + x), x * y), 2, None),
        ((-y, -(y**2) * x), None, None),  # the rest of the field runs along the line of equilibria
        ((-x, -x * y), 1, -1),
        ((x, x * y), 1, 1),
        ((x + x * y**2, 2 * x), 1, 1),
    ],
)
def test_contact_by_hand(field, order, sign):
    found = contact(Matrix(field), ORIGIN)
    if order is None:
        assert found is None
        return
    assert found.order == order and (sign is None or found.value * sign > 0)


def test_no_contact():
    assert contact(Matrix([x**2 - y, x + y]), ORIGIN) is None
    assert contact(Matrix([x * y * (x + y), y**2 * x]), ORIGIN) is None  # what is left vanishes too


def test_where_the_line_is_parametrized():
    found = contact(LEAST_SQUARES, {x: a, y: 0})
    assert found.order == 1 and found.value == -(a**2)


def test_runs_of_least_squares_stay_near_and_come_to_rest():
    velocity = lambdify((x, y), list(LEAST_SQUARES))
    for angle in np.linspace(0, 2 * np.pi, 7):
        for size in (1e-2, 1e-4):
            start = size * np.array([np.cos(angle), np.sin(angle)])
            run = solve_ivp(lambda _, p: velocity(*p), (0, 1e5), start, rtol=1e-9, atol=1e-14, method="LSODA")
            assert np.abs(run.y).max() < 3 * size ** (1 / 3) and abs(run.y[1, -1]) < 1e-3 * size
