"""The graph of claims, laid out by hand and drawn."""

from itertools import combinations

import pytest
from matplotlib.patches import PathPatch
from matplotlib.text import Annotation

from symgan.figures.claim_graph import DETOUR, LINE, LOOKS, STEP, claim_graph, laid_out
from symgan.figures.drawing import svg
from symgan.figures.style import COLUMN, TEXT
from symgan.pictures import ClaimGraph

# b and c rest on a, d on c and on e as well; f on g; nobody on h
GRAPH = ClaimGraph(
    (("b", "PROVED"), ("a", "REFUTED"), ("c", "PROVED"), ("d", "UNDECIDED"), ("e", "PROVED"), ("f", "PROVED"),
     ("g", "PROVED"), ("h", "PROVED")),
    (("a", "b"), ("a", "c"), ("c", "d"), ("e", "d"), ("g", "f")),
    "Eight claims",
)  # fmt: skip
MANY = ClaimGraph(
    tuple((f"claim-{i}-with-a-name-of-some-length", "PROVED") for i in range(42)),
    tuple((f"claim-{(i - 1) // 2}-with-a-name-of-some-length", f"claim-{i}-with-a-name-of-some-length") for i in range(1, 42)),
    "Forty-two claims",
)  # fmt: skip


@pytest.fixture(scope="module")
def figures():
    return claim_graph(GRAPH), claim_graph(MANY)


def names(figure):
    return [child for child in figure.axes[0].get_children() if isinstance(child, Annotation)]


def curves(figure):
    return [child for child in figure.axes[0].patches if isinstance(child, PathPatch)]


def test_a_claim_stands_below_and_to_the_right_of_what_it_uses():
    places, lines = laid_out(GRAPH, 1, COLUMN)
    column = {key: round(x / STEP) for key, (x, _) in places.items()}
    assert column == {"a": 0, "b": 1, "c": 1, "d": 2, "e": 0, "f": 1, "g": 0, "h": 0}
    order = sorted(places, key=lambda key: places[key][1])
    assert order == ["a", "b", "c", "d", "e", "g", "f", "h"]
    heights = sorted(y for _, y in places.values())
    assert min(b - a for a, b in zip(heights, heights[1:], strict=False)) >= LINE * 0.999
    assert lines * LINE > heights[-1]


def test_groups_are_spread_over_the_columns():
    places, lines = laid_out(GRAPH, 2, TEXT)
    left = {key for key, (x, _) in places.items() if x < TEXT / 2 - 0.1}
    assert left == {"a", "b", "c", "d", "e"} and lines == pytest.approx(5.4)


def test_nothing_overlaps_and_all_is_on_the_page(figures):
    for figure in figures:
        boxes = [name.get_window_extent() for name in names(figure)]
        assert not any(a.shrunk(0.95, 0.6).overlaps(b.shrunk(0.95, 0.6)) for a, b in combinations(boxes, 2))
        page = figure.bbox
        assert all(page.x0 <= b.x0 and b.x1 <= page.x1 and page.y0 <= b.y0 and b.y1 <= page.y1 for b in boxes)
    assert [f.get_figwidth() for f in figures] == [COLUMN, TEXT]


def test_every_edge_is_a_line_and_the_second_use_goes_around(figures):
    graph = curves(figures[0])
    assert len(graph) == len(GRAPH.edges) and len(curves(figures[1])) == len(MANY.edges)
    (detour,) = [c for c in graph if len(c.get_path().codes) == 8]
    start, *_, end = detour.get_path().vertices
    places, _ = laid_out(GRAPH, 1, COLUMN)
    assert (start[1], end[1]) == (places["e"][1], places["d"][1])
    ends = {n.get_text(): n.get_window_extent() for n in names(figures[0])}
    shown = figures[0].axes[0].transData.transform(end)
    assert ends["d"].x1 < shown[0] < ends["d"].x1 + 0.1 * figures[0].dpi and DETOUR.strip("#") in svg(figures[0])


def test_verdicts_differ_in_color_and_in_marker(figures):
    (legend,) = figures[0].legends
    assert [t.get_text() for t in legend.get_texts()] == ["proved", "refuted", "undecided", "used here too"]
    assert [t.get_text() for t in figures[1].legends[0].get_texts()] == ["proved"]
    assert len(set(LOOKS.values())) == len({m for _, m in LOOKS.values()}) == 3
    drawn = [(line.get_color(), line.get_marker()) for line in figures[0].axes[0].lines]
    assert [drawn.count(LOOKS[s]) for s in ("PROVED", "REFUTED", "UNDECIDED")] == [6, 1, 1]


def test_the_same_graph_gives_the_same_bytes(figures):
    assert svg(claim_graph(GRAPH)) == svg(figures[0])
