"""Stability over two constants: darker where training converges faster, exact boundaries, and runs as dots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from symgan.figures.style import COLUMN, INK, STROKES, few_ticks, finish, maths, sheet, style
from symgan.pictures import Atlas

PALE, DEEP = "#f3ead8", "#2f6f8f"  # slow and fast; both light enough for black dots
DASHES: Sequence[Any] = ("-", (0, (4, 2)), (0, (1, 1.2)), (0, (5, 1.5, 1, 1.5)))


@style()
def stability_atlas(atlas: Atlas, width: float = COLUMN) -> Figure:
    """Draw the rate as a shade where training converges, white elsewhere; a curve for each exact boundary.

    Dots are runs: filled where one converged, crosses where not. ``width`` is in inches.
    """
    figure, axes = sheet(width)
    shade = LinearSegmentedColormap.from_list("rate", (DEEP, PALE))
    edge = 0.0 if atlas.flow else 1.0
    low = float(np.nanmin(atlas.rates)) if np.isfinite(atlas.rates).any() else edge - 1
    mesh = axes.pcolormesh(
        atlas.x, atlas.y, atlas.rates, cmap=shade, norm=Normalize(low, edge), shading="nearest", rasterized=True
    )
    handles = [*_curves(axes, atlas), *_dots(axes, atlas)]
    across, upward = (maths(s) for s in atlas.constants)
    axes.set(xlabel=across, ylabel=upward, xlim=(0, atlas.x[-1]), ylim=(0, atlas.y[-1]))
    axes.xaxis.set_major_locator(few_ticks())
    axes.yaxis.set_major_locator(few_ticks())
    bar = figure.colorbar(mesh, cax=axes.inset_axes((1.03, 0.0, 0.035, 1.0)))
    bar.set_label("spectral abscissa" if atlas.flow else "spectral radius")
    bar.outline.set_linewidth(0.5)
    return finish(figure, 0.75, atlas.title, handles, columns=2)


def _curves(axes: Axes, atlas: Atlas) -> list[Line2D]:
    """The boundary curves, each with its formula and its own dashes."""
    name = maths(atlas.constants[1])
    handles = []
    for i, (formula, x, y) in enumerate(atlas.curves):
        label = f"{name} = {maths(formula)}"
        (line,) = axes.plot(x, y, color=INK, lw=1.2, ls=DASHES[i % len(DASHES)], label=label, zorder=3)
        handles.append(line)
    return handles


def _dots(axes: Axes, atlas: Atlas) -> list[Line2D]:
    """Runs that converged as filled dots, the others as crosses."""
    filled: dict[str, Any] = {"marker": "o", "ms": 3, "color": INK, "label": "a run converges"}
    crossed: dict[str, Any] = {
        "marker": "x",
        "ms": 3.5,
        "mew": 0.8,
        "color": STROKES[1].color,
        "label": "a run does not",
    }
    handles = []
    for converged, look in ((True, filled), (False, crossed)):
        points = np.array([(x, y) for x, y, c in atlas.dots if c is converged]).reshape(-1, 2)
        handles += axes.plot(*points.T, ls="", zorder=4, **look)
    return handles
