"""The pictures of solved regions, rates and decays."""

import numpy as np
import pytest
from sympy import sqrt

from symgan.figures.drawing import rendered
from symgan.figures.power_law import power_law
from symgan.figures.rate_curve import rate_curve
from symgan.figures.stability_atlas import stability_atlas
from symgan.notation import gamma, h, t
from symgan.pictures import Atlas, PowerLaw, RateCurve

pytestmark = pytest.mark.filterwarnings("error")
X, Y = np.linspace(0.05, 4, 30), np.linspace(0.05, 3, 20)


def labels(figure):
    return [text.get_text() for text in figure.legends[0].get_texts()]


@pytest.fixture(scope="module")
def atlas():
    rates = np.where(Y[:, None] < 2 / X[None, :], 0.8 * np.ones((20, 30)), np.nan)
    curves = ((2 / gamma, X, 2 / X), (gamma / sqrt(2), X, X / np.sqrt(2)))
    return Atlas((gamma, h), X, Y, rates, curves, ((1.0, 1.0, True), (3.0, 2.0, False)), False, "An atlas")


def test_the_atlas_draws_its_curves_and_tells_runs_apart(atlas):
    figure = stability_atlas(atlas)
    axes = figure.axes[0]
    assert np.array_equal(axes.lines[0].get_xydata().T, [X, 2 / X])
    converged, left = axes.lines[2:4]
    assert (converged.get_marker(), left.get_marker()) == ("o", "x")
    assert np.array_equal(converged.get_xydata(), [[1, 1]]) and np.array_equal(left.get_xydata(), [[3, 2]])
    assert axes.lines[0].get_linestyle() != axes.lines[1].get_linestyle()  # in grey as well
    assert any("frac{2}" in text for text in labels(figure)) and "a run does not" in labels(figure)
    assert axes.collections[0].norm.vmax == 1.0


def test_an_atlas_without_a_stable_point_or_a_curve():
    empty = Atlas((gamma, h), X, Y, np.full((20, 30), np.nan), (), (), True, "Nothing")
    assert stability_atlas(empty).axes[0].collections[0].norm.vmax == 0.0


@pytest.fixture(scope="module")
def curve():
    rates = np.abs(1 - X / 2) + 0.2
    return RateCurve(h, X, rates, X[::10], rates[::10], (2.0, 0.2, 1 / gamma), ((3.6, 2 / gamma), (9.0, h)), False, "R")


def test_the_rate_curve_marks_the_best_and_the_end_that_is_in_view(curve):
    figure = rate_curve(curve)
    axes = figure.axes[0]
    (diamond,) = [line for line in axes.lines if line.get_marker() == "D"]
    assert np.array_equal(diamond.get_xydata(), [[2.0, 0.2]])
    ends = [line for line in axes.lines if line.is_dashed()]
    assert [line.get_xdata()[0] for line in ends] == [3.6]
    assert sum("end" in text for text in labels(figure)) == 1 and any("best" in text for text in labels(figure))


def test_a_rate_curve_without_optimum(curve):
    plain = RateCurve(h, X, curve.rates, X[:1], curve.rates[:1], None, (), True, "R")
    figure = rate_curve(plain)
    assert labels(figure) == ["derived", "observed"]
    assert figure.axes[0].get_ylabel() == "spectral abscissa"


def test_a_power_of_time_is_a_straight_line():
    times = np.geomspace(1, 100, 20)
    figure = power_law(PowerLaw(times, 8 / (times + 3), 8 / times, 8 / t, True, "A law"))
    axes = figure.axes[0]
    assert axes.get_xscale() == axes.get_yscale() == "log"
    slopes = np.diff(np.log(axes.lines[1].get_ydata())) / np.diff(np.log(times))
    assert slopes == pytest.approx(-1) and any("8" in text for text in labels(figure))


def test_the_same_record_gives_the_same_bytes(atlas, curve):
    for draw, record in ((stability_atlas, atlas), (rate_curve, curve)):
        assert rendered(draw(record), "svg") == rendered(draw(record), "svg")
