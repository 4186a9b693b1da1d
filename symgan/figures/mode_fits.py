"""One normal law fitted to data of two modes: the data shaded, each fit a line."""

from __future__ import annotations

from matplotlib.figure import Figure
from matplotlib.patches import Patch

from symgan.figures.style import COLUMN, SHADE, STROKES, few_ticks, finish, sheet, style
from symgan.pictures import ModeFits

DASHES = ("-", (0, (3, 2)))


@style()
def mode_fits(data: ModeFits, width: float = COLUMN) -> Figure:
    """Draw the density of the data shaded and those of the fits as lines. ``width`` is in inches."""
    figure, axes = sheet(width)
    axes.fill_between(data.points, data.data, color=SHADE, lw=0)
    lines = [Patch(color=SHADE, label="data")]
    for fit, label, stroke, dash in zip(data.fits, data.labels, STROKES, DASHES, strict=False):
        lines += axes.plot(data.points, fit, color=stroke.color, ls=dash, label=label)  # type: ignore[arg-type]
    axes.set(xlabel="$x$", ylabel="density", ylim=(0, None))
    axes.set_xlim(data.points[0], data.points[-1])
    axes.xaxis.set_major_locator(few_ticks())
    return finish(figure, 0.55, data.title, lines, columns=1)
