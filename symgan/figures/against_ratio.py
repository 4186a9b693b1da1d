"""Functions of the ratio of the densities of data and samples, on a logarithmic scale of ratios."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.style import COLUMN, FAINT, INK, STROKES, finish, maths, sheet, style
from symgan.pictures import RatioCurves


@style()
def against_ratio(found: RatioCurves, width: float = COLUMN) -> Figure:
    """Draw each derived curve solid, with its formula, and observed values as open markers. ``width`` is in inches."""
    figure, axes = sheet(width)
    handles: list[Line2D] = []
    for stroke, (name, formula, values, observed) in zip(STROKES, found.curves, strict=False):
        label = f"{name}: {maths(formula)}"
        handles += axes.plot(found.ratios, values, color=stroke.color, label=label, zorder=3)
        axes.plot(found.observed_ratios, observed, ls="", marker=stroke.marker, mfc="none", mec=INK, mew=0.7, zorder=4)
    axes.axvline(1, color=FAINT, lw=0.6, zorder=0)
    axes.set(xscale="log", xlabel="ratio $r$ of the densities, data by samples", ylabel=found.quantity)
    axes.set_xlim(found.ratios[0], found.ratios[-1])
    return finish(figure, 0.6, found.title, handles, columns=1)
