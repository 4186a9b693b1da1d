"""Pictures of the toy GAN from records made here: what is drawn is what the record holds, and always the same bytes."""

import numpy as np
import pytest

from symgan.figures.drawing import svg
from symgan.figures.eigenvalue_cloud import eigenvalue_cloud
from symgan.figures.mode_chase import mode_chase
from symgan.figures.panels import APART, inside
from symgan.figures.ring_coverage import ring_coverage
from symgan.figures.ring_samples import REACH, ring_samples
from symgan.pictures import Chase, Cloud, Coverage, RingSamples

pytestmark = pytest.mark.filterwarnings("error")
MODES = np.array([[1.0, 0.0], [-1.0, 0.0]])
SAMPLES = np.array([[0.9, 0.1], [-1.2, 0.0], [9.0, 0.0], [np.nan, 0.0]])
RING = RingSamples(
    ("one", "two"), (0, 50), ((SAMPLES, SAMPLES[:2]), (SAMPLES, SAMPLES[:1])), ((2, 2), (2, 1)), MODES, 0.1, "Ring"
)
CLOUD = Cloud(
    ("plain", "damped"), (np.array([1j, -1j]), np.array([-0.5 + 1j, -0.5 - 1j])), np.array([1j, -1j]), "Cloud"
)
CHASE = Chase(("there and back",), MODES, (MODES[[0, 1, 0, 1]],), "Chase")
COVERAGE = Coverage(("one",), (np.arange(50),), (np.geomspace(10, 0.1, 50),), "Coverage")


def words(figure):
    return [t.get_text() for t in figure.axes[0].texts]


def dots(figure):
    return [line.get_xydata() for line in figure.axes[0].lines if line.get_linestyle() == "None"]


def test_samples_are_in_the_panel_of_their_run_and_time():
    figure = ring_samples(RING)
    drawn, side = dots(figure), APART * REACH
    assert len(drawn) == 4
    assert drawn[0] == pytest.approx(SAMPLES[:2]) and drawn[1] == pytest.approx(SAMPLES[:2] + [side, 0])
    assert drawn[3] == pytest.approx(SAMPLES[:1] + [side, -side])
    assert {"start", "50 steps", "one", "two", "2 of 2\n2 outside", "1 of 2"} <= set(words(figure))


def test_only_what_a_panel_shows_is_inside():
    assert inside(SAMPLES, 1.0) == pytest.approx(SAMPLES[:1])


def test_each_cloud_is_drawn_and_rings_are_where_the_theory_says():
    figure = eigenvalue_cloud(CLOUD)
    drawn = dots(figure)
    assert [d[:, 0].tolist() for d in drawn] == [[0, 0], [-0.5, -0.5], [0, 0]]
    assert [t.get_text() for t in figure.legends[0].get_texts()] == ["plain", "damped", "predicted"]
    unpredicted = Cloud(("end",), CLOUD.eigenvalues[1:], None, "End")
    assert len(dots(eigenvalue_cloud(unpredicted))) == 1


def test_rounds_stand_beside_the_modes_and_a_move_is_drawn_once():
    told = words(mode_chase(CHASE))
    assert {"0, 2", "1, 3", "there and back"} <= set(told)
    assert told.count("") == 2 + 1  # two arrows, and the row without a label


def test_the_distance_is_on_a_logarithmic_scale():
    axes = ring_coverage(COVERAGE).axes[0]
    assert axes.get_yscale() == "log" and axes.lines[0].get_ydata() == pytest.approx(COVERAGE.distances[0])


@pytest.mark.parametrize(
    ("draw", "record"),
    [(ring_samples, RING), (eigenvalue_cloud, CLOUD), (mode_chase, CHASE), (ring_coverage, COVERAGE)],
)
def test_the_same_record_gives_the_same_bytes(draw, record):
    assert svg(draw(record)) == svg(draw(record))
