"""Orbits around each kind of point at rest that a planar linear field has, the kind told by the exact conditions."""

from __future__ import annotations

import numpy as np
from scipy.linalg import expm
from sympy import Matrix

from symgan.exact.critical_point import kinds
from symgan.pictures import LinearOrbits

# attracting; each is shown with the sign turned as well
ONE_SIDED = (((-2, 0), (0, -1)), ((-1, -2), (2, -1)), ((-1, 0), (0, -1)), ((-1, 1), (0, -1)), ((-1, 0), (0, 0)))
OTHERS = (((1, 0), (0, -1)), ((0, -1), (1, 0)), ((0, 1), (0, 0)))
STARTS = 8
TIMES = np.linspace(-4, 4, 161)


def data() -> LinearOrbits:
    """The orbits through points of a circle, forward and backward in time, one array a matrix."""
    turned = tuple(tuple(tuple(-entry for entry in row) for row in rows) for rows in ONE_SIDED)
    shown = (ONE_SIDED, turned, OTHERS)
    names = tuple(tuple(map(kind_of, row)) for row in shown)
    orbits, resting = (tuple(tuple(map(of, row)) for row in shown) for of in (_orbits, _rest))
    return LinearOrbits(names, orbits, resting, "Points at rest in the plane")


def kind_of(rows: tuple[tuple[int, ...], ...]) -> str:
    """The one kind whose condition holds for this matrix."""
    (name,) = (kind for kind, condition in kinds(Matrix(rows)).items() if condition == True)  # noqa: E712 - a SymPy Boolean
    return name


def _orbits(rows: tuple[tuple[int, ...], ...]) -> np.ndarray:
    """Points of the orbits, shape (starts, times, 2)."""
    angles = 2 * np.pi * (np.arange(STARTS) + 0.5) / STARTS
    starts = np.stack([np.cos(angles), np.sin(angles)]) / 2
    flows = expm(TIMES[:, None, None] * np.array(rows, dtype=float))
    return np.einsum("tij,jk->kti", flows, starts)


def _rest(rows: tuple[tuple[int, ...], ...]) -> np.ndarray:
    """The origin, or the ends of the line of points at rest, shape (1 or 2, 2)."""
    _, sizes, directions = np.linalg.svd(np.array(rows, dtype=float))
    return np.zeros((1, 2)) if sizes[-1] > 0 else np.outer([-1, 1], directions[-1])
