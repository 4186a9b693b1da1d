"""How far a point is from a solution of the variational inequality on the box, by the float field alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from symgan.numeric.field import FloatField
from symgan.records import Game, InputError


def projected_residual(game: Game, points: Any, at: Mapping[Any, Any] | None = None) -> np.ndarray:
    """The largest entry of |P(x + v(x)) - x| at each point, P the projection onto the box; zero at solutions only.

    ``points`` has the shape (m, n) or (n,), and the answer the shape (m,) or (). InputError for another shape.
    """
    field, x = FloatField(game, dict(at or {}), {}), np.asarray(points, dtype=float)
    if x.ndim not in (1, 2) or x.shape[-1] != len(game.params):
        raise InputError(f"a point of '{game.name}' has {len(game.params)} numbers; got an array of shape {x.shape}")
    flat = np.atleast_2d(x)
    moved = np.array([np.abs(field.project(p + field(p)) - p).max() for p in flat])
    return moved.reshape(x.shape[:-1])
