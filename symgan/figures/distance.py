"""The distance to the equilibrium along runs, on a logarithmic scale, beside the predicted slope."""

from __future__ import annotations

from math import floor, isfinite, log, log10
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from symgan.figures.style import COLUMN, STROKES, Stroke, few_ticks, finish, sheet, style
from symgan.pictures import Distances

ROUNDING = 1e-13  # below this part of the largest distance, rounding rules a run
NARROW = 2.5  # times: no power of ten need lie within, so the numbers are written out
LIFT = 5 / 72  # inches from a run up to its predicted slope, so that neither hides the other


@style()
def distance(distances: Distances, width: float = COLUMN) -> Figure:
    """Draw each run solid with a few markers and, above its tail, dashed, the slope that its factor predicts.

    A run without a usable factor (zero, infinite, not a number) gets no dashed line. ``width`` is in inches.
    """
    figure, axes = sheet(width)
    unit = "unit of time" if distances.flow else "step"
    observed, predicted = [], []
    for index, label in enumerate(distances.labels):
        stroke = STROKES[index % len(STROKES)]
        times, values, factor = distances.times[index], _positive(distances.distances[index]), distances.factors[index]
        observed.append(_observed(axes, times, values, stroke, label))
        predicted.append(_predicted(axes, times, values, stroke, factor, unit))
    _scales(axes, distances.flow)
    return finish(figure, 0.6, distances.title, observed + predicted, columns=2)


def _positive(values: np.ndarray) -> np.ndarray:
    """The distances with a gap where there is no logarithm."""
    return np.where(np.isfinite(values) & (values > 0), values, np.nan)


def _observed(axes: Axes, times: np.ndarray, values: np.ndarray, stroke: Stroke, label: str) -> Line2D:
    """The run, with some eight markers on it."""
    sparse = max(1, len(times) // 8)
    (line,) = axes.plot(times, values, color=stroke.color, marker=stroke.marker, markevery=sparse, label=label)
    return line


def _predicted(axes: Axes, times: np.ndarray, values: np.ndarray, stroke: Stroke, factor: float, unit: str) -> Line2D:
    """The dashed slope over the last half of the run, as low as it can lie without crossing it."""
    tail = _tail(values)
    look: dict[str, Any] = {"color": stroke.color, "ls": (0, (3, 2)), "lw": 0.9}
    if not (isfinite(factor) and factor > 0 and tail.any()):
        return Line2D([], [], label="no rate predicted", **look)
    slope = times * log(factor)
    level = np.max(np.log(values[tail]) - slope[tail])
    lift = axes.transData + ScaledTranslation(0, LIFT, axes.figure.dpi_scale_trans)
    label = rf"predicted $\times\,{_digits(factor)}$ per {unit}"
    (line,) = axes.plot(times[tail], np.exp(slope[tail] + level), transform=lift, label=label, **look)
    return line


def _tail(values: np.ndarray) -> np.ndarray:
    """Where the last half is of what lies above the rounding, as a mask."""
    with np.errstate(invalid="ignore"):
        usable = np.flatnonzero(values > ROUNDING * np.nanmax(values, initial=0))
    mask = np.zeros(len(values), dtype=bool)
    mask[usable[len(usable) // 2 :]] = True
    return mask


def _scales(axes: Axes, flow: bool) -> None:
    """A logarithmic scale upward, and what both axes count."""
    axes.set(yscale="log", xlabel="time" if flow else "step", ylabel="distance to equilibrium")
    axes.xaxis.set_major_locator(few_ticks())
    low, high = axes.get_ylim()
    if high < NARROW * low:
        axes.yaxis.set_major_formatter("{x:g}")
        axes.yaxis.set_minor_formatter("{x:g}")


def _digits(factor: float) -> str:
    """The factor to three decimals, or to as many as tell it from one in two digits."""
    gap = abs(factor - 1)
    decimals = 3 if gap == 0 else max(3, 1 - floor(log10(gap)))
    return f"{factor:.{min(decimals, 12)}f}"
