"""The data of the pictures, against NumPy."""

import numpy as np
import pytest
from sympy import sqrt

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.analysis import phase_portrait, power_law, rate_curve, stability_atlas
from symgan.analysis.grids import holds_on, spectral_rates
from symgan.analysis.record import Analysis, pictures
from symgan.notation import f1, gamma, h

AT = {"gamma": 2, "h": 0.5}


@pytest.fixture(scope="module")
def penalty():
    d = sg.derive(sg.dirac_gan().with_(regularizers.r1()), methods.simultaneous())
    return Analysis(d, AT)


def matrix(step, strength):
    return np.array([[1, -step / 2], [step / 2, 1 - step * strength]])


def test_there_is_a_drawing_for_each_and_a_sentence_for_none(penalty):
    of_a_derivation = {"phase_portrait", "eigenvalue_paths", "distance", "stability_atlas", "rate_curve", "power_law"}
    of_an_objective = {"best_output", "sample_weight"}
    by_themselves = {"ring_samples", "ring_coverage", "eigenvalue_cloud", "mode_chase", "ridge_path", "critical_points"}
    assert of_a_derivation | of_an_objective | by_themselves <= set(pictures())
    with pytest.raises(sg.InputError, match="stability-atlas|stability_atlas"):
        penalty.figure("stability_atlass")


def test_rates_on_a_grid(penalty):
    steps = np.linspace(0.1, 2, 7)
    found = spectral_rates(penalty.derivation, {f1: 0.5, gamma: 0.7, h: steps})
    expected = [np.abs(np.linalg.eigvals(matrix(s, 0.7))).max() for s in steps]
    assert found == pytest.approx(expected)
    inside = holds_on(penalty.derivation.verdict.region, {f1: 0.5, gamma: 0.7, h: steps})
    assert list(inside) == [r < 1 for r in expected]


@pytest.fixture(scope="module")
def atlas(penalty):
    return stability_atlas.data(penalty, "gamma", (0, 4), "h", (0, 3))


def test_the_atlas_has_the_rates_the_two_curves_and_runs_that_agree(atlas):
    x, y = np.meshgrid(atlas.x, atlas.y)
    for i, j in ((10, 20), (100, 40), (40, 150)):
        radius = np.abs(np.linalg.eigvals(matrix(y[i, j], x[i, j]))).max()
        shown = atlas.rates[i, j]
        assert np.isnan(shown) if radius > 1 else shown == pytest.approx(radius)
    curves = {formula: (a, b) for formula, a, b in atlas.curves}
    a, b = curves[4 / (gamma + sqrt(gamma**2 - 4 * f1**2))]
    assert a.min() >= 1 and b == pytest.approx(4 / (a + np.sqrt(a**2 - 1)))
    a, b = curves[gamma / f1**2]
    assert a.max() <= 1 and b == pytest.approx(4 * a)
    for a, b, converged in atlas.dots:
        radius = np.abs(np.linalg.eigvals(matrix(b, a))).max()
        if abs(radius - 1) > 1e-2:
            assert converged is bool(radius < 1)
    assert {converged for _, _, converged in atlas.dots} == {True, False}


def test_the_rate_curve_has_its_optimum_and_its_end(penalty):
    curve = rate_curve.data(penalty, "h", (0, 1.6))
    at, rate, formula = curve.best
    assert (at, formula) == (pytest.approx(1), 2 / gamma) and rate == pytest.approx(np.sqrt(0.75))
    assert curve.rates.min() == pytest.approx(rate, abs=1e-3)
    ((end, _),) = curve.bounds
    assert end == pytest.approx(4 / (2 + np.sqrt(3)))
    predicted = np.interp(curve.observed_values, curve.values, curve.rates)
    assert curve.observed == pytest.approx(predicted, abs=2e-3)


def test_answers_are_worked_out_once(penalty):
    assert penalty.solve(h) is penalty.solve(h) and penalty.best(h) is penalty.best(h)


def test_the_power_law_meets_its_run():
    analysis = Analysis(sg.derive(sg.dirac_gan(objectives.non_saturating())), {})
    law = power_law.data(analysis, steps=200)
    assert law.predicted == pytest.approx(8 / law.times)
    assert law.observed[-1] / law.predicted[-1] == pytest.approx(1, abs=0.12)
    with pytest.raises(sg.InputError, match="no decay law"):
        power_law.data(Analysis(sg.derive(sg.dirac_gan()), {}))


def test_a_constant_that_is_none_is_refused(penalty):
    for ask in (
        lambda: rate_curve.data(penalty, "sigma", (0, 1)),
        lambda: stability_atlas.data(penalty, "h", (0, 1), "mu", (0, 1)),
    ):
        with pytest.raises(sg.InputError, match="does not depend on"):
            ask()
    with pytest.raises(sg.InputError, match="two parameters"):
        phase_portrait.data(Analysis(sg.derive(sg.games.three_player()), {"a": 1}))
