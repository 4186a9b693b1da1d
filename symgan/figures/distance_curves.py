"""Distances of two laws against a constant of one of them: derived curves with observed values as rings."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure

from symgan.figures.style import COLUMN, FAINT, INK, STROKES, few_ticks, finish, maths, sheet, style
from symgan.pictures import DistanceCurves

TALL = 2.5  # above it a curve that grows without bound is cut off


@style()
def distance_curves(data: DistanceCurves, width: float = COLUMN) -> Figure:
    """Draw each derived curve solid, what is observed as rings, a bound dashed. ``width`` is in inches."""
    figure, axes = sheet(width)
    ring: dict[str, Any] = {"ls": "", "mfc": "none", "mec": INK, "mew": 0.7, "ms": 4.5}
    lines = []
    for curve, seen, label, stroke in zip(data.curves, data.observed, data.labels, STROKES, strict=False):
        lines += axes.plot(data.values, curve, color=stroke.color, label=label)
        axes.plot(data.observed_values, seen, marker=stroke.marker, **ring)
    if data.bound is not None:
        label, bound = data.bound
        lines += axes.plot(data.values, bound, color=STROKES[1].color, ls=(0, (3, 2)), label=label)
    axes.axhline(0, color=FAINT, lw=0.6, zorder=0)
    axes.set(xlabel=maths(data.constant), ylabel=data.upright, ylim=(-0.08, TALL))
    axes.set_xlim(data.values[0], data.values[-1])
    axes.xaxis.set_major_locator(few_ticks())
    lines += axes.plot([], [], marker="o", label="observed in floats", **ring)
    return finish(figure, 0.6, data.title, lines, columns=3 if data.bound is None else 2)
