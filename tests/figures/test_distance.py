from dataclasses import replace

import numpy as np
import pytest
from symgan.figures.distance import distance
from symgan.records import Distances

pytestmark = pytest.mark.filterwarnings("error")
STEPS = np.arange(60.0)


def one(values, factor, flow=False):
    return Distances(("run",), (STEPS[: len(values)],), (np.asarray(values),), (factor,), flow, "One run")


def observed(axes):
    return [line for line in axes.lines if not line.is_dashed()]


def predicted(axes):
    return [line for line in axes.lines if line.is_dashed()]


def legend(axes):
    return [text.get_text() for text in axes.figure.legends[0].get_texts()]


@pytest.fixture(scope="module")
def axes(distances):
    return distance(distances).axes[0]


def test_runs_are_drawn_as_they_are_on_a_logarithmic_scale(axes, distances):
    assert axes.get_yscale() == "log"
    for line, times, values in zip(observed(axes), distances.times, distances.distances, strict=True):
        assert np.array_equal(line.get_xydata().T, [times, values])


def test_the_dashed_line_has_the_slope_of_the_factor_and_the_height_of_the_tail(axes, distances):
    for line, values, factor in zip(predicted(axes), distances.distances, distances.factors, strict=True):
        times, height = line.get_xydata().T
        assert np.diff(np.log(height)) == pytest.approx(np.log(factor))
        assert times[-1] == 200 and times[0] >= 100
        assert np.mean(np.log(height)) == pytest.approx(np.mean(np.log(values[-len(times) :])))


def test_the_dashed_line_is_lifted_off_its_run():
    axes = distance(one(0.5**STEPS[:30], 0.5)).axes[0]
    (line,) = predicted(axes)
    point = line.get_xydata()[0]
    run, dashed = axes.transData.transform(point), line.get_transform().transform(point)
    assert (dashed - run) * 72 / axes.figure.dpi == pytest.approx([0, 5])


def test_distances_at_the_rounding_say_nothing_of_the_rate():
    axes = distance(one(np.maximum(0.3**STEPS, 1e-16), 0.3)).axes[0]
    times, height = predicted(axes)[0].get_xydata().T
    assert height == pytest.approx(0.3**times)


def test_the_legend_gives_the_factor_in_digits_that_tell_it_from_one(axes):
    assert legend(axes)[:2] == ["alternating, $h=0.2$", "alternating, $h=0.4$"]
    assert legend(axes)[2] == r"predicted $\times\,0.938$ per step"
    slow = distance(one(0.99995**STEPS, 0.99995)).axes[0]
    assert r"$\times\,0.999950$" in legend(slow)[1]
    assert r"$\times\,1.000$" in legend(distance(one(np.ones(9), 1.0)).axes[0])[1]


def test_steps_and_time_are_named(axes):
    flow = distance(one(0.5**STEPS[:9], 0.5, flow=True)).axes[0]
    assert (axes.get_xlabel(), flow.get_xlabel()) == ("step", "time")
    assert legend(flow)[1].endswith("per unit of time")


@pytest.mark.parametrize("factor", [0.0, np.nan, np.inf, -0.5])
def test_without_a_usable_factor_there_is_no_slope(factor):
    axes = distance(one(0.5**STEPS[:9], factor)).axes[0]
    assert not predicted(axes)
    assert legend(axes)[1] == "no rate predicted"


def test_a_distance_without_logarithm_is_a_gap():
    values = np.where(STEPS < 20, 0.5**STEPS, 0.0)
    values[30:] = np.inf
    axes = distance(one(values, 0.5)).axes[0]
    assert np.array_equal(np.isnan(observed(axes)[0].get_ydata()), STEPS >= 20)
    assert predicted(axes)[0].get_xdata()[-1] == 19


@pytest.mark.parametrize("values", [np.zeros(5), np.array([])])
def test_a_run_with_nothing_to_draw_is_no_trouble(values):
    axes = distance(one(values, 0.5)).axes[0]
    assert not predicted(axes)


def test_no_runs_are_no_trouble(distances):
    assert not distance(replace(distances, labels=(), times=(), distances=(), factors=())).axes[0].lines


def test_four_runs_differ_in_color_and_marker():
    runs = Distances(tuple("abcd"), (STEPS,) * 4, (0.9**STEPS,) * 4, (0.9,) * 4, False, "Four runs")
    lines = observed(distance(runs).axes[0])
    assert len({line.get_color() for line in lines}) == len({line.get_marker() for line in lines}) == 4
    assert all(1 < len(STEPS) / line.get_markevery() < 12 for line in lines)


def test_a_narrow_scale_has_its_numbers_written_out():
    axes = distance(one(0.999**STEPS, 0.999)).axes[0]
    labels = [text.get_text() for text in axes.get_yticklabels(which="both") if text.get_text()]
    assert "0.98" in labels
    assert not any("10" in label for label in labels)
