from dataclasses import replace

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.lines import AxLine

from symgan.figures.phase_portrait import phase_portrait
from symgan.figures.style import STROKES
from symgan.notation import f1, h
from symgan.pictures import Switching
from symgan.records import Run

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def axes(figures):
    return figures[0].axes[0]


@pytest.fixture(scope="module")
def bare(portrait):
    """Nothing but the field, in a flat window, with an equilibrium that is not in the middle."""
    flat = replace(portrait, params=(h, f1), y=portrait.y / 4, equilibrium=(0.5, -0.25), runs=(), eigenvectors=())
    return phase_portrait(flat).axes[0]


def lines(axes, label):
    return [line for line in axes.lines if line.get_label() == label]


def legend(axes):
    return [text.get_text() for text in axes.figure.legends[0].get_texts()]


def test_the_axes_end_with_the_grid_and_bear_the_parameters(axes, bare):
    assert (axes.get_xlim(), axes.get_ylim()) == ((-2, 2), (-2, 2))
    assert (bare.get_xlim(), bare.get_ylim()) == ((-2, 2), (-0.5, 0.5))
    assert (axes.get_xlabel(), axes.get_ylabel()) == (r"$\theta$", r"$\psi$")
    assert (bare.get_xlabel(), bare.get_ylabel()) == ("$h$", "$f'(0)$")
    assert axes.get_aspect() == bare.get_aspect() == 1


def test_the_figure_is_as_high_as_its_plot_needs(axes, bare):
    for drawn, ratio in ((axes, 1), (bare, 1 / 4)):
        box, (across, up) = drawn.get_position(original=True), drawn.figure.get_size_inches()
        assert box.height * up == pytest.approx(box.width * across * ratio)
        assert box.width > 0.8
        assert up < box.height * up + 1.2


def test_each_run_is_drawn_where_it_went(axes, portrait):
    (trajectory,), (dots,) = lines(axes, "trajectory"), lines(axes, "iterates")
    assert np.array_equal(trajectory.get_xydata(), portrait.runs[0].points)
    assert np.array_equal(dots.get_xydata(), portrait.runs[1].points)
    assert (trajectory.get_marker(), dots.get_marker()) == ("None", "o")
    assert trajectory.get_color() != dots.get_color()


def test_starts_and_equilibrium_are_marked(axes, bare, portrait):
    starts = [tuple(line.get_xydata()[0]) for line in lines(axes, "start")]
    assert starts == [tuple(run.points[0]) for run in portrait.runs]
    assert [line.get_xydata().tolist() for line in lines(bare, "equilibrium")] == [[[0.5, -0.25]]]


def test_arrowheads_point_along_the_runs(axes, portrait):
    assert len(axes.texts) == len(portrait.runs)
    for arrow, run in zip(axes.texts, portrait.runs, strict=True):
        tip, tail = np.array(arrow.xy), np.array(arrow.xyann)
        nearest = np.argmin(np.hypot(*(run.points[:-1] - tail).T))
        assert (tip - tail) @ (run.points[nearest + 1] - run.points[nearest]) > 0


def test_the_legend_names_what_is_there_and_only_that(axes, bare):
    assert legend(axes) == ["trajectory", "iterates", "start", "equilibrium", "eigendirection"]
    assert legend(bare) == ["equilibrium"]
    assert not any(isinstance(line, AxLine) for line in bare.lines)


def test_eigendirections_go_through_the_equilibrium_along_the_eigenvectors(portrait):
    tilted = replace(portrait, equilibrium=(0.5, -1.0), eigenvectors=((2.0, 1.0), (0.0, 1.0)), runs=())
    drawn = [line for line in phase_portrait(tilted).axes[0].lines if isinstance(line, AxLine)]
    assert [line.get_xy1() for line in drawn] == [(0.5, -1.0)] * 2
    assert [line.get_xy2() for line in drawn] == [(2.5, 0.0), (0.5, 0.0)]
    assert all(line.is_dashed() for line in drawn)


def test_streamlines_follow_the_field_and_a_run_that_diverges_is_cut(portrait):
    far = np.array([[0.5, 0.0], [1.5, 0.0], [3.0, 0.0], [30.0, 0.0], [1e300, 0.0], [np.inf, np.nan], [0.0, 0.0]])
    runs = tuple(Run(portrait.params, np.arange(len(p)), p, False) for p in (far, np.full((2, 2), np.nan), far[:0]))
    right = replace(portrait, u=np.ones_like(portrait.u), v=np.zeros_like(portrait.v), runs=runs)
    axes = phase_portrait(right).axes[0]
    (streams,) = [c for c in axes.collections if isinstance(c, LineCollection)]
    turns = [np.ptp(segment, axis=0) for segment in streams.get_segments()]
    assert len(turns) > 10
    assert sum(across for across, _ in turns) > 20
    assert max(up for _, up in turns) < 1e-9
    assert [line.get_xydata().tolist() for line in lines(axes, "iterates")] == [far[:3].tolist()]


def across(height, left, right):
    """A level line, sampled as densely as those of a portrait are."""
    x = np.linspace(left, right, 1001)
    return np.column_stack([x, np.full_like(x, height)])


@pytest.fixture(scope="module")
def switched(portrait):
    """A line that escapes in the middle and slides further right, a kink, a point at rest, and a cycle."""
    whole, middle, right = across(0, -2, 2), across(0, -0.6, 0.6), across(0, 1, 2)
    lines = Switching((whole, across(1, -2, 2)), (right,), (middle,), (middle, right[500:501]))
    turn = np.linspace(0, 2 * np.pi, 50)
    cycle = np.column_stack([np.cos(turn), np.sin(turn)])
    return phase_portrait(replace(portrait, switching=lines, cycle=cycle, runs=())).axes[0]


def test_switching_lines_are_thin_and_what_holds_or_repels_orbits_is_broad_and_told_apart(switched):
    thin, (sliding,), (escaping,) = (lines(switched, label) for label in ("switching line", "sliding", "escaping"))
    assert [line.get_ydata()[0] for line in thin] == [0, 1]
    assert (sliding.get_xdata().min(), escaping.get_xdata().max()) == (1, 0.6)
    assert sliding.get_linewidth() == escaping.get_linewidth() > 3 * thin[0].get_linewidth()
    assert (sliding.get_color(), escaping.get_color()) == (STROKES[2].color, STROKES[3].color)


def test_marks_go_from_end_to_end_of_what_is_at_rest_and_a_point_has_one(switched):
    segment, point = lines(switched, "at rest")
    assert (segment.get_linestyle(), segment.get_marker()) == ("None", "D")
    assert segment.get_xdata()[[0, -1]].tolist() == [-0.6, 0.6]
    assert np.ptp(np.diff(segment.get_xdata())) < 0.01 and len(segment.get_xdata()) == 6
    assert point.get_xydata().tolist() == [[1.5, 0]]


def test_the_derived_cycle_lies_over_all_runs_and_the_legend_names_every_kind(switched, axes):
    (cycle,) = lines(switched, "derived cycle")
    (run,) = lines(axes, "trajectory")
    assert np.hypot(*cycle.get_xydata().T) == pytest.approx(1) and cycle.get_zorder() > run.get_zorder()
    kinds = ["derived cycle", "switching line", "sliding", "escaping", "at rest"]
    assert [name for name in legend(switched) if name in kinds] == kinds
    assert not set(kinds) & set(legend(axes))
