"""A point that goes from mode to mode, with the numbers of the rounds beside the modes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.panels import around, panel
from symgan.figures.style import INK, STROKES, TEXT, finish, sheet, style
from symgan.pictures import Chase

REACH = 1.55  # half the width of a panel, in radii of the ring
NEXT = 1.12  # from the middle of the ring to the numbers, in radii of the ring
SHORT = 0.09  # an arrow ends before its mode by this


@style()
def mode_chase(chase: Chase, width: float = TEXT) -> Figure:
    """Draw a panel for each path: the modes, an arrow for each move, and beside a mode the rounds in which it is taken.

    ``width`` is in inches.
    """
    figure, axes = sheet(width)
    reach = REACH * float(np.abs(chase.modes).max())
    for column in range(len(chase.labels)):
        origin = panel(axes, 0, column, reach)
        axes.plot(*(origin + chase.modes).T, ls="", marker="o", ms=7, mfc="white", mec=INK, mew=0.6)
        _moves(axes, origin, chase.paths[column], STROKES[column % len(STROKES)].color)
        _rounds(axes, origin, chase.modes, chase.paths[column])
    ratio = around(axes, ("",), chase.labels, reach)
    handles = [Line2D([], [], ls="", marker="o", ms=7, mfc="white", mec=INK, mew=0.6, label="mode of the data")]
    handles.append(Line2D([], [], color=INK, lw=0.8, marker=">", ms=3, markevery=[1], label="move"))
    return finish(figure, ratio, chase.title, handles, 2)


def _moves(axes: Axes, origin: np.ndarray, path: np.ndarray, color: str) -> None:
    """Each different move once, as a bent arrow from place to place, so that there and back are two."""
    for tail, tip in {tuple(map(tuple, np.round(move, 1))): move for move in pairwise(path)}.values():
        start, end = origin + tail, origin + tip
        along = SHORT * (end - start) / max(float(np.hypot(*(end - start))), SHORT)
        bend = {"arrowstyle": "-|>", "connectionstyle": "arc3,rad=0.12", "color": color, "lw": 0.8, "mutation_scale": 7}
        axes.annotate("", end - along, start + along, arrowprops={**bend, "shrinkA": 0, "shrinkB": 0})


def _rounds(axes: Axes, origin: np.ndarray, modes: np.ndarray, path: np.ndarray) -> None:
    """Beside each mode the numbers of the rounds in which the point is nearest to it."""
    nearest = np.linalg.norm(path[:, None] - modes, axis=-1).argmin(axis=1)
    for index, mode in enumerate(modes):
        told = ", ".join(map(str, np.flatnonzero(nearest == index)))
        side = "center" if abs(mode[0]) < 0.1 else "left" if mode[0] > 0 else "right"
        axes.annotate(told, origin + NEXT * mode, ha=side, va="center", fontsize=7)
