from dataclasses import replace

import numpy as np
import pytest
from sympy import symbols

import symgan as sg
from symgan.algorithms.games_on_boxes import GAMES, named
from symgan.algorithms.stonr import stonr
from symgan.analysis.gradient_play import least_residual, played
from symgan.analysis.ridge_path import data
from symgan.figures.drawing import svg
from symgan.figures.ridge_path import ridge_path
from symgan.pictures import RidgePath
from symgan.records import Run

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def path():
    """Three legs on the unit square about a rotation, made by hand."""
    x, y = np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 9))
    legs = tuple(np.array(leg) for leg in ([[0, 0], [1, 0]], [[1, 0], [1, 0.5]], [[1, 0.5], [0.5, 0.5]]))
    run = Run(symbols("x y"), np.arange(3), np.array([[0.1, 0.2], [0.3, 0.4], [0.2, 0.9]]), flow=False)
    return RidgePath(symbols("x y"), x, y, 0.5 - y, x - 0.5, legs, ("good", "middling", "good"), (run,), "square")


def drawn(axes, label):
    return [line.get_xydata() for line in axes.lines if line.get_label() == label]


def test_legs_events_and_runs_are_drawn_where_they_are(path):
    figure = ridge_path(path)
    axes = figure.axes[0]
    assert all(np.array_equal(a, b) for a, b in zip(drawn(axes, "STON'R"), path.legs, strict=True))
    assert np.array_equal(drawn(axes, "good"), [[[1, 0]], [[0.5, 0.5]]]) and not drawn(axes, "bad")
    assert np.array_equal(drawn(axes, "middling"), [[[1, 0.5]]])
    assert np.array_equal(drawn(axes, "start"), [[[0, 0]]]) and np.array_equal(drawn(axes, "end"), [[[0.5, 0.5]]])
    assert np.array_equal(drawn(axes, "gradient play")[0], path.runs[0].points)
    told = [text.get_text() for text in figure.legends[0].get_texts()]
    assert told == ["STON'R", "gradient play", "start", "good", "middling", "end"]
    assert axes.get_xlim() == pytest.approx((-0.04, 1.04)) and axes.get_xlabel() == "$x$"


def test_a_path_without_runs_has_no_entry_for_them_and_the_same_bytes_twice(path):
    bare = replace(path, runs=(), y=path.y / 10)
    first, second = ridge_path(bare), ridge_path(bare)
    assert "gradient play" not in [text.get_text() for text in first.legends[0].get_texts()]
    assert svg(first) == svg(second)


def test_the_data_are_the_run_and_the_field():
    found = data("shifted-bilinear", ((0.4, 0.4),), steps=3)
    assert [leg.tolist() for leg in found.legs] == [[[0, 0], [1, 0]], [[1, 0], [1, 0.5]], [[1, 0.5], [0.5, 0.5]]]
    assert found.events == ("good", "middling", "good")
    assert np.allclose(found.u, 0.5 - found.y) and np.allclose(found.v, found.x - 0.5)
    assert np.allclose(found.runs[0].points[1], [0.405, 0.395])
    assert data(stonr(named("shifted-bilinear")), steps=1).runs[0].points[0].tolist() == [0, 0]


def test_what_cannot_be_drawn_is_told():
    with pytest.raises(sg.InputError, match="parameters"):
        data("four-corners")
    with pytest.raises(sg.InputError, match="hump"):
        data("humps")


@pytest.mark.parametrize(("name", "rests"), [("convex-concave", True), ("shifted-bilinear", False)])
def test_gradient_play_rests_or_does_not(name, rests):
    game = GAMES[name]()
    assert (least_residual(game, played(game, (0.0, 0.0), steps=600)) < 1e-9) is rests
