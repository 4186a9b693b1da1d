"""The mean distance of samples to the nearest mode along runs, on a logarithmic scale."""

from __future__ import annotations

from typing import Any

from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, NullFormatter

from symgan.figures.style import COLUMN, STROKES, few_ticks, finish, sheet, style
from symgan.pictures import Coverage


@style()
def ring_coverage(coverage: Coverage, width: float = COLUMN) -> Figure:
    """Draw each run with a few markers; ``width`` is in inches."""
    figure, axes = sheet(width)
    handles = []
    for index, label in enumerate(coverage.labels):
        stroke, times = STROKES[index % len(STROKES)], coverage.times[index]
        look: dict[str, Any] = {"color": stroke.color, "marker": stroke.marker, "label": label}
        handles += axes.plot(times, coverage.distances[index], markevery=max(1, len(times) // 8), **look)
    axes.set(yscale="log", xlabel="step", ylabel="mean distance to the nearest mode")
    axes.xaxis.set_major_locator(few_ticks())
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter("{x:g}")
    axes.yaxis.set_minor_formatter(NullFormatter())
    return finish(figure, 0.6, coverage.title, handles, len(handles))
