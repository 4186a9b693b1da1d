"""Which claim rests on which: a line a claim, moved to the right of every claim that it uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import Normal, Stroke
from matplotlib.textpath import TextPath

from symgan.figures.style import COLUMN, GAP, TEXT, finish, sheet, style
from symgan.pictures import ClaimGraph

NAME = 6.6  # points: the names
LINE = 0.12  # inches: the height of a line
APART = 0.4  # lines between claims that do not hang together
MARGIN = 0.06  # inches: room for the markers on the left
STEP = 0.17  # inches: how far a claim stands to the right of what it uses
LANE = 0.055  # inches: between lines on the right
MANY = 40  # claims in one column
BRANCH, DETOUR = "#9a9a9a", "#2f8fb5"
# as in the reports; told apart without color by the marker
LOOKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"PROVED": ("#1d5c3a", "o"), "REFUTED": ("#9b2226", "X"), "UNDECIDED": ("#555555", "D")}
)

Place = tuple[float, float]
Places = dict[str, Place]


@style()
def claim_graph(graph: ClaimGraph, width: float = 0) -> Figure:
    """Draw the claims, first what is used and below it what uses it; in two columns where there are many.

    A line on the left leads from the used claim whose own chain is longest; from the others that a
    claim uses lines on the right go around the names. ``width`` is in inches, that of one or two columns if left out.
    """
    columns = 2 if len(graph.claims) > MANY else 1
    width = width or (TEXT if columns == 2 else COLUMN)
    figure, axes = sheet(width)
    places, lines = laid_out(graph, columns, width)
    across = width - 2 * GAP  # so that the plot's units are inches on the page
    axes.set(xlim=(-MARGIN, across - MARGIN), ylim=(lines * LINE, -LINE))
    axes.set_axis_off()
    ends = {key: _claim(axes, key, status, places[key]) for key, status in graph.claims}
    above = _above(graph)
    further = [(used, key) for used, key in graph.edges if above[key] != used]
    for key, used in above.items():
        _edge(axes, places[used], places[key])
    for start, end, far in _detours(further, ends, across / columns):
        _detour(axes, start, end, far)
    there = {status for _, status in graph.claims}
    handles = [_handle(status) for status in LOOKS if status in there]
    if further:
        handles.append(Line2D([], [], color=DETOUR, lw=0.6, marker=">", ms=2.2, label="used here too"))
    return finish(figure, (lines + 1) * LINE / across, graph.title, handles, columns=4)


def _claim(axes: Axes, key: str, status: str, place: Place) -> Place:
    """Draw a claim with its name; return where the name ends."""
    color, marker = LOOKS[status]
    axes.plot(*place, marker, color=color, ms=3.6, mec="white", mew=0.4, zorder=3)
    shift = (4.5, 0)  # points
    name = axes.annotate(key, place, shift, textcoords="offset points", va="center_baseline", size=NAME, zorder=4)
    name.set_path_effects([Stroke(linewidth=1.5, foreground="white"), Normal()])
    long = TextPath((0, 0), key, NAME, name.get_fontproperties()).vertices[:, 0].max()
    return place[0] + (shift[0] + long) / 72, place[1]


def laid_out(graph: ClaimGraph, columns: int, width: float) -> tuple[Places, float]:
    """The place of every claim, in inches from the upper left, and the number of lines of the longest column."""
    layers, groups = _layers(graph), sorted(_groups(graph), key=len, reverse=True)
    heights = [0.0] * columns
    places: Places = {}
    for group in groups:
        column = heights.index(min(heights))
        for i, key in enumerate(group):
            places[key] = (column * (width - 2 * GAP) / columns + STEP * layers[key], LINE * (heights[column] + i))
        heights[column] += len(group) + APART
    return places, max(heights, default=0.0)


def _uses(graph: ClaimGraph) -> dict[str, list[str]]:
    return {key: [a for a, b in graph.edges if b == key] for key, _ in graph.claims}


def _layers(graph: ClaimGraph) -> dict[str, int]:
    """The length of the longest chain of claims that each rests on."""
    uses = _uses(graph)

    @cache
    def layer(key: str) -> int:
        return 1 + max(map(layer, uses[key]), default=-1)

    return {key: layer(key) for key in uses}


def _above(graph: ClaimGraph) -> dict[str, str]:
    """For each claim that uses others the one of them below which it stands: that with the longest chain."""
    layers = _layers(graph)
    return {key: max(used, key=lambda u: layers[u]) for key, used in _uses(graph).items() if used}


def _groups(graph: ClaimGraph) -> Iterator[list[str]]:
    """The claims that hang together, tree by tree."""
    uses, above = _uses(graph), _above(graph)
    trees = [list(_tree(key, above)) for key in uses if key not in above]
    while trees:
        whole, *trees = trees
        while tied := [t for t in trees if _tied(whole, t, uses)]:
            whole += [key for tree in tied for key in tree]
            trees = [t for t in trees if t not in tied]
        yield whole


def _tree(key: str, above: Mapping[str, str]) -> Iterator[str]:
    """A claim and what hangs on it, the smallest branches first."""
    yield key
    branches = [list(_tree(k, above)) for k, a in above.items() if a == key]
    for branch in sorted(branches, key=len):
        yield from branch


def _tied(first: Sequence[str], second: Sequence[str], uses: Mapping[str, Sequence[str]]) -> bool:
    pairs = ((first, second), (second, first))
    return any(used in there for here, there in pairs for key in here for used in uses[key])


def _edge(axes: Axes, start: Place, end: Place) -> None:
    """A line down from the used claim, and with a bend to the one that uses it."""
    (x, y), (u, v) = start, end
    bend = 0.7 * LINE
    points = [(x, y), (x, v - bend), (x, v), (x + bend, v), (u, v)]
    codes = [Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.LINETO]
    axes.add_patch(PathPatch(Path(points, codes), fc="none", ec=BRANCH, lw=0.6, zorder=1))


def _detours(pairs: Sequence[tuple[str, str]], ends: Places, column: float) -> Iterator[tuple[Place, Place, float]]:
    """For each further use the ends of the two names, and how far right a line has to go around all between them."""
    taken: list[tuple[float, float, float]] = [(y, y, x + LANE) for x, y in ends.values()]
    for used, key in sorted(pairs, key=lambda pair: abs(ends[pair[0]][1] - ends[pair[1]][1])):
        (x, y), (u, v) = ends[used], ends[key]
        near = [far for top, low, far in taken if top <= max(y, v) and low >= min(y, v) and _same(far, x, column)]
        taken.append((min(y, v), max(y, v), max(near) + LANE))
        yield (x, y), (u, v), max(near) + LANE


def _same(x: float, u: float, column: float) -> bool:
    """Whether two places are in the same column."""
    return x // column == u // column


def _detour(axes: Axes, start: Place, end: Place, far: float) -> None:
    """A line on the right from the end of one name to that of another, around the names between them."""
    (x, y), (u, v) = ((a + LANE / 2, b) for a, b in (start, end))
    bend = 0.5 * LINE * (1 if v > y else -1)
    turn = abs(bend)
    points = [(x, y), (far - turn, y), (far, y), (far, y + bend), (far, v - bend), (far, v), (far - turn, v), (u, v)]
    codes = [Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.LINETO]
    axes.add_patch(PathPatch(Path(points, codes), fc="none", ec=DETOUR, lw=0.6, zorder=2))
    axes.plot(u, v, "<", color=DETOUR, ms=2.2, mew=0, zorder=3)


def _handle(status: str) -> Line2D:
    color, marker = LOOKS[status]
    return Line2D([], [], ls="", marker=marker, color=color, ms=4, mec="white", mew=0.4, label=status.lower())
