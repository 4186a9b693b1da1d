"""The phase portrait of a planar game: its field, a few trajectories, its equilibrium, and where it switches."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.style import COLUMN, FAINT, INK, STROKES, few_ticks, finish, maths, sheet, style
from symgan.pictures import Portrait, Switching
from symgan.records import Run

APART = 0.06  # of the width between marks along a curve
FRINGE = 1.0  # a run is drawn until it is this many widths of the picture away from its center

Look = Mapping[str, Any]
EQUILIBRIUM: Look = MappingProxyType(
    {"ls": "", "marker": "o", "ms": 5.5, "mfc": INK, "mec": "white", "mew": 0.8, "zorder": 5, "label": "equilibrium"}
)
START: Look = MappingProxyType(
    {"ls": "", "marker": "o", "ms": 4, "mfc": "white", "mew": 0.9, "zorder": 4, "label": "start"}
)
EIGENDIRECTION: Look = MappingProxyType(
    {"color": INK, "ls": (0, (4, 3)), "lw": 0.8, "zorder": 2, "label": "eigendirection"}
)
CIRCLE: Look = MappingProxyType({"color": INK, "ls": (0, (1, 1.5)), "lw": 1.4, "zorder": 4, "label": "derived circle"})
CYCLE: Look = MappingProxyType({**CIRCLE, "label": "derived cycle"})
SWITCH: Look = MappingProxyType({"color": INK, "lw": 0.6, "zorder": 2, "label": "switching line"})
SLIDING: Look = MappingProxyType(
    {"color": STROKES[2].color, "lw": 3, "solid_capstyle": "butt", "zorder": 2.2, "label": "sliding"}
)
ESCAPING: Look = MappingProxyType(
    {"color": STROKES[3].color, "lw": 3, "solid_capstyle": "butt", "zorder": 2.2, "label": "escaping"}
)
RESTING: Look = MappingProxyType(
    {"ls": "", "marker": "D", "ms": 2.6, "mfc": "white", "mec": INK, "mew": 0.6, "zorder": 4, "label": "at rest"}
)
FLOW: Look = MappingProxyType({"lw": 1.1, "zorder": 3, "label": "trajectory"})
STEPS: Look = MappingProxyType({"lw": 0.5, "marker": "o", "ms": 2.1, "mew": 0, "zorder": 3, "label": "iterates"})


@style()
def phase_portrait(portrait: Portrait, width: float = COLUMN) -> Figure:
    """Draw the portrait: streamlines in grey, runs with a mark at their start, eigendirections dashed.

    A flow is a line; the points of a discrete run are dots, joined by a thin line. Where orbits slide or escape,
    the line on which the field switches is broad, with marks on what is at rest in Filippov's sense.
    ``portrait.x`` and ``portrait.y`` are as ``numpy.meshgrid`` gives them; ``width`` is in inches.
    """
    figure, axes = sheet(width)
    _field(axes, portrait)
    for across, up in portrait.eigenvectors:
        x, y = portrait.equilibrium
        axes.axline((x, y), (x + across, y + up), **EIGENDIRECTION)
    if portrait.switching is not None:
        _switching(axes, portrait.switching)
    for index, run in enumerate(portrait.runs):
        _run(axes, run, STROKES[index % len(STROKES)].color)
    if portrait.circle is not None:
        turn = np.linspace(0, 2 * np.pi, 200)
        x, y = portrait.equilibrium
        axes.plot(x + portrait.circle * np.cos(turn), y + portrait.circle * np.sin(turn), **CIRCLE)
    if portrait.cycle is not None:
        axes.plot(*portrait.cycle.T, **CYCLE)
    axes.plot(*portrait.equilibrium, **EQUILIBRIUM)
    handles = _legend(portrait)
    ratio = float(np.ptp(portrait.y) / np.ptp(portrait.x))
    return finish(figure, ratio, portrait.title, handles, len(handles))


def _field(axes: Axes, portrait: Portrait) -> None:
    """The streamlines, in axes that end where the grid ends."""
    axes.streamplot(
        portrait.x, portrait.y, portrait.u, portrait.v, density=0.9, color=FAINT, linewidth=0.5, arrowsize=0.5, zorder=1
    )
    axes.set(
        xlim=(portrait.x.min(), portrait.x.max()),
        ylim=(portrait.y.min(), portrait.y.max()),
        xlabel=maths(portrait.params[0]),
        aspect="equal",
    )
    axes.set_ylabel(maths(portrait.params[1]), rotation=0, ha="right", va="center")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(few_ticks())


def _switching(axes: Axes, switching: Switching) -> None:
    """The switching lines, the parts of them that hold or repel orbits, and marks along those at rest."""
    for curves, look in _kinds(switching):
        for curve in curves:
            axes.plot(*(_marks(axes, curve) if look is RESTING else curve).T, **look)


def _kinds(switching: Switching) -> list[tuple[tuple[np.ndarray, ...], Look]]:
    """The kinds of curves that there are, each with its look."""
    kinds = [(switching.curves, SWITCH), (switching.sliding, SLIDING), (switching.escaping, ESCAPING)]
    return [(curves, look) for curves, look in [*kinds, (switching.resting, RESTING)] if curves]


def _marks(axes: Axes, curve: np.ndarray) -> np.ndarray:
    """Points along a curve, its ends included, as far from each other as is easy to see."""
    length = float(np.hypot(*np.diff(curve, axis=0).T).sum()) / float(np.ptp(axes.get_xlim()))
    return curve[np.linspace(0, len(curve) - 1, 1 + round(length / APART)).round().astype(int)]


def _run(axes: Axes, run: Run, color: str) -> None:
    """The run as far as it stays near, its start, and an arrowhead on its way."""
    points = _near(axes, run.points)
    if not len(points):
        return
    axes.plot(*points.T, color=color, **(FLOW if run.flow else STEPS))
    axes.plot(*points[0], mec=color, **START)
    _arrowhead(axes, points, color)


def _near(axes: Axes, points: np.ndarray) -> np.ndarray:
    """The points before the first that is far outside: a run that diverges would end at 1e300."""
    corners = np.array([axes.get_xlim(), axes.get_ylim()])
    with np.errstate(invalid="ignore"):
        far = ~np.all(np.abs(points - corners.mean(axis=1)) <= FRINGE * np.ptp(corners, axis=1), axis=1)
    return points[: np.argmax(far)] if far.any() else points


def _arrowhead(axes: Axes, points: np.ndarray, color: str) -> None:
    """An arrowhead where a quarter of the way is covered, or earlier on a long way."""
    size = float(np.ptp(axes.get_xlim()))
    way = np.append(0, np.cumsum(np.hypot(*np.diff(points, axis=0).T)))
    if way[-1] < 0.1 * size:
        return
    here = min(0.25 * way[-1], 0.5 * size)
    tail, tip = (tuple(np.interp(s, way, column) for column in points.T) for s in (here, here + 0.03 * size))
    head = {"arrowstyle": "-|>", "color": color, "lw": 0, "mutation_scale": 10, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", tip, tail, arrowprops=head)


def _legend(portrait: Portrait) -> list[Line2D]:
    """One entry for each kind of mark that is in the picture."""
    kinds = [FLOW] * any(run.flow for run in portrait.runs) + [STEPS] * any(not run.flow for run in portrait.runs)
    handles = [Line2D([], [], color=INK, **kind) for kind in kinds]
    if portrait.runs:
        handles.append(Line2D([], [], mec=INK, **START))
    handles.append(Line2D([], [], **EQUILIBRIUM))
    if portrait.circle is not None:
        handles.append(Line2D([], [], **CIRCLE))
    if portrait.cycle is not None:
        handles.append(Line2D([], [], **CYCLE))
    if portrait.switching is not None:
        handles += [Line2D([], [], **look) for _, look in _kinds(portrait.switching)]
    if portrait.eigenvectors:
        handles.append(Line2D([], [], **EIGENDIRECTION))
    return handles
