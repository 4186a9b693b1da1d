from dataclasses import replace

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.lines import AxLine
from symgan.figures.phase_portrait import phase_portrait
from symgan.notation import f1, h
from symgan.records import Run

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def axes(portrait):
    return phase_portrait(portrait).axes[0]


def lines(axes, label):
    return [line for line in axes.lines if line.get_label() == label]


def legend(axes):
    return [text.get_text() for text in axes.figure.legends[0].get_texts()]


def test_the_axes_end_with_the_grid_and_bear_the_parameters(axes, portrait):
    assert (axes.get_xlim(), axes.get_ylim()) == ((-2, 2), (-2, 2))
    assert (axes.get_xlabel(), axes.get_ylabel()) == (r"$\theta$", r"$\psi$")
    assert axes.get_aspect() == 1
    other = phase_portrait(replace(portrait, params=(h, f1), runs=())).axes[0]
    assert (other.get_xlabel(), other.get_ylabel()) == ("$h$", "$f'(0)$")


def test_each_run_is_drawn_where_it_went(axes, portrait):
    (trajectory,), (dots,) = lines(axes, "trajectory"), lines(axes, "iterates")
    assert np.array_equal(trajectory.get_xydata(), portrait.runs[0].points)
    assert np.array_equal(dots.get_xydata(), portrait.runs[1].points)
    assert (trajectory.get_marker(), dots.get_marker()) == ("None", "o")
    assert trajectory.get_color() != dots.get_color()


def test_starts_and_equilibrium_are_marked(axes, portrait):
    starts = [tuple(line.get_xydata()[0]) for line in lines(axes, "start")]
    assert starts == [tuple(run.points[0]) for run in portrait.runs]
    (dot,) = lines(phase_portrait(replace(portrait, equilibrium=(0.5, -1.0))).axes[0], "equilibrium")
    assert dot.get_xydata().tolist() == [[0.5, -1.0]]


def test_arrowheads_point_along_the_runs(axes, portrait):
    assert len(axes.texts) == len(portrait.runs)
    for arrow, run in zip(axes.texts, portrait.runs, strict=True):
        tip, tail = np.array(arrow.xy), np.array(arrow.xyann)
        nearest = np.argmin(np.hypot(*(run.points[:-1] - tail).T))
        assert (tip - tail) @ (run.points[nearest + 1] - run.points[nearest]) > 0


def test_eigendirections_go_through_the_equilibrium(portrait):
    directions = ((2.0, 1.0), (0.0, 1.0))
    axes = phase_portrait(replace(portrait, equilibrium=(0.5, -1.0), eigenvectors=directions)).axes[0]
    drawn = [line for line in axes.lines if isinstance(line, AxLine)]
    assert [line.get_xy1() for line in drawn] == [(0.5, -1.0)] * 2
    assert [line.get_xy2() for line in drawn] == [(2.5, 0.0), (0.5, 0.0)]
    assert all(line.is_dashed() for line in drawn)


def test_the_legend_names_what_is_there_and_only_that(axes, portrait):
    assert legend(axes) == ["trajectory", "iterates", "start", "equilibrium", "eigendirection"]
    bare = phase_portrait(replace(portrait, eigenvectors=(), runs=())).axes[0]
    assert legend(bare) == ["equilibrium"]
    assert not any(isinstance(line, AxLine) for line in bare.lines)


def test_streamlines_follow_the_field(portrait):
    right = replace(portrait, u=np.ones_like(portrait.u), v=np.zeros_like(portrait.v), runs=())
    (streams,) = [c for c in phase_portrait(right).axes[0].collections if isinstance(c, LineCollection)]
    turns = [np.ptp(segment, axis=0) for segment in streams.get_segments()]
    assert len(turns) > 50
    assert sum(across for across, _ in turns) > 20
    assert max(up for _, up in turns) < 1e-9


def test_a_run_that_diverges_is_cut_and_an_empty_one_left_out(portrait):
    far = np.array([[0.5, 0.0], [1.5, 0.0], [3.0, 0.0], [1e300, 0.0], [np.inf, np.nan], [0.0, 0.0]])
    runs = tuple(Run(portrait.params, np.arange(len(p)), p, False) for p in (far, np.full((2, 2), np.nan), far[:0]))
    (line,) = lines(phase_portrait(replace(portrait, runs=runs)).axes[0], "iterates")
    assert line.get_xydata().tolist() == [[0.5, 0.0], [1.5, 0.0], [3.0, 0.0]]


def test_the_figure_is_as_high_as_its_plot(portrait):
    square = phase_portrait(replace(portrait, runs=()))
    flat = phase_portrait(replace(portrait, y=portrait.y / 4, runs=()))
    assert flat.axes[0].get_ylim() == (-0.5, 0.5)
    lower = square.get_figheight() - flat.get_figheight()
    width = flat.axes[0].get_position().width * flat.get_figwidth()
    assert lower == pytest.approx(0.75 * width, abs=0.15)
