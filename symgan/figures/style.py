"""What all pictures share: sizes, fonts, colors that survive a grey printer, and the frame around a plot."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import matplotlib
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.mathtext import MathTextParser
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

if TYPE_CHECKING:
    from sympy import Expr

COLUMN = 3.4  # inches: one column of a two-column paper
TEXT = 6.8  # inches: the full width of its text
GAP = 0.05  # inches: between title, plot and legend, and at the edges

INK = "#1a1a1a"  # axes, and what is observed
FAINT = "#cccccc"  # what lies behind: fields, zero lines
SHADE = "#ececec"  # filled regions


@dataclass(frozen=True)
class Stroke:
    """How one of several lines looks: a color of its own lightness, and a marker of its own."""

    color: str
    marker: str


# from dark to light, so that they differ in grey too
STROKES = (Stroke("#14213d", "o"), Stroke("#9c2f14", "s"), Stroke("#2f8fb5", "^"), Stroke("#dd9c22", "D"))
RAMP = ("#dd9c22", "#9c2f14", "#14213d")  # a constant that grows: lightness falls all the way

PAPER: Mapping[Any, Any] = MappingProxyType(
    {
        "font.family": ["STIXGeneral"],  # ships with matplotlib, so every machine has it
        "mathtext.fontset": "stix",
        "font.size": 8.5,
        "axes.titlesize": 9,
        "figure.titlesize": 9,
        "axes.labelsize": 9,
        "xtick.labelsize": 8,
        "ytick.labelsize": 8,
        "legend.fontsize": 8,
        "axes.edgecolor": INK,
        "text.color": INK,
        "axes.labelcolor": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "axes.linewidth": 0.5,
        "xtick.major.width": 0.5,
        "ytick.major.width": 0.5,
        "xtick.minor.size": 0,
        "ytick.minor.size": 0,
        "xtick.direction": "in",
        "ytick.direction": "in",
        "xtick.major.size": 2.5,
        "ytick.major.size": 2.5,
        "lines.linewidth": 1.0,
        "lines.markersize": 3.0,
        "lines.solid_capstyle": "round",
        "legend.frameon": False,
        "legend.handlelength": 1.7,
        "legend.columnspacing": 1.2,
        "legend.handletextpad": 0.5,
        "legend.borderaxespad": 0.2,
        "figure.dpi": 300,
        "savefig.dpi": 300,
        "svg.fonttype": "path",  # looks the same where the fonts are missing
        "svg.hashsalt": "symgan",  # else the ids in an SVG are random
        "pdf.fonttype": 42,
    }
)


@contextmanager
def style() -> Iterator[None]:
    """Draw as for a paper, whatever the user's own settings are; also a decorator, ``@style()``."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(PAPER)
        yield


def sheet(width: float) -> tuple[Figure, Axes]:
    """An empty figure of that width in inches, with one plot in it; its height is up to :func:`finish`."""
    figure = Figure(figsize=(width, width))
    return figure, figure.add_subplot()


def finish(figure: Figure, ratio: float, title: str, handles: Sequence[Artist], columns: int) -> Figure:
    """The figure with its title above and its legend below, off the data; ratio is the plot's height by its width."""
    above = figure.suptitle(textwrap.fill(title, round(17 * figure.get_figwidth())), va="top")
    below = _legend(figure, handles, columns)
    for _ in range(2):  # the numbers on the axes, which take room, may change with the room
        _arrange(figure, ratio, above, below)
    return figure


def _arrange(figure: Figure, ratio: float, above: Text, below: Legend) -> None:
    """Let the plot fill the width that its labels leave, and set the height of the figure to what all takes."""
    axes, inch, across = figure.axes[0], figure.dpi, figure.get_figwidth()
    drawn = axes.get_tightbbox(bbox_extra_artists=axes.child_axes)  # the data stay inside the plot anyway
    plot = axes.get_window_extent()
    assert drawn is not None  # it is for a plot that is not visible
    left, right = GAP + (plot.x0 - drawn.x0) / inch, GAP + (drawn.x1 - plot.x1) / inch
    low = 2 * GAP + (below.get_window_extent().height + plot.y0 - drawn.y0) / inch
    high = 2 * GAP + (above.get_window_extent().height + drawn.y1 - plot.y1) / inch
    width = across - left - right
    total = low + ratio * width + high
    figure.set_figheight(total)
    axes.set_position((left / across, low / total, width / across, ratio * width / total))
    above.set_y(1 - GAP / total)


def _legend(figure: Figure, handles: Sequence[Artist], columns: int) -> Legend:
    """The legend below the plot, in that many columns or, where they are too wide, in half as many."""
    legend = figure.legend(handles=handles, loc="lower center", ncols=columns)
    if columns == 1 or legend.get_window_extent().width <= figure.bbox.width:
        return legend
    legend.remove()
    return _legend(figure, handles, (columns + 1) // 2)


def few_ticks() -> MaxNLocator:
    """At most six round numbers along an axis."""
    return MaxNLocator(5, steps=[1, 2, 5, 10])


def maths(symbol: Expr) -> str:
    """A symbol or a formula as mathtext, as in ``$\\theta$``; its plain text where mathtext cannot print it."""
    from symgan.printing.latex import latex

    text = f"${latex(symbol)}$"
    try:
        MathTextParser("path").parse(text)
    except ValueError:
        return str(symbol).replace("$", r"\$")
    return text
