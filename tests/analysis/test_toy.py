"""What pictures and tables tell of the toy GAN, on runs that are short here."""

import numpy as np
import pytest

import symgan as sg
from symgan.analysis import eigenvalue_cloud, mode_chase, ring_coverage, ring_predictions, ring_samples, ring_training
from symgan.analysis.record import picture
from symgan.report.plan import SectionPlan, TablePlan
from symgan.report.tables import ring


@pytest.fixture(scope="module", autouse=True)
def short():
    """Four hundred steps in place of ten thousand."""
    with pytest.MonkeyPatch.context() as patched:
        for module in (ring_training, ring_samples):
            patched.setattr(module, "STEPS", 400)
        ring_training.training.cache_clear()
        yield
    ring_training.training.cache_clear()


@pytest.fixture(scope="module")
def told(short):
    return ring_predictions.predictions()


def test_samples_and_distances_are_those_of_the_runs():
    samples, coverage = ring_samples.data(), ring_coverage.data()
    assert samples.times == (0, 100, 200, 300, 400) and samples.labels == coverage.labels == ring_training.RUNS
    assert all(row[0] == pytest.approx(samples.samples[0][0]) for row in samples.samples)  # one start
    last = samples.samples[2][4]
    nearest = np.linalg.norm(last[:, None] - samples.modes, axis=-1)
    assert coverage.distances[2][-1] == pytest.approx(nearest.min(axis=1).mean())
    assert samples.hit[2][4] == np.sum(nearest.min(axis=0) <= 0.15)


def test_the_cloud_at_rest_is_the_predicted_one():
    cloud = eigenvalue_cloud.data()
    plain, damped, _ = cloud.eigenvalues
    assert np.sort(plain.imag)[-16:] == pytest.approx(np.sort(cloud.predicted.imag)[-16:], abs=1e-9)
    assert damped.real.min() < -0.1 and cloud.predicted.real == pytest.approx(0)
    end = eigenvalue_cloud.data("end")
    assert end.predicted is None and end.eigenvalues[0].real.sum() > end.eigenvalues[1].real.sum()
    with pytest.raises(sg.InputError, match="'rest' and of 'end'"):
        eigenvalue_cloud.data("start")


def test_what_is_predicted_is_observed(told):
    assert [p.source for p in told] == ["Dirac-GAN"] * 3 + ["cloud"] * 2 + ["step"] * 3
    assert all(p.observed == pytest.approx(p.predicted, abs=1e-6) for p in told)
    below, above = told[3:5]
    assert below.predicted < 1 < above.predicted and above.step / below.step == pytest.approx(1.1 / 0.9)


def test_the_dirac_gan_predicts_by_its_textbook_formulas():
    multiplier = ring_predictions.dirac_multiplier(sg.methods.simultaneous(0.1), 3.0)
    assert abs(multiplier) == pytest.approx(np.sqrt(1 + 0.3**2))
    assert abs(ring_predictions.dirac_multiplier(sg.methods.alternating(0.1, 1, 1), 3.0)) == pytest.approx(1)


def test_every_check_passes_and_a_wrong_prediction_does_not(told):
    found = ring_predictions.checks(told)
    assert len(found) == 5 + len(told) and all(c.passed for c in found)
    wrong = [ring_predictions.Prediction("g", "m", 0.1, "s", 1.0, 1.1)]
    assert not ring_predictions.checks(wrong)[-1].passed


def test_the_table_has_a_row_for_each_and_brings_the_checks(told):
    plan = SectionPlan("steps", "Steps", table=TablePlan("ring", "Factors."))
    made = ring.section(plan, [(told, ring_predictions.checks(told))])
    table = made.blocks[1]
    assert len(table.rows) == len(told) and len(made.checks) == 5 + len(told)
    assert table.rows[0][:3] == ("Wasserstein, simultaneous", "0.100", "unstable")
    assert table.rows[1][2].startswith("marginal: {")


def test_a_picture_stands_by_itself_or_needs_a_game():
    assert mode_chase.data().paths[0].shape == (mode_chase.ROUNDS + 1, 2)
    assert picture("mode_chase").axes
    with pytest.raises(sg.InputError, match="no game"):
        picture("phase_portrait")
