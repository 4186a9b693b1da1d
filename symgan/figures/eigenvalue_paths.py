"""The eigenvalues in the complex plane as one constant grows: predicted and observed, over the stable region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, Rectangle
from scipy.optimize import linear_sum_assignment

from symgan.figures.style import COLUMN, FAINT, INK, RAMP, SHADE, few_ticks, finish, maths, sheet, style
from symgan.pictures import SpectrumPath

THIN, THICK = 0.9, 2.4  # points: a branch where its constant is least and where it is greatest
NEAR_ONE = 0.3  # a map whose eigenvalues all are this near to 1 is shown there, not in the whole disc
HASTE = 3  # a step this many times the usual one is looked at more closely
DETAIL = 1 / 250  # of the picture: a step that looks smooth
DEPTH = 12  # halvings of one step at most
PIECES = 64  # shades along a branch

RING: Mapping[str, Any] = MappingProxyType(
    {"ls": "", "marker": "o", "ms": 4.5, "mfc": "none", "mec": INK, "mew": 0.7, "zorder": 3, "label": "observed"}
)


@style()
def eigenvalue_paths(path: SpectrumPath, width: float = COLUMN) -> Figure:
    """Draw each predicted eigenvalue as a line that grows darker and wider with the constant, observed ones as rings.

    Shaded: the open left half-plane for a flow, the unit disc for a map. ``width`` is in inches.
    """
    window = _window(path)
    figure, axes = sheet(width)
    _plane(axes, window, path.flow)
    scale = Normalize(float(np.min(path.values)), float(np.max(path.values)))
    ramp = LinearSegmentedColormap.from_list("ramp", RAMP)
    _predicted(axes, path, DETAIL * float(np.ptp(window[0])), scale, ramp)
    _observed(axes, path)
    _key(figure, axes, maths(path.constant), ScalarMappable(scale, ramp))
    across, up = np.ptp(window, axis=1)
    return finish(figure, float(up / across), path.title, _legend(path), columns=3)


def _window(path: SpectrumPath) -> np.ndarray:
    """The limits ((left, right), (low, high)): all eigenvalues, the edge of the stable region, and some air."""
    shown = np.concatenate([np.ravel(path.predicted), np.ravel(path.observed)]).astype(complex)
    shown = shown[np.isfinite(shown)]
    whole = not path.flow and np.any(np.abs(shown - 1) > NEAR_ONE)
    edge = [0] if path.flow else [1, -1, 1j, -1j] if whole else [1]
    shown = np.append(shown, edge)
    corners = np.array([[part.min(), part.max()] for part in (shown.real, shown.imag)])
    center, half = corners.mean(axis=1), 0.56 * np.ptp(corners, axis=1)
    # neither tall nor flat: the height is between 0.6 and 1 times the width
    half = np.array([max(half[0], half[1]), max(half[1], 0.6 * half[0])]) if half.any() else np.ones(2)
    return np.stack([center - half, center + half], axis=1)


def _plane(axes: Axes, window: np.ndarray, flow: bool) -> None:
    """The window on the complex plane: the stable region shaded, its edge, and both axes through zero."""
    left, low = window[:, 0]
    edge: dict[str, Any] = {"facecolor": SHADE, "edgecolor": INK, "lw": 0.6, "zorder": 0}
    tall = float(np.ptp(window[1]))
    # the half-plane reaches past the window, so that only its edge Re = 0 is seen as a line
    axes.add_patch(Rectangle((0, low - tall), left - tall, 3 * tall, **edge) if flow else Circle((0, 0), 1, **edge))
    axes.axhline(0, color=FAINT, lw=0.5, zorder=1)
    if not flow:
        axes.axvline(0, color=FAINT, lw=0.5, zorder=1)
    axes.set(xlim=window[0], ylim=window[1], aspect="equal", xlabel=r"Re $\lambda$", ylabel=r"Im $\lambda$")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(few_ticks())


def _predicted(axes: Axes, path: SpectrumPath, detail: float, scale: Normalize, ramp: LinearSegmentedColormap) -> None:
    """One line for each branch, in pieces that grow darker and wider along the constant."""
    values, spectra = branches(path.values, path.predicted, detail)
    cuts = np.unique(np.searchsorted(values, np.linspace(values[0], values[-1], PIECES + 1)))
    shades = (values[cuts[1:]] + values[cuts[:-1]]) / 2
    for branch in spectra.T:
        points = np.stack([branch.real, branch.imag], axis=1)
        pieces = [points[a : b + 1] for a, b in pairwise(cuts)]
        line = LineCollection(pieces, array=shades, cmap=ramp, norm=scale, capstyle="round", zorder=2)
        line.set_snap(False)  # else the width of a level line would grow in whole pixels
        line.set_linewidth(THIN + (THICK - THIN) * scale(shades))
        axes.add_collection(line, autolim=False)
    # a dot where each ends: an eigenvalue that stays where it is would not be seen
    axes.plot(spectra[-1].real, spectra[-1].imag, "o", ms=3, mew=0, color=RAMP[-1], zorder=2)


def _observed(axes: Axes, path: SpectrumPath) -> None:
    """A ring around each observed eigenvalue."""
    points = np.ravel(path.observed)
    axes.plot(points.real, points.imag, **RING)


def _key(figure: Figure, axes: Axes, symbol: str, shades: ScalarMappable) -> None:
    """Which shade is which value of the constant: a bar beside the plot, the symbol above it."""
    bar = figure.colorbar(shades, cax=axes.inset_axes((1.03, 0, 0.03, 0.84)), ticks=few_ticks())
    bar.outline.set_visible(False)
    bar.ax.set_title(symbol, loc="left", pad=7)


def _legend(path: SpectrumPath) -> list[Line2D | Patch]:
    """What a line, a ring and the shade mean."""
    region = r"stable: Re $\lambda < 0$" if path.flow else r"stable: $|\lambda| < 1$"
    handles: list[Line2D | Patch] = [Line2D([], [], color=RAMP[1], lw=1.6, label="predicted")]
    if np.size(path.observed):
        handles.append(Line2D([], [], **RING))
    return [*handles, Patch(facecolor=SHADE, edgecolor=INK, lw=0.6, label=region)]


# --- branches --------------------------------------------------------------------------------

Known = tuple[float, np.ndarray]  # a value of the constant, and the eigenvalues there


def branches(values: np.ndarray, spectra: np.ndarray, detail: float) -> tuple[np.ndarray, np.ndarray]:
    """Values of the constant and eigenvalues at them, shape (k, n), each column one continuous branch.

    Where eigenvalues hurry, as they do where two collide and part, rows are put in until no step is longer than detail.
    """
    order = np.argsort(values)
    rows = list(np.asarray(spectra, dtype=complex)[order])
    steps = [_step(a, b) for a, b in pairwise(rows)]
    usual = max(detail, HASTE * float(np.nanmedian(steps))) if steps else detail
    known = list(zip(np.asarray(values, dtype=float)[order], rows, strict=True))
    followed = known[:1]
    for step, (before, after) in zip(steps, pairwise(known), strict=True):
        hurry = step > usual or _reals(before[1]) != _reals(after[1])
        for value, row in _between(before, after, detail, DEPTH) if hurry else [after]:
            followed.append((value, _matched(followed[-1][1], row)))
    return np.array([value for value, _ in followed]), np.array([row for _, row in followed])


def _between(before: Known, after: Known, detail: float, depth: int) -> Iterator[Known]:
    """Eigenvalues after the first and up to the second, by halving.

    The coefficients of the characteristic polynomial are smooth where the eigenvalues are not: so they are averaged.
    """
    (a, first), (b, second) = before, after
    if depth == 0 or not _step(first, second) > detail:
        yield after
        return
    middle = ((a + b) / 2, np.roots((np.poly(first) + np.poly(second)) / 2))
    yield from _between(before, middle, detail, depth - 1)
    yield from _between(middle, after, detail, depth - 1)


def _step(first: np.ndarray, second: np.ndarray) -> float:
    """How far the fastest eigenvalue goes from one row to the next."""
    return float(np.max(np.abs(_matched(first, second) - first)))


def _reals(row: np.ndarray) -> int:
    """How many eigenvalues are real: when it changes, two have collided."""
    return int(np.count_nonzero(np.abs(row.imag) <= 1e-9 * np.max(np.abs(row))))


def _matched(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The second row in the order that brings it nearest to the first."""
    far = np.abs(first[:, None] - second[None, :])
    return second[linear_sum_assignment(np.nan_to_num(far, nan=0.0))[1]]
