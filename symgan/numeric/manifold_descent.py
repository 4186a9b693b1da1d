"""Descent of the leader's loss on the manifold of the follower's answers, in floats.

Each step takes the gradient of the leader's loss in all parameters, projects it onto the tangents of
{grad_y f = 0}, moves along minus it, and trains the follower until its gradient vanishes again. The
projection is an iterative least-squares problem in products with second derivatives, started from
the solution of the step before.
Source: Ehab 2023, sections 4 to 7; Bonnabel 2013 for descent on manifolds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from symgan.numeric import dual
from symgan.numeric.field import FloatField
from symgan.numeric.least_squares import LeastSquares, Product, conjugate_gradients
from symgan.records import InputError

BUDGET_TRAINING = 2000
TRAINED = 1e-11  # the follower's gradient is trained to this

Solver = Callable[[Product, Product, np.ndarray, np.ndarray], LeastSquares]


@dataclass(frozen=True, eq=False)
class ManifoldRun:
    """A run of s steps on n parameters: points (s + 1, n), projected gradients (s, n), the leader's loss (s + 1,).

    ``iterations`` (s,) are those of the least squares, ``training`` (s + 1,) the steps of the follower's training, and
    ``residuals`` (s + 1,) the length of the follower's gradient after it; ``settled``: whether all projections were.
    """

    points: np.ndarray
    projected: np.ndarray
    potential: np.ndarray
    iterations: np.ndarray
    training: np.ndarray
    residuals: np.ndarray
    settled: bool


def descend(
    field: FloatField, start: np.ndarray, follower: list[int], h: float, steps: int,
    leader: int = 0, solver: Solver = conjugate_gradients, warm: bool = True,
) -> ManifoldRun:  # fmt: skip
    """So many steps of size h from the start, trained first; ``follower`` holds the positions of its parameters.

    InputError where training does not bring the follower's gradient to zero.
    """
    x, trained = train(field, start, follower, 1 - leader)
    u = np.zeros(len(follower))
    points, training, found = [x], [trained], []
    for _ in range(steps):
        solved = project(field, x, field.gradient(leader, x), follower, 1 - leader, u if warm else 0 * u, solver)
        u = solved.solution
        x, trained = train(field, x - h * solved.left, follower, 1 - leader)
        points.append(x)
        training.append(trained)
        found.append(solved)
    return ManifoldRun(
        np.array(points),
        np.array([s.left for s in found]).reshape(steps, len(start)),
        np.array([field.loss(leader, p) for p in points]),
        np.array([s.iterations for s in found], dtype=int),
        np.array(training),
        np.array([np.linalg.norm(field.gradient(1 - leader, p)[follower]) for p in points]),
        all(s.settled for s in found),
    )


def project(
    field: FloatField, x: np.ndarray, b: np.ndarray, follower: list[int], player: int, start: np.ndarray,
    solver: Solver = conjugate_gradients,
) -> LeastSquares:  # fmt: skip
    """The vector b projected onto the tangents at x: what the normals, the rows of A = D grad_y f, leave of it."""

    def normals(u: np.ndarray) -> np.ndarray:
        """A u, the derivative of the follower's gradient along u."""
        return _derivative(lambda p: field.gradient(player, p)[follower], x, u)

    def transposed(w: np.ndarray) -> np.ndarray:
        """A^T w, the derivative of the gradient in all parameters along (0, w): second derivatives commute."""
        along = np.zeros(len(x))
        along[follower] = w
        return _derivative(lambda p: field.gradient(player, p), x, along)

    return solver(normals, transposed, b, start)


def train(field: FloatField, x: np.ndarray, follower: list[int], player: int) -> tuple[np.ndarray, int]:
    """The point after the follower went down its own gradient until that vanishes, and how many steps it took.

    The step grows while the gradient shrinks and is halved where it does not. InputError where it does not vanish.
    """
    rate, slope = 1.0, field.gradient(player, x)[follower]
    for k in range(BUDGET_TRAINING):
        if np.linalg.norm(slope) <= TRAINED:
            return x, k
        moved = x.copy()
        moved[follower] -= rate * slope
        there = field.gradient(player, moved)[follower]
        if np.linalg.norm(there) < np.linalg.norm(slope):
            x, slope, rate = moved, there, 1.5 * rate
        else:
            rate /= 2
    raise InputError(f"training did not bring the follower's gradient to zero from {x}: it is {slope} there")


def _derivative(function: Callable[[np.ndarray], np.ndarray], x: np.ndarray, u: np.ndarray) -> np.ndarray:
    """The derivative of a vector function along u, by one evaluation on dual numbers."""
    moved = np.array([dual.Dual(e, d, 1) for e, d in zip(x, u, strict=True)])
    return np.array([dual.slope(e, 1) for e in function(moved)], dtype=float)
