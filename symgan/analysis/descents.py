"""How near to the exact equilibrium three methods come in as many steps, and what the warm start saves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from symgan.algorithms.games_with_answers import Example, named
from symgan.algorithms.manifold_descent import ManifoldDescent, manifold_descent
from symgan.methods.gradient_flow import gradient_flow
from symgan.methods.simultaneous import simultaneous
from symgan.methods.stackelberg import stackelberg
from symgan.numeric.least_squares import steepest_descent
from symgan.numeric.manifold_descent import descend
from symgan.numeric.simulate import begun, simulate
from symgan.records import Check

TOLERANCE = 1e-4  # to which gradient descent solves the least squares where iterations are counted


@dataclass(frozen=True)
class Descents:
    """Distances from the exact point at the end, of descent on the manifold, of the total gradient, and of plain play.

    ``cold`` and ``warm`` are the iterations of gradient descent on the least squares, over the run.
    """

    steps: int
    distances: tuple[float, float, float]
    cold: int
    warm: int
    checks: tuple[Check, ...]


def runs(example: Example, steps: int) -> tuple[ManifoldDescent, dict[str, np.ndarray]]:
    """Descent on the manifold, and the points of all three methods from its first point, in steps of one size."""
    descent = manifold_descent(example.game, example.at, example.start, example.h, steps)
    points = {"on the manifold": descent.run.points}
    methods = {"leader's total gradient": stackelberg(0, example.h), "gradient play": simultaneous(example.h)}
    for name, method in methods.items():
        points[name] = simulate(example.game, method, example.at, descent.run.points[0], steps).points
    return descent, points


def compared(name: str) -> Descents:
    """The three runs on the example of that name, measured."""
    example = named(name)
    descent, points = runs(example, example.steps)
    assert descent.end is not None
    place = np.array([float(descent.end.point[p].subs(dict(example.at))) for p in example.game.params])
    last, first, plain = (float(np.linalg.norm(run[-1] - place)) for run in points.values())
    cold, warm = (_iterations(example, start) for start in (False, True))
    return Descents(example.steps, (last, first, plain), cold, warm, descent.checks)


def _iterations(example: Example, warm: bool) -> int:
    field, _, begin = begun(example.game, gradient_flow(), example.at, example.start, None)
    solver = partial(steepest_descent, tolerance=TOLERANCE)
    follower = list(example.game.blocks[1])
    return int(descend(field, begin, follower, example.h, example.steps, 0, solver, warm).iterations.sum())
