"""Clouds of eigenvalues in the complex plane."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.style import COLUMN, FAINT, INK, STROKES, few_ticks, finish, sheet, style
from symgan.pictures import Cloud

PREDICTED: Mapping[str, Any] = MappingProxyType(
    {"ls": "", "marker": "o", "ms": 4.5, "mfc": "none", "mec": INK, "mew": 0.5, "label": "predicted"}
)
MARGIN = 0.08  # of the width of the cloud, around it


@style()
def eigenvalue_cloud(cloud: Cloud, width: float = COLUMN) -> Figure:
    """Draw each cloud in its color, and rings around the places that are predicted of the first one.

    The imaginary axis is drawn, beyond which nothing converges. ``width`` is in inches.
    """
    figure, axes = sheet(width)
    axes.axhline(0, color=FAINT, lw=0.5, zorder=1)
    axes.axvline(0, color=INK, lw=0.5, zorder=1)
    handles = []
    for index, label in enumerate(cloud.labels):
        stroke, values = STROKES[index % len(STROKES)], cloud.eigenvalues[index]
        look: dict[str, Any] = {"marker": stroke.marker, "color": stroke.color, "label": label}
        handles += axes.plot(values.real, values.imag, ls="", ms=2.4, mew=0, zorder=3, **look)
    if cloud.predicted is not None:
        axes.plot(cloud.predicted.real, cloud.predicted.imag, zorder=2, **PREDICTED)
        handles.append(Line2D([], [], **PREDICTED))
    every = np.concatenate(cloud.eigenvalues)
    room = MARGIN * float(np.ptp(every.real) or 1)
    axes.set(xlabel=r"$\mathrm{Re}\,\lambda$", xlim=(every.real.min() - room, max(every.real.max(), 0) + room))
    axes.set_ylabel(r"$\mathrm{Im}\,\lambda$")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(few_ticks())
    return finish(figure, 0.9, cloud.title, handles, 2)
