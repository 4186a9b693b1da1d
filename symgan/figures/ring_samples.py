"""Samples over a ring of modes: a row of panels for each run, a column for each time."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.panels import around, inside, panel
from symgan.figures.style import INK, STROKES, TEXT, finish, sheet, style
from symgan.pictures import RingSamples

REACH = 1.5  # half the width of a panel, in radii of the ring


@style()
def ring_samples(ring: RingSamples, width: float = TEXT) -> Figure:
    """Draw the samples of each run in its color over the modes, and in the middle how many modes they hit.

    Samples outside a panel are counted there. ``width`` is in inches.
    """
    figure, axes = sheet(width)
    reach = REACH * float(np.abs(ring.modes).max())
    for row in range(len(ring.labels)):
        for column in range(len(ring.times)):
            _samples(axes, ring, row, column, panel(axes, row, column, reach), reach)
    heads = tuple(f"{time} steps" if time else "start" for time in ring.times)
    ratio = around(axes, ring.labels, heads, reach)
    handles = [Line2D([], [], ls="", marker="o", ms=6, mfc="none", mec=INK, mew=0.5, label="mode of the data")]
    handles.append(Line2D([], [], ls="", marker="o", ms=2, color=INK, label="sample"))
    return finish(figure, ratio, ring.title, handles, 2)


def _samples(axes: Axes, ring: RingSamples, row: int, column: int, origin: np.ndarray, reach: float) -> None:
    """The modes as circles of three standard deviations, the samples, and the words in the middle of the ring."""
    samples = ring.samples[row][column]
    shown = inside(samples, reach)
    turn = np.linspace(0, 2 * np.pi, 40)
    circle = 3 * ring.spread * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for mode in ring.modes:
        axes.plot(*(origin + mode + circle).T, color=INK, lw=0.4)
    axes.plot(*(origin + shown).T, ls="", marker="o", ms=1.7, mew=0, color=STROKES[row % len(STROKES)].color)
    told = f"{ring.hit[row][column]} of {len(ring.modes)}"
    told += f"\n{len(samples) - len(shown)} outside" if len(shown) < len(samples) else ""
    ground = {"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.7}
    axes.annotate(told, tuple(origin), ha="center", va="center", fontsize=7, bbox=ground)
