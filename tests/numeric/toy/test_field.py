"""The gradients by hand against automatic differentiation of the definition, and against central differences."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import symgan as sg
from symgan import objectives, regularizers
from symgan.numeric.toy import losses
from symgan.numeric.toy.field import NetworkField
from symgan.numeric.toy.gan import toy_gan
from symgan.numeric.toy.perceptron import Perceptron

APART = ("minimax", "non_saturating", "least_squares", "wasserstein", "kl", "pearson", "reverse_kl", "transport")
SMALL = {"modes": 3, "each": 2, "codes": 5, "hidden": (3, 4)}


def drawn(gan, seed):
    return gan.start + 0.5 * np.random.default_rng(seed).normal(size=len(gan.start))


@pytest.mark.parametrize("name", APART)
@pytest.mark.parametrize("penalty", [(), (regularizers.r1(0.7),)], ids=["plain", "r1"])
def test_the_field_by_hand_is_minus_the_gradients_of_the_losses(name, penalty):
    gan = toy_gan(getattr(objectives, name)(), penalty, **SMALL)
    field, w = NetworkField(gan), drawn(gan, 1)
    n = gan.generator.size
    expected = np.concatenate([-losses.gradient(gan, 0, w)[:n], -losses.gradient(gan, 1, w)[n:]])
    assert np.abs(expected).max() > 0.01
    assert field(w) == pytest.approx(expected, abs=1e-10)


@given(st.integers(0, 10**6), st.floats(0, 3))
@settings(max_examples=10, deadline=None)
def test_along_any_direction_at_full_size(seed, strength):
    gan = toy_gan(regularizers=(regularizers.r1(strength),), seed=3)
    w, u = drawn(gan, seed), np.random.default_rng(seed + 1).normal(size=len(gan.start))
    step = 1e-5
    for player in (0, 1):
        moved = [losses.loss(gan, player, w + s * NetworkField(gan).part(player, u)) for s in (-step, step)]
        slope = (moved[1] - moved[0]) / (2 * step)
        assert -NetworkField(gan).only(player, w) @ u == pytest.approx(slope, abs=1e-6, rel=1e-6)


def test_the_penalty_is_half_its_strength_times_the_mean_squared_slope():
    """The slope by central differences of the critic's outputs."""
    gan = toy_gan(regularizers=(regularizers.r1(0.7),), **SMALL)
    w = drawn(gan, 2)
    critic = w[gan.generator.size :]
    steps = [1e-5 * e for e in np.eye(2)]
    slopes = [(gan.critic(critic, gan.data + e) - gan.critic(critic, gan.data - e)) / 2e-5 for e in steps]
    added = losses.loss(gan, 1, w) - losses.loss(toy_gan(**SMALL), 1, w)
    assert added == pytest.approx(0.35 * np.mean(slopes[0] ** 2 + slopes[1] ** 2), rel=1e-8)
    assert losses.loss(gan, 0, w) == losses.loss(toy_gan(**SMALL), 0, w)


def test_the_logistic_loss_at_zero_is_twice_log_two():
    gan = toy_gan(**SMALL)
    assert losses.loss(gan, 1, np.zeros(len(gan.start))) == pytest.approx(2 * np.log(2))


def test_columns_of_the_jacobian_are_differences_of_the_field():
    gan = toy_gan(regularizers=(regularizers.r1(0.7),), **SMALL)
    field, w = NetworkField(gan), drawn(gan, 3)
    differences = [(field(w + 1e-5 * e) - field(w - 1e-5 * e)) / 2e-5 for e in np.eye(len(w))]
    assert field.jacobian(w) == pytest.approx(np.array(differences).T, abs=1e-8)
    u = np.cos(np.arange(len(w)))
    assert field.jvp(w, u) == pytest.approx(field.jacobian(w) @ u)
    assert field.jtv(w, u) == pytest.approx(u @ field.jacobian(w))


def test_backpropagation_reaches_the_points():
    network, rng = Perceptron(2, 5, 3), np.random.default_rng(0)
    w, x, u = rng.normal(size=network.size), rng.normal(size=(4, 2)), rng.normal(size=(4, 3))
    _, back = network.pulled(w, x, lambda _: u)
    for i, j in ((0, 0), (3, 1)):
        e = np.zeros_like(x)
        e[i, j] = 1e-6
        assert back[i, j] == pytest.approx(np.mean(np.sum(u * (network(w, x + e) - network(w, x - e)), 1)) / 2e-6)


def test_an_objective_that_joins_real_and_fake_is_refused():
    with pytest.raises(sg.InputError, match="relativistic"):
        toy_gan(objectives.relativistic())


@pytest.mark.parametrize(
    "wrong",
    [
        {"regularizers": (regularizers.r2(1),)},
        {"regularizers": (regularizers.r1(),)},
        {"modes": 0},
        {"hidden": (0, 4)},
        {"spread": -1},
        {"spread": "narrow"},
        {"modes": 2.5},
        {"each": None},
        {"regularizers": regularizers.r1(1)},
        {"objective": "minimax"},
    ],
)
def test_what_the_toy_does_not_know_is_refused(wrong):
    with pytest.raises(sg.InputError, match="the toy GAN"):
        toy_gan(**wrong)
