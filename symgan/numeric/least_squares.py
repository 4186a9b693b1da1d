"""min_u |A^T u - b|^2 without the matrix: only products with A and with A^T, from a start that may be warm.

What is left, b - A^T u, is the orthogonal projection of b onto the vectors that A takes to zero.
Source: Ehab 2023, section 7, for the warm start; Björck 1996 for the conjugate gradients.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

BUDGET_ITERATIONS = 5000
TOLERANCE = 1e-13

Product = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, eq=False)
class LeastSquares:
    """The solution u, shape (m,), what is left, shape (n,), and how many iterations that took.

    ``settled`` tells whether the slope came below the tolerance, relative to that of b.
    """

    solution: np.ndarray
    left: np.ndarray
    iterations: int
    settled: bool


def steepest_descent(
    a: Product, transposed: Product, b: np.ndarray, start: np.ndarray, tolerance: float = TOLERANCE
) -> LeastSquares:
    """Gradient descent on |A^T u - b|^2, each step as long as is best on its line."""

    def steps() -> Iterator[tuple[np.ndarray, np.ndarray]]:
        u, left = start, b - transposed(start)
        while True:
            yield u, left
            slope = a(left)
            along = transposed(slope)
            length = _quotient(slope, along)
            u, left = u + length * slope, left - length * along

    return _first_settled(steps(), a, b, tolerance)


def conjugate_gradients(
    a: Product, transposed: Product, b: np.ndarray, start: np.ndarray, tolerance: float = TOLERANCE
) -> LeastSquares:
    """Conjugate gradients on the normal equations A A^T u = A b, in the form that never multiplies both (CGLS)."""

    def steps() -> Iterator[tuple[np.ndarray, np.ndarray]]:
        u, left = start, b - transposed(start)
        slope = a(left)
        direction = slope
        while True:
            yield u, left
            along = transposed(direction)
            length = _quotient(slope, along)
            u, left = u + length * direction, left - length * along
            before, slope = slope, a(left)
            direction = slope + _quotient(slope, before) * direction

    return _first_settled(steps(), a, b, tolerance)


def _first_settled(
    steps: Iterator[tuple[np.ndarray, np.ndarray]], a: Product, b: np.ndarray, tolerance: float
) -> LeastSquares:
    """The first iterate whose slope is small beside that at u = 0, or the last one of the budget."""
    small = tolerance * max(1.0, float(np.linalg.norm(a(b))))
    last = None
    for k, (u, left) in enumerate(islice(steps, BUDGET_ITERATIONS)):
        last = LeastSquares(u, left, k, bool(np.linalg.norm(a(left)) <= small))
        if last.settled:
            break
    assert last is not None  # the start is an iterate
    return last


def _quotient(above: np.ndarray, below: np.ndarray) -> float:
    """|above|^2 / |below|^2; 0 where there is nothing to divide by."""
    square = float(below @ below)
    return float(above @ above) / square if square else 0.0
