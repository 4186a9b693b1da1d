"""Boxes in floats: what a step leaves is put back, and what moves no longer has no slope."""

import numpy as np
import pytest
from sympy import symbols

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.notation import c_d
from symgan.numeric.field import FloatField
from symgan.numeric.simulate import simulate

x, y = symbols("x y", real=True)
CLIPPED = sg.dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_clip())


def clipped(w, h, n_d, c):
    """Algorithm 1 of the paper on the Dirac-GAN: a step of theta, then steps of psi, each clipped."""
    place, slope = w[0] - h * w[1], w[1]
    for _ in range(n_d):
        slope = np.clip(slope + h * place, -c, c)
    return np.array([place, slope])


@pytest.mark.parametrize("start", [[1.0, 0.2], [-2.0, 0.3], [0.1, -0.1]])
@pytest.mark.parametrize("n_d", [1, 3])
def test_clipping_after_each_step_of_the_critic(start, n_d):
    run = simulate(CLIPPED, methods.alternating(0.2, 1, n_d), {c_d: 0.3}, start, 30)
    expected = [np.array(start)]
    for _ in range(30):
        expected.append(clipped(expected[-1], 0.2, n_d, 0.3))
    assert run.points == pytest.approx(np.array(expected), abs=1e-13)
    assert np.abs(run.points[:, 1]).max() <= 0.3


def test_a_simultaneous_step_is_clipped_at_its_end():
    run = simulate(CLIPPED, methods.simultaneous(0.5), {c_d: 0.3}, [1.0, 0.2], 1)
    assert run.points[-1] == pytest.approx([0.9, 0.3])


@pytest.mark.parametrize(
    "method",
    [
        methods.momentum(0.5, 0.3),
        methods.lookahead(methods.simultaneous(0.5), k=3),
        methods.averaging(methods.simultaneous(0.5)),
        methods.periodic([methods.simultaneous(0.5), methods.alternating(0.5, 1, 2)]),
        methods.lazy_regularization("wgan-clip", 3, 0.5),
    ],
)
def test_every_step_of_a_method_ends_in_the_box(method):
    run = simulate(CLIPPED, method, {c_d: 0.3}, [4.0, 0.2], 12)
    reached = np.abs(run.points[:, 1]).max()
    assert 0.29 < reached <= 0.3


def test_steps_inside_a_step_are_clipped_as_well():
    """Two steps of 1/2: without clipping in between psi would be 0.2 + 0.5 (4 + 3.9), the average half of it."""
    inner = methods.simultaneous(0.5)
    run = simulate(CLIPPED, methods.lookahead(inner, 0.5, 2), {c_d: 0.3}, [4.0, 0.2], 1)
    assert run.points[-1] == pytest.approx([4.0 - 0.5 * (0.5 * 0.2 + 0.5 * 0.3), 0.5 * (0.2 + 0.3)])


def test_a_bound_that_is_reached_has_no_slope():
    field = FloatField(CLIPPED, {c_d: 0.3})
    assert field.project(np.array([5.0, -0.4])).tolist() == [5.0, -0.3]
    moved = lambda w: field.turn(1, w, 1.0, 1)  # noqa: E731
    step = 1e-6 * np.eye(2)
    for w, slope in ([0.1, 0.1], [1, 1]), ([2.0, 0.1], [0, 0]):
        across = [(moved(w + e) - moved(w - e))[1] / 2e-6 for e in step]
        assert across == pytest.approx(slope, abs=1e-8)


def test_a_game_without_boxes_is_projected_to_itself():
    w = np.array([5.0, -7.0])
    assert FloatField(sg.games.bilinear(), {}).project(w) is w


def test_the_balance_of_began_stays_between_0_and_1():
    """With data at 1 and samples at 0 the balance grows by tau gamma |1 - psi| a unit of time, until it is 1."""
    game = sg.games.began(0.5, 1, 1)
    step = simulate(game, methods.simultaneous(0.1), {}, [0.0, 0.0, 0.2], 1)
    assert step.points[-1] == pytest.approx([0.0, 0.1, 0.25])
    run = simulate(game, methods.simultaneous(0.1), {}, [0.0, -3.0, 0.9], 3)
    assert run.points[:, 2] == pytest.approx([0.9, 1, 1, 1])


def test_a_flow_is_followed_inside_the_box_only():
    inside = simulate(CLIPPED, methods.gradient_flow(), {c_d: 3}, [1.0, 1.0], 6)
    assert np.hypot(*inside.points[-1]) == pytest.approx(np.sqrt(2))
    with pytest.raises(sg.InputError, match="leaves the box of psi, from -1.2 to 1.2"):
        simulate(CLIPPED, methods.gradient_flow(), {c_d: 1.2}, [1.0, 1.0], 6)
