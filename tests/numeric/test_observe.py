"""What is read off simulations: the Jacobian of a step, the rate of runs, and where a spectrum lies."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Rational, exp, sin, symbols

from symgan.methods import alternating, gradient_flow, simultaneous
from symgan.numeric import observe
from symgan.numeric.field import FloatField
from symgan.records import Game, Method, Player

x, y = symbols("x y", real=True)
BENT = Game("bent", (Player("a", (x,), exp(x) - x + x * y + x**3), Player("b", (y,), 2 * y**2 - sin(x * 3) * y)))
J = np.array([[-1.0, -1.0], [3.0, -4.0]])  # of its field at the origin
CENTER = np.zeros(2)


def test_the_jacobian_of_a_step_is_read_off_the_nonlinear_game():
    field = FloatField(BENT, {})
    np.testing.assert_allclose(observe.matrix(gradient_flow(), field, {}, CENTER), J, atol=1e-8)
    np.testing.assert_allclose(observe.matrix(simultaneous(0.1), field, {}, CENTER), np.eye(2) + 0.1 * J, atol=1e-9)
    first, second = np.array([[0.9, -0.1], [0, 1]]), np.array([[1, 0], [0.3, 0.6]])
    np.testing.assert_allclose(
        observe.matrix(alternating(0.1, 1, 2), field, {}, CENTER), second @ second @ first, atol=1e-9
    )


def test_memory_is_part_of_the_state():
    method = Method(
        "ball", lambda v, w, m, b: (w + 0.1 * v(w) + b * (w - m[0]), (w,)), (Rational(1, 4),), lambda v, w: (w,)
    )
    found = observe.matrix(method, FloatField(BENT, {}), {}, CENTER)
    top = np.hstack([1.25 * np.eye(2) + 0.1 * J, -0.25 * np.eye(2)])
    np.testing.assert_allclose(found, np.vstack([top, np.hstack([np.eye(2), np.zeros((2, 2))])]), atol=1e-9)
    rate = observe.rate_of_runs(BENT, method, FloatField(BENT, {}), {}, CENTER, 12)
    assert rate == pytest.approx(np.abs(np.linalg.eigvals(found)).max(), rel=1e-6)


@pytest.mark.parametrize(("method", "matrix"), [(gradient_flow(), J), (simultaneous(0.1), np.eye(2) + 0.1 * J)])
def test_runs_near_the_equilibrium_show_the_linear_rate(method, matrix):
    rate = observe.spectral_rate(matrix, method.flow)
    duration = observe.duration(rate, method.flow)
    seen = observe.rate_of_runs(BENT, method, FloatField(BENT, {}), {}, CENTER, duration)
    assert seen == pytest.approx(rate, rel=1e-5)


@given(st.floats(1e-3, 1e3), st.booleans())
def test_a_run_ends_before_it_leaves_the_neighborhood_or_sinks_into_rounding(rate, flow):
    duration = observe.duration(rate, flow)
    assert 0 < duration <= (observe.RUN_TIME if flow else observe.RUN_STEPS)
    if duration > 1 or flow:
        assert abs(np.log(rate)) * duration <= np.log(observe.RANGE) * (1 + 1e-9)


def test_rates():
    spiral = np.array([[-0.5, -2.0], [2.0, -0.5]])
    assert observe.spectral_rate(spiral, True) == pytest.approx(np.exp(-0.5))
    assert observe.spectral_rate(spiral, False) == pytest.approx(np.sqrt(4.25))
    assert observe.mean_rate(np.linalg.matrix_power(spiral, 5), 5) == pytest.approx(np.sqrt(4.25))


@pytest.mark.parametrize(
    ("matrix", "flow", "where"),
    [
        ([[-1, 5], [0, -1e-3]], True, "stable"),
        ([[0, -1], [1, 0]], True, "marginal"),
        ([[-1, 0], [0, 1e-3]], True, "unstable"),
        ([[0, 0.999], [0.999, 0]], False, "stable"),
        ([[0.6, -0.8], [0.8, 0.6]], False, "marginal"),
        ([[1.001, 0], [0, 0]], False, "unstable"),
    ],
)
def test_locations(matrix, flow, where):
    assert observe.location(np.array(matrix), flow) == where


def test_a_margin_widens_the_boundary():
    assert observe.location(np.array([[-1e-4]]), True, 1e-3) == "marginal"
    assert observe.location(np.array([[-1e-2]]), True, 1e-3) == "stable"
