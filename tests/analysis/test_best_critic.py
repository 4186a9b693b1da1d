"""The pictures of the best critic, against the sigmoid by NumPy."""

import numpy as np
import pytest

import symgan as sg
from symgan.analysis import best_output, sample_weight
from symgan.figures.against_ratio import against_ratio
from symgan.figures.drawing import rendered


def test_the_output_is_the_logit_of_the_probability():
    found = best_output.data("non-saturating")
    ((_, _, values, observed),) = found.curves
    assert 1 / (1 + np.exp(values)) == pytest.approx(found.ratios / (1 + found.ratios))
    assert observed == pytest.approx(-np.log(found.observed_ratios), abs=1e-6)


def test_where_data_are_rare_one_generator_weighs_samples_and_the_other_does_not():
    found = sample_weight.data("non-saturating")
    weights = {name: (values, observed) for name, _, values, observed in found.curves}
    assert weights["non-saturating"][0] == pytest.approx(1 / (1 + found.ratios))
    assert weights["zero-sum"][0] == pytest.approx(found.ratios / (1 + found.ratios))
    for name, own in (("non-saturating", 0), ("zero-sum", 1)):
        expected = found.observed_ratios**own / (1 + found.observed_ratios)
        assert weights[name][1] == pytest.approx(expected, abs=1e-6)


def test_a_zero_sum_game_and_a_critic_on_a_kink_have_one_curve():
    for objective in ("minimax", "hinge"):
        assert len(sample_weight.data(objective).curves) == 1


def test_the_picture_is_the_same_each_time():
    found = sample_weight.data("non-saturating")
    figure = against_ratio(found)
    assert figure.axes[0].get_xscale() == "log" and len(figure.legends[0].get_texts()) == 2
    assert rendered(figure, "svg") == rendered(against_ratio(found), "svg")


def test_without_a_best_critic_there_is_a_sentence():
    with pytest.raises(sg.InputError, match="no best critic to draw: The loss"):
        sample_weight.data("wasserstein")
    with pytest.raises(sg.InputError, match="non-saturating"):
        best_output.data("non-saturatin")
