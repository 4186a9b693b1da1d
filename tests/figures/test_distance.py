import numpy as np
import pytest

from symgan.figures.distance import distance
from symgan.pictures import Distances

pytestmark = pytest.mark.filterwarnings("error")
STEPS = np.arange(60.0)


def record(*runs, flow=False):
    """The record of runs, each given by its distances and its factor."""
    values, factors = zip(*runs, strict=True) if runs else ((), ())
    labels = tuple(f"run {number}" for number, _ in enumerate(runs))
    return Distances(labels, tuple(STEPS[: len(v)] for v in values), values, factors, flow, "Some runs")


def observed(axes):
    return [line for line in axes.lines if not line.is_dashed()]


def predicted(axes):
    return [line for line in axes.lines if line.is_dashed()]


def legend(axes):
    return [text.get_text() for text in axes.figure.legends[0].get_texts()]


@pytest.fixture(scope="module")
def axes(figures):
    return figures[2].axes[0]


def test_runs_are_drawn_as_they_are_on_a_logarithmic_scale(axes, distances):
    assert axes.get_yscale() == "log"
    for line, times, values in zip(observed(axes), distances.times, distances.distances, strict=True):
        assert np.array_equal(line.get_xydata().T, [times, values])


def test_the_dashed_line_has_the_slope_of_the_factor_and_touches_the_tail_from_above(axes, distances):
    for line, values, factor in zip(predicted(axes), distances.distances, distances.factors, strict=True):
        times, height = line.get_xydata().T
        assert np.diff(np.log(height)) == pytest.approx(np.log(factor))
        assert times[-1] == 200 and times[0] >= 100
        assert np.max(values[-len(times) :] / height) == pytest.approx(1)


def test_the_dashed_line_is_lifted_off_its_run(axes):
    for line in predicted(axes):
        point = line.get_xydata()[0]
        run, dashed = axes.transData.transform(point), line.get_transform().transform(point)
        assert (dashed - run) * 72 / axes.figure.dpi == pytest.approx([0, 5])


def test_rounding_and_distances_without_logarithm_say_nothing_of_the_rate():
    stalls = np.maximum(0.3**STEPS, 1e-16)
    arrives = np.where(STEPS < 20, 0.5**STEPS, 0.0)
    arrives[30:] = np.inf
    axes = distance(record((stalls, 0.3), (arrives, 0.5))).axes[0]
    assert np.array_equal(np.isnan(observed(axes)[1].get_ydata()), STEPS >= 20)
    for line, factor, last in zip(predicted(axes), (0.3, 0.5), (24, 19), strict=True):
        times, height = line.get_xydata().T
        assert height == pytest.approx(factor**times)
        assert times[-1] == last


def test_the_legend_gives_the_factor_in_digits_that_tell_it_from_one(axes):
    assert legend(axes)[:2] == ["alternating, $h=0.2$", "alternating, $h=0.4$"]
    assert legend(axes)[2] == r"predicted $\times\,0.938$ per step"
    near = distance(record((0.99995**STEPS, 0.99995), (np.ones(9), 1.0), flow=True)).axes[0]
    assert legend(near)[2:] == [rf"predicted $\times\,{digits}$ per unit of time" for digits in ("0.999950", "1.000")]
    assert (axes.get_xlabel(), near.get_xlabel()) == ("step", "time")


def test_without_a_usable_factor_there_is_no_slope():
    axes = distance(record(*((0.5 ** STEPS[:9], factor) for factor in (0.0, np.nan, np.inf, -0.5)))).axes[0]
    assert not predicted(axes)
    assert legend(axes)[4:] == ["no rate predicted"] * 4
    assert len({line.get_color() for line in axes.lines}) == len({line.get_marker() for line in axes.lines}) == 4


def test_nothing_to_draw_is_no_trouble():
    assert not predicted(distance(record((np.zeros(5), 0.5), (np.array([]), 0.5))).axes[0])
    assert not distance(record()).axes[0].lines


def test_markers_are_sparse(axes):
    assert all(len(line.get_xdata()) / line.get_markevery() < 10 for line in observed(axes))


def test_a_narrow_scale_has_its_numbers_written_out():
    axes = distance(record((0.999**STEPS, 0.999))).axes[0]
    low, high = axes.get_ylim()
    labels = [t.get_text() for t in axes.get_yticklabels(which="both") if low <= t.get_position()[1] <= high]
    assert {"0.96", "0.98"} <= set(labels)
    assert all(float(label) for label in labels)
