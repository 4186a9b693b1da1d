"""One point and its critic: the slope of the kernel by differences, and paths that are known."""

import numpy as np
import pytest

from symgan.numeric.chase import _kernel, _slope, chase

TWO = np.array([[-1.0, 0.0], [1.0, 0.0]])


def ring(n):
    turn = 2 * np.pi * np.arange(n) / n
    return np.stack([np.cos(turn), np.sin(turn)], axis=1)


def test_the_slope_is_that_of_the_mean_kernel():
    x, centers = np.array([[0.3, -0.2], [1.0, 0.5]]), ring(3)
    for i, e in enumerate(1e-6 * np.eye(2)):
        difference = (_kernel(x + e, centers, 0.7) - _kernel(x - e, centers, 0.7)).mean(axis=1) / 2e-6
        assert _slope(x, centers, 0.7)[:, i] == pytest.approx(difference, abs=1e-9)


def test_two_modes_are_taken_in_turn():
    path = chase(TWO, 6, 0.2)
    assert path[::2] == pytest.approx(np.tile(TWO[0], (4, 1)), abs=1e-3)
    assert path[1::2] == pytest.approx(np.tile(TWO[1], (3, 1)), abs=1e-3)


@pytest.mark.parametrize("n", [3, 5, 8])
def test_a_critic_that_forgets_shows_two_modes_and_one_that_remembers_all(n):
    visited = []
    for path in (chase(ring(n), n - 1, 0.15), chase(ring(n), n - 1, 0.15, remembers=True)):
        nearest = np.linalg.norm(path[:, None] - ring(n), axis=-1)
        assert nearest.min(axis=1).max() < 0.01
        visited.append(set(nearest.argmin(axis=1)))
    assert len(visited[0]) == 2 and visited[1] == set(range(n))


def test_an_answer_is_no_lower_than_any_place_of_a_grid():
    modes, width = ring(5), 0.4
    here, there = chase(modes, 1, width)
    grid = np.stack(np.meshgrid(*2 * [np.linspace(-1.5, 1.5, 61)]), axis=-1).reshape(-1, 2)

    def height(x):
        return _kernel(x, modes, width).mean(axis=1) - _kernel(x, here[None], width).mean(axis=1)

    assert height(there[None])[0] >= height(grid).max() - 1e-9
