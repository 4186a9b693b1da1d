"""The path of STON'R through a box, its events, and gradient play on the same field."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.style import COLUMN, FAINT, INK, STROKES, few_ticks, finish, maths, sheet, style
from symgan.pictures import RidgePath

MARGIN = 0.04  # of the width of the box, around it
NARROW, WIDE = 0.6, 1.0  # the height of the plot by its width

Look = Mapping[str, Any]
PATH: Look = MappingProxyType({"color": STROKES[0].color, "lw": 2.0, "zorder": 4, "label": "STON'R"})
PLAY: Look = MappingProxyType({"color": STROKES[1].color, "lw": 0.8, "zorder": 3, "label": "gradient play"})
BEGIN: Look = MappingProxyType(
    {"ls": "", "marker": "s", "ms": 4.5, "mfc": "white", "mec": INK, "mew": 0.9, "zorder": 6, "label": "start"}
)
END: Look = MappingProxyType(
    {"ls": "", "marker": "*", "ms": 9, "mfc": INK, "mec": "white", "mew": 0.7, "zorder": 7, "label": "end"}
)
EVENTS: Mapping[str, Look] = MappingProxyType(
    {
        kind: MappingProxyType(
            {"ls": "", "marker": marker, "ms": 5, "mfc": fill, "mec": INK, "mew": 0.9, "zorder": 5, "label": kind}
        )
        for kind, marker, fill in (("good", "o", "white"), ("middling", "D", "white"), ("bad", "X", STROKES[3].color))
    }
)


@style()
def ridge_path(path: RidgePath, width: float = COLUMN) -> Figure:
    """Draw the path: the field in grey, gradient play thin, the legs broad with a mark for the event at each end.

    ``path.x`` and ``path.y`` are as ``numpy.meshgrid`` gives them; ``width`` is in inches.
    """
    figure, axes = sheet(width)
    _field(axes, path)
    for run in path.runs:
        axes.plot(*run.points.T, **PLAY)
        axes.plot(*run.points[0], marker="o", ms=2.5, mfc=PLAY["color"], mew=0, zorder=3)
    for leg in path.legs:
        axes.plot(*leg.T, **PATH)
    for leg, kind in zip(path.legs, path.events, strict=True):
        axes.plot(*leg[-1], **EVENTS[kind])
    axes.plot(*path.legs[0][0], **BEGIN)
    axes.plot(*path.legs[-1][-1], **END)
    handles = _legend(path)
    across, up = float(np.ptp(path.x)), float(np.ptp(path.y))
    return finish(figure, min(WIDE, max(NARROW, up / across)), path.title, handles, len(handles))


def _field(axes: Axes, path: RidgePath) -> None:
    """The streamlines inside the box, and its edge."""
    axes.streamplot(path.x, path.y, path.u, path.v, density=0.9, color=FAINT, linewidth=0.5, arrowsize=0.5, zorder=1)
    low, high = (np.array([f(path.x), f(path.y)]) for f in (np.min, np.max))
    edge = np.array([low, (high[0], low[1]), high, (low[0], high[1]), low])
    axes.plot(*edge.T, color=INK, lw=0.6, zorder=2)
    gap = MARGIN * (high - low)
    axes.set(xlim=(low[0] - gap[0], high[0] + gap[0]), ylim=(low[1] - gap[1], high[1] + gap[1]))
    axes.set_xlabel(maths(path.params[0]))
    axes.set_ylabel(maths(path.params[1]), rotation=0, ha="right", va="center")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(few_ticks())


def _legend(path: RidgePath) -> list[Line2D]:
    """One entry for each kind of mark that is in the picture."""
    looks = [PATH, *([PLAY] if path.runs else []), BEGIN, *(EVENTS[k] for k in EVENTS if k in path.events), END]
    return [Line2D([], [], **look) for look in looks]
