"""Descent on the manifold of answers in floats: least squares against NumPy, training, and the steps by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, Rational, symbols

from symgan.numeric.field import FloatField
from symgan.numeric.least_squares import conjugate_gradients, steepest_descent
from symgan.numeric.manifold_descent import descend, project, train
from symgan.records import Game, InputError, Player

x, z, y1, y2, y3 = symbols("x z y1 y2 y3", real=True)
SOLVERS = (conjugate_gradients, steepest_descent)


def products(matrix):
    return lambda u: matrix @ u, lambda w: matrix.T @ w


@pytest.mark.parametrize("solver", SOLVERS)
@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_least_squares_without_the_matrix_are_numpys(solver, seed):
    draw = np.random.default_rng(seed)
    matrix, b, start = draw.normal(size=(2, 5)), draw.normal(size=5), draw.normal(size=2)
    found = solver(*products(matrix), b, start)
    expected = np.linalg.lstsq(matrix.T, b, rcond=None)[0]
    assert found.settled and np.allclose(found.solution, expected, atol=1e-9)
    assert np.allclose(found.left, b - matrix.T @ expected, atol=1e-9)


def test_a_warm_start_at_the_solution_takes_no_iteration_and_a_near_one_fewer_than_a_cold_one():
    matrix, b = np.array([[1.0, 0, 2, 0], [0, 3, 0, 1]]), np.array([1.0, 2, 3, 4])
    cold = steepest_descent(*products(matrix), b, np.zeros(2), 1e-4)
    assert steepest_descent(*products(matrix), b, cold.solution, 1e-3).iterations == 0
    near = steepest_descent(*products(matrix), b * 1.01, cold.solution, 1e-4)
    assert 0 < near.iterations < steepest_descent(*products(matrix), b * 1.01, np.zeros(2), 1e-4).iterations


def test_a_budget_that_ends_is_told(monkeypatch):
    monkeypatch.setattr("symgan.numeric.least_squares.BUDGET_ITERATIONS", 3)
    matrix = np.array([[1.0, 0.0], [0.0, 100.0]])
    found = steepest_descent(*products(matrix), np.array([1.0, 1.0]), np.zeros(2))
    assert not found.settled and found.iterations == 2


def two_against_three():
    coupling = x * y1 + z * y2 / 2 - x * y3 / 3 + y1 * y2 / 5
    value = x**2 / 2 + x * z / 4 + z**2 + coupling - y1**2 - y2**2 / 2 - Rational(3, 2) * y3**2
    return Game("block", (Player("min", (x, z), value), Player("max", (y1, y2, y3), -value)))


def test_the_projection_is_that_of_the_matrix_of_second_derivatives():
    """The normals by hand: the follower's gradient is (2 y1 - x - y2/5, y2 - z/2 - y1/5, 3 y3 + x/3)."""
    normals = np.array([[-1, 0, 2, -0.2, 0], [0, -0.5, -0.2, 1, 0], [1 / 3, 0, 0, 0, 3]])
    field, here = FloatField(two_against_three(), {}), np.array([1.0, -0.7, 0.2, 0.4, -0.3])
    b = field.gradient(0, here)
    assert np.allclose(b[0], here[0] + here[1] / 4 + here[2] - here[4] / 3)
    expected = b - normals.T @ np.linalg.solve(normals @ normals.T, normals @ b)
    for solver in SOLVERS:
        found = project(field, here, b, [2, 3, 4], 1, np.zeros(3), solver)
        assert found.settled and np.abs(found.left - expected).max() < 1e-8
        assert np.abs(normals @ found.left).max() < 1e-9


def test_training_finds_the_answer_and_says_where_there_is_none():
    field = FloatField(two_against_three(), {})
    at, _ = train(field, np.array([1.0, 2.0, 0, 0, 0]), [2, 3, 4], 1)
    block = np.array([[2, -0.2, 0], [-0.2, 1, 0], [0, 0, 3]])
    assert np.allclose(at[2:], np.linalg.solve(block, [1.0, 1.0, -1 / 3]), atol=1e-10) and list(at[:2]) == [1, 2]
    worst = FloatField(Game("hill", (Player("a", (x,), x), Player("b", (y1,), -(y1**2)))), {})
    with pytest.raises(InputError, match="training"):
        train(worst, np.array([0.0, 1.0]), [1], 1)


@pytest.mark.parametrize("h", [0.1, 0.25])
def test_a_step_on_the_quadratic_game_multiplies_by_the_factor_by_hand(h):
    """p x^2/2 + b x y - q y^2/2: x moves by -h (p + b^2/q) x/(1 + b^2/q^2), and y = b x/q is on it already."""
    p, b, q = -0.25, 0.6, 1.0
    value = p * x**2 / 2 + b * x * y1 - q * y1**2 / 2
    field = FloatField(Game("saddle", (Player("min", (x,), value), Player("max", (y1,), -value))), {})
    run = descend(field, np.array([2.0, 0.0]), [1], h, 7)
    factor = 1 - h * (p + b**2 / q) / (1 + b**2 / q**2)
    assert np.allclose(run.points[:, 0], 2 * factor ** np.arange(8)) and np.allclose(
        run.points[:, 1], b * run.points[:, 0] / q
    )
    assert (np.diff(run.potential) < 0).all() and run.settled and run.residuals.max() < 1e-10


def test_a_run_stays_on_its_branch_of_a_penalized_critic():
    """(|y| - 1)^2 + y x from y > 0: y = 1 - x/2, and the reduced loss x^2/2 - x is least at 1."""
    game = Game("penalty", (Player("g", (x,), -x * y1), Player("d", (y1,), (Abs(y1) - 1) ** 2 + y1 * x)))
    run = descend(FloatField(game, {}), np.array([-0.5, 0.8]), [1], 0.2, 120)
    assert np.allclose(run.points[:, 1], 1 - run.points[:, 0] / 2) and np.allclose(run.points[-1], [1, 0.5], atol=1e-6)
