"""Square panels side by side and below each other in one plot, each around an origin of its own."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from symgan.figures.style import FAINT

APART = 2.1  # from panel to panel, in half widths
ROOM = 0.3  # above a head and left of a label, in half widths


def panel(axes: Axes, row: int, column: int, reach: float) -> np.ndarray:
    """The frame of a panel of half width ``reach``; where its origin is in the plot, shape (2,)."""
    origin: np.ndarray = np.array([column, -row]) * APART * reach
    axes.add_patch(
        Rectangle((origin[0] - reach, origin[1] - reach), 2 * reach, 2 * reach, fill=False, ec=FAINT, lw=0.6)
    )
    return origin


def inside(points: np.ndarray, reach: float) -> np.ndarray:
    """Those of the points, shape (m, 2), that a panel shows."""
    with np.errstate(invalid="ignore"):
        shown: np.ndarray = points[np.all(np.abs(points) <= reach, axis=1)]
    return shown


def around(axes: Axes, rows: tuple[str, ...], columns: tuple[str, ...], reach: float) -> float:
    """The labels of rows, upright on the left, and heads above the columns, no axes; the plot's height by its width."""
    middle = (1 + ROOM / 2) * reach
    for i, label in enumerate(rows):
        axes.annotate(label, (-middle, -i * APART * reach), rotation=90, ha="center", va="center")
    for j, head in enumerate(columns):
        axes.annotate(head, (j * APART * reach, middle), ha="center", va="center")
    left, right = -1.02 - ROOM * any(rows), 1.02 + APART * (len(columns) - 1)
    low, high = -1.02 - APART * (len(rows) - 1), 1 + ROOM
    axes.set(xlim=(left * reach, right * reach), ylim=(low * reach, high * reach), xticks=(), yticks=())
    axes.set_axis_off()
    return (high - low) / (right - left)
