"""Reversing reflections by hand, and closed orbits in floats."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import Matrix, lambdify, sin, symbols

from symgan.exact.reversible import reflection

x, y = symbols("x y", real=True)
ORIGIN = {x: 0, y: 0}


@pytest.mark.parametrize(
    ("field", "image"),
    [
        ((-y, x * (1 + y**3)), {x: -x, y: y}),
        ((y, -x - x**2 * y**2 + x**4), {x: x, y: -y}),
        ((-y - x * y**2, x + x**2 * y), {x: y, y: x}),
        ((-y - x**2, x + y**2), {x: y, y: x}),
        ((-y - x**2, x - y**2), {x: -y, y: -x}),
        ((-y, x - sin(y) ** 3), None),
        ((-y - x**3, x), None),
        ((-y, x + x * y), {x: -x, y: y}),
    ],
)
def test_the_reflection(field, image):
    found = reflection(Matrix(field), ORIGIN)
    assert found == image
    if found is not None:
        run = solve_ivp(lambda _, p: lambdify((x, y), field)(*p), (0, 14), [0.2, 0.1], rtol=1e-10, dense_output=True)
        late = run.sol(np.linspace(5, 8, 3001)) - np.array([[0.2], [0.1]])
        assert np.hypot(*late).min() < 1e-3  # the orbit comes back to where it began


def test_at_another_equilibrium():
    shifted = {x: x - 1, y: y - 2}
    field = Matrix([-y, x * (1 + y**3)]).subs(shifted, simultaneous=True)
    assert reflection(field, {x: 1, y: 2}) == {x: 2 - x, y: y}
    assert reflection(field, {x: 0, y: 2}) is None
