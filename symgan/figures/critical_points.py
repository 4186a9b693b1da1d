"""Points at rest in the plane: a panel for each kind, its orbits and the direction in which they run."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.panels import around, panel
from symgan.figures.style import INK, STROKES, TEXT, finish, sheet, style
from symgan.pictures import LinearOrbits

REACH = 1.0


@style()
def critical_points(found: LinearOrbits, width: float = TEXT) -> Figure:
    """Draw the orbits of each kind around its point, with an arrow on each; ``width`` is in inches."""
    figure, axes = sheet(width)
    for row, names in enumerate(found.names):
        for column, name in enumerate(names):
            origin = panel(axes, row, column, REACH)
            _orbits(axes, origin, found.orbits[row][column])
            axes.plot(*(origin + found.resting[row][column]).T, color=INK, lw=1.4, zorder=4)
            axes.plot(*origin, ls="", marker="o", ms=3, color=INK, zorder=4)
            ground = {"boxstyle": "square,pad=0.15", "fc": "white", "ec": "none"}
            below = (origin[0], origin[1] - 0.88 * REACH)
            axes.annotate(name, below, ha="center", va="center", fontsize=7.5, bbox=ground, zorder=5)
    ratio = around(axes, ("",) * len(found.names), ("",) * len(found.names[0]), REACH)
    look: dict[str, Any] = {"color": STROKES[0].color, "lw": 0.7}
    handles = [
        Line2D([], [], label="orbit", **look),
        Line2D([], [], ls="", marker="o", ms=3, color=INK, label="at rest"),
    ]
    return finish(figure, ratio, found.title, handles, 2)


def _orbits(axes: Axes, origin: np.ndarray, orbits: np.ndarray) -> None:
    """The part of each orbit inside the panel, with an arrow where it started."""
    middle = orbits.shape[1] // 2
    for orbit in orbits:
        inside = np.all(np.abs(orbit) <= REACH, axis=1)[:, None]
        axes.plot(*(origin + np.where(inside, orbit, np.nan)).T, color=STROKES[0].color, lw=0.7)
        ahead = orbit[middle + 1] - orbit[middle]
        if np.any(ahead):
            tip, tail = origin + orbit[middle] + 0.02 * ahead / np.linalg.norm(ahead), origin + orbit[middle]
            axes.annotate("", tip, tail, arrowprops={"arrowstyle": "-|>", "color": STROKES[1].color, "lw": 0.7})
