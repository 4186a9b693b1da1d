"""The path of STON'R in a planar box, beside projected gradient play on the same game."""

from __future__ import annotations

import numpy as np

from symgan.algorithms.games_on_boxes import named
from symgan.algorithms.stonr import StonrRun, stonr
from symgan.analysis.gradient_play import STEPS, played
from symgan.numeric.field import FloatField
from symgan.pictures import RidgePath
from symgan.records import InputError

GRID = 41  # arrows in each direction

Pair = tuple[float, float]


def data(of: str | StonrRun, starts: tuple[Pair, ...] = (), steps: int = 0) -> RidgePath:
    """The run, or the one on the game of that name, over the field, with gradient play from the starts.

    Gradient play takes simultaneous steps of 0.05, put back into the box, from where STON'R begins if no start is
    given. InputError where the game has not two parameters.
    """
    run = stonr(named(of)) if isinstance(of, str) else of
    game = run.game
    if len(game.params) != 2:
        raise InputError(f"a path is drawn in the plane; '{game.name}' has {len(game.params)} parameters")
    field = FloatField(game, {}, {})
    low, high = np.array([field.boxes[i] for i in range(2)]).T
    x, y = np.meshgrid(*(np.linspace(a, b, GRID) for a, b in zip(low, high, strict=True)))
    vectors = np.array([field(np.array(p)) for p in zip(x.ravel(), y.ravel(), strict=True)])
    u, v = (vectors[:, i].reshape(x.shape) for i in (0, 1))
    legs = tuple(_curve(run, leg.path) for leg in run.legs)
    title = f"STON'R and gradient play: {game.name}"
    runs = tuple(played(game, start, steps or STEPS) for start in starts or (tuple(legs[0][0]),))
    return RidgePath(game.params, x, y, u, v, legs, tuple(str(leg.event.kind) for leg in run.legs), runs, title)


def _curve(run: StonrRun, path: tuple[tuple[object, ...], ...]) -> np.ndarray:
    """The points of a leg in the parameters of the game, shape (k, 2)."""
    return np.array([[float(value) for value in run.field.value(u).values()] for u in path])
