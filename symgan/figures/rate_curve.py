"""The rate against one constant: the derived curve, observed rates, the best value, and the ends of the region."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.style import COLUMN, FAINT, INK, SHADE, STROKES, few_ticks, finish, maths, sheet, style
from symgan.pictures import RateCurve


@style()
def rate_curve(curve: RateCurve, width: float = COLUMN) -> Figure:
    """Draw the rate solid, observed ones as rings, the optimum as a diamond; shaded where training converges.

    ``width`` is in inches.
    """
    figure, axes = sheet(width)
    edge = 0.0 if curve.flow else 1.0
    (line,) = axes.plot(curve.values, curve.rates, color=STROKES[0].color, label="derived", zorder=3)
    ring: dict[str, Any] = {"ls": "", "marker": "o", "ms": 4.5, "mfc": "none", "mec": INK, "mew": 0.7}
    (seen,) = axes.plot(curve.observed_values, curve.observed, label="observed", zorder=4, **ring)
    axes.axhline(edge, color=FAINT, lw=0.6, zorder=0)
    stable = {"where": curve.rates < edge, "transform": axes.get_xaxis_transform()}
    axes.fill_between(curve.values, 0, 1, color=SHADE, lw=0, zorder=-1, **stable)  # type: ignore[arg-type]
    handles = [line, seen, *_ends(axes, curve), *_best(axes, curve)]
    axes.set(xlabel=maths(curve.constant), ylabel="spectral abscissa" if curve.flow else "spectral radius")
    axes.set_xlim(0 if curve.values[0] > 0 else curve.values[0], curve.values[-1])
    axes.xaxis.set_major_locator(few_ticks())
    return finish(figure, 0.6, curve.title, handles, columns=2)


def _ends(axes: Axes, curve: RateCurve) -> list[Line2D]:
    """A dashed line at each end of the region that lies in the picture, with its formula."""
    shown = [(at, bound) for at, bound in curve.bounds if curve.values[0] <= at <= curve.values[-1]]
    for at, _ in shown:
        axes.axvline(at, color=STROKES[1].color, ls=(0, (3, 2)), lw=0.9)
    look: dict[str, Any] = {"color": STROKES[1].color, "ls": (0, (3, 2)), "lw": 0.9}
    return [Line2D([], [], label=f"end: {maths(bound)}", **look) for _, bound in shown]


def _best(axes: Axes, curve: RateCurve) -> list[Line2D]:
    """A diamond at the optimum, with its formula."""
    if curve.best is None or not np.isfinite(curve.best[0]):
        return []
    at, rate, formula = curve.best
    look: dict[str, Any] = {"ls": "", "marker": "D", "ms": 5, "mfc": STROKES[3].color, "mec": INK, "mew": 0.6}
    return axes.plot([at], [rate], label=f"best: {maths(formula)}", zorder=5, **look)
