"""The answers of a follower as curves in the plane, with runs on the curves and beside them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.style import COLUMN, FAINT, INK, STROKES, few_ticks, finish, maths, sheet, style
from symgan.pictures import AnswerCurves

EVERY = 5  # points of a run between two marks

Look = Mapping[str, Any]
BEST: Look = MappingProxyType({"color": "#9a9a9a", "lw": 3.2, "zorder": 1, "label": "best answer"})
LOCAL: Look = MappingProxyType(
    {"color": "#9a9a9a", "lw": 1.6, "ls": (0, (1.5, 1.2)), "zorder": 1, "label": "local answer"}
)
ENDS: Mapping[str, Look] = MappingProxyType(
    {
        "strict Nash": MappingProxyType({"ls": "", "marker": "o", "ms": 6, "mfc": INK, "mec": "white", "zorder": 6}),
        "strict Stackelberg": MappingProxyType(
            {"ls": "", "marker": "*", "ms": 10, "mfc": INK, "mec": "white", "mew": 0.7, "zorder": 6}
        ),
    }
)
START: Look = MappingProxyType(
    {"ls": "", "marker": "s", "ms": 4.5, "mfc": "white", "mec": INK, "mew": 0.9, "zorder": 5, "label": "start"}
)


@style()
def response_manifold(curves: AnswerCurves, width: float = COLUMN) -> Figure:
    """Draw the branches, broad where no other answer costs less and dotted where they are local; runs thin, with marks.

    ``width`` is in inches.
    """
    figure, axes = sheet(width)
    axes.axhline(0, color=FAINT, lw=0.5, zorder=0)
    axes.axvline(0, color=FAINT, lw=0.5, zorder=0)
    for look, parts in ((BEST, curves.best), (LOCAL, curves.local)):
        for part in parts:
            axes.plot(*part.T, **look)
    for index, (_, points) in enumerate(curves.runs):
        axes.plot(*points.T, **_run(index))
    axes.plot(*curves.runs[0][1][0], **START)
    for kind, x, y in curves.ends:
        axes.plot(x, y, **ENDS[kind])
    axes.set(xlim=(-curves.reach, curves.reach), ylim=(-curves.reach, curves.reach), aspect="equal")
    axes.set_xlabel(maths(curves.params[0]))
    axes.set_ylabel(maths(curves.params[1]), rotation=0, ha="right", va="center")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(few_ticks())
    handles = _legend(curves)
    return finish(figure, 1.0, curves.title, handles, 3)


def _run(index: int) -> dict[str, Any]:
    """The line and the marks of one run, in a color of its own; the first one is the run on the manifold."""
    stroke = STROKES[index % len(STROKES)]
    return {"color": stroke.color, "lw": 0.8, "marker": stroke.marker, "ms": 2.4, "mew": 0, "markevery": EVERY,
            "zorder": 4 - index / 4}  # fmt: skip


def _legend(curves: AnswerCurves) -> list[Line2D]:
    """One entry for each kind of line and mark that is in the picture."""
    looks = [look for look, parts in ((BEST, curves.best), (LOCAL, curves.local)) if parts]
    looks += [{**_run(index), "label": name} for index, (name, _) in enumerate(curves.runs)]
    looks += [START, *({**ENDS[kind], "label": kind} for kind in ENDS if kind in {kind for kind, _, _ in curves.ends})]
    return [Line2D([], [], **look) for look in looks]
