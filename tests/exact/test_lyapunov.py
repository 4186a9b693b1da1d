"""Lyapunov's method on systems whose answer is known, and what it must not prove."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import Matrix, Rational, exp, lambdify, symbols, tanh

from symgan.exact.lyapunov import lie_derivative, lyapunov

x, y, z = symbols("x y z", real=True)
ORIGIN = {x: 0, y: 0}
HALF = (x**2 + y**2) / 2


@pytest.mark.parametrize(
    ("field", "rate", "strict"),
    [
        ((y, -x - y**3), -(y**4), True),
        ((y - x**3, -x), -(x**4), True),
        ((-y * exp(x * y) / (1 + exp(x * y)), x / (1 + exp(x * y))), -x * y * tanh(x * y / 2), True),
        ((-x, 0), -(x**2), False),  # every point of the line x = 0 rests
        ((y - x * y**2, -x), -(x**2) * y**2, True),
        ((y * (1 - x) ** 2, -x * (1 - x) ** 2 + x**3), None, None),
        ((y, -x + y**3), None, None),
        ((y, -x + x * y), None, None),
        ((y, -x - y / (1 - x)), None, None),
        ((y, -x), None, None),
    ],
)
def test_what_the_energy_proves(field, rate, strict):
    found = lyapunov(HALF, Matrix(field), ORIGIN)
    if rate is None:
        assert found is None
        return
    assert (found.rate - rate).rewrite(exp).simplify() == 0 and found.strict is strict
    if strict:
        run = solve_ivp(lambda _, p: np.array(lambdify((x, y), field)(*p), dtype=float), (0, 40), [1.0, 0.6], rtol=1e-8)
        energy = (run.y**2).sum(axis=0)
        assert (np.diff(energy) <= 1e-9).all() and energy[-1] < 0.7 * energy[0]


def test_an_orbit_that_stays_where_the_energy_rests_is_seen():
    """x' = -x y^2, y' = 0 rests on x = 0 and on y = 0; x' = y - x, y' = x - y on the line x = y."""
    assert not lyapunov(HALF, Matrix([-x * y**2, 0]), ORIGIN).strict
    both = lyapunov(HALF, Matrix([-(x - y), x - y]), ORIGIN)
    assert both.rate == -((x - y) ** 2) and not both.strict  # the line x = y rests


def test_another_equilibrium_is_seen():
    """Two rest points cannot both be limits of every orbit: V' = 0 at (1, 0) as well."""
    field = Matrix([y * (1 - x) ** 2, -x * (1 - x) ** 2 - y * (1 - x) ** 2])
    found = lyapunov(HALF, field, ORIGIN)
    assert found is None or not found.strict


def test_three_parameters():
    field = Matrix([y, -x + z, -y - z])
    found = lyapunov((x**2 + y**2 + z**2) / 2, field, {x: 0, y: 0, z: 0})
    assert found.rate == -(z**2) and found.strict


def test_lie_derivative():
    assert lie_derivative(x * y, (x, y), Matrix([y, Rational(1, 2)])) == y**2 + x / 2
