"""One point and its critic: the slope of the kernel by differences, and paths that are known."""

import numpy as np
import pytest

from symgan.numeric.chase import _mean_kernel, chase

TWO = np.array([[-1.0, 0.0], [1.0, 0.0]])


def ring(n):
    turn = 2 * np.pi * np.arange(n) / n
    return np.stack([np.cos(turn), np.sin(turn)], axis=1)


def test_the_slope_is_that_of_the_mean_kernel():
    x, centers = np.array([0.3, -0.2]), ring(3)
    value, slope = _mean_kernel(x, centers, 0.7)
    assert value == pytest.approx(np.mean([np.exp(-((x - c) @ (x - c)) / 0.98) for c in centers]))
    for i, e in enumerate(1e-6 * np.eye(2)):
        difference = _mean_kernel(x + e, centers, 0.7)[0] - _mean_kernel(x - e, centers, 0.7)[0]
        assert slope[i] == pytest.approx(difference / 2e-6, abs=1e-9)


def critic(x, modes, samples, width):
    """Its height and its slope at a point."""
    real, fake = (_mean_kernel(x, centers, width) for centers in (modes, np.atleast_2d(samples)))
    return real[0] - fake[0], real[1] - fake[1]


def test_two_modes_are_taken_in_turn():
    path = chase(TWO, 6, 0.2)
    assert path[::2] == pytest.approx(np.tile(TWO[0], (4, 1)), abs=1e-3)
    assert path[1::2] == pytest.approx(np.tile(TWO[1], (3, 1)), abs=1e-3)


@pytest.mark.parametrize("n", [3, 5, 8])
def test_a_critic_that_forgets_shows_two_modes_and_one_that_remembers_all(n):
    visited = []
    for path in (chase(ring(n), n - 1, 0.3), chase(ring(n), n - 1, 0.3, remembers=True)):
        nearest = np.linalg.norm(path[:, None] - ring(n), axis=-1)
        assert nearest.min(axis=1).max() < 0.3
        visited.append(set(nearest.argmin(axis=1)))
    assert len(visited[0]) == 2 and visited[1] == set(range(n))


def test_the_point_goes_where_the_critic_is_highest_and_not_only_where_it_is_far():
    """Two modes near each other weigh more than one that is farther away; between them the critic is at rest."""
    modes, width = np.array([[0.0, 0.0], [2.0, 0.0], [-1.5, 0.0], [-1.6, 0.3]]), 0.5
    here, there, back = chase(modes, 2, width)
    assert there == pytest.approx((modes[2] + modes[3]) / 2, abs=0.05)
    for x, samples in ((there, here), (back, there)):
        assert critic(x, modes, samples, width)[1] == pytest.approx(0, abs=1e-8)
    seen = chase(modes, 4, width, remembers=True)
    assert critic(seen[-1], modes, seen[:-1], width)[1] == pytest.approx(0, abs=1e-8)
    assert np.linalg.norm(seen[-1] - modes, axis=1).min() > 1e-3


def test_an_answer_is_no_lower_than_any_place_of_a_grid():
    modes, width = ring(5), 0.4
    here, there = chase(modes, 1, width)
    grid = np.stack(np.meshgrid(*2 * [np.linspace(-1.5, 1.5, 61)]), axis=-1).reshape(-1, 2)

    heights = [critic(x, modes, here, width)[0] for x in grid]
    assert critic(there, modes, here, width)[0] >= max(heights) - 1e-9
