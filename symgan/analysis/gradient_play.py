"""Projected gradient play on a box, and whether it comes to rest."""

from __future__ import annotations

from typing import Any

from symgan.methods.simultaneous import simultaneous
from symgan.numeric.residual import projected_residual
from symgan.numeric.simulate import simulate
from symgan.records import Game, Run

STEP = 0.05
STEPS = 1500


def played(game: Game, start: Any, steps: int = STEPS) -> Run:
    """Simultaneous gradient steps of 0.05, each put back into the box."""
    return simulate(game, simultaneous(STEP), start=start, steps=steps)


def least_residual(game: Game, run: Run) -> float:
    """The smallest projected residual over the last third of a run: zero to rounding where it comes to rest."""
    last = run.points[-max(1, len(run.points) // 3) :]
    return float(projected_residual(game, last).min())
