"""Boxes in floats: what a step leaves is put back, and what moves no longer has no slope."""

import numpy as np
import pytest
from sympy import symbols

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.notation import c_d
from symgan.numeric.field import FloatField
from symgan.numeric.projected import projected
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


def test_a_flow_is_held_by_the_box_until_it_turns_back():
    """Circles, and psi = 6/5 from where theta^2 = 2 - 36/25 up to theta = 0: then the circle that touches the bound."""
    run = simulate(CLIPPED, methods.gradient_flow(), {c_d: 1.2}, [1.0, 1.0], 6)
    reached = np.arccos(np.sqrt(2 - 1.44) / np.sqrt(2)) - np.pi / 4
    left = reached + np.sqrt(2 - 1.44) / 1.2
    turned = run.times[run.times >= left] - left
    expected = 1.2 * np.stack([-np.sin(turned), np.cos(turned)], axis=-1)
    assert run.points[run.times >= left] == pytest.approx(expected, abs=1e-9)
    on = (run.times > reached) & (run.times < left)
    assert on.sum() > 5 and np.all(run.points[on, 1] == 1.2)
    free = simulate(CLIPPED, methods.gradient_flow(), {c_d: 3}, [1.0, 1.0], 6)
    assert np.hypot(*free.points[-1]) == pytest.approx(np.sqrt(2))


def test_a_flow_in_a_box_starts_inside():
    with pytest.raises(sg.InputError, match="starts inside: 2 is not between"):
        simulate(CLIPPED, methods.gradient_flow(), {c_d: 1.2}, [1.0, 2.0], 6)


def test_a_flow_that_switches_is_followed_inside_the_box_only():
    """With data at 1 and samples at 0 the balance grows by |1 - psi|/2, from 0.9 on beyond its bound 1."""
    with pytest.raises(sg.InputError, match="leaves the box of k_t, from 0.0 to 1.0"):
        simulate(sg.games.began(0.5, 1, 1), methods.gradient_flow(), {}, [0.0, -3.0, 0.9], 3)


def test_bounds_may_be_reached_and_left_again_and_again():
    """x' = -y, y' = 2 x + y in [-1, 1]^2: around the box, along all its sides."""
    players = sg.Player("a", (x,), x * y, box=((-1, 1),)), sg.Player("b", (y,), -2 * x * y - y**2 / 2, box=((-1, 1),))
    run = simulate(sg.Game("boxed", players, {x: 0, y: 0}), methods.gradient_flow(), {}, [0.1, 0.1], 30)
    late = run.points[run.times > 10]
    assert np.abs(run.points).max() == 1.0 and late.min(axis=0).tolist() == [-1.0, -1.0]


def test_the_field_without_what_points_out():
    bounds = {0: (0.0, 1.0), 2: (-1.0, 1.0)}
    v, at = np.array([-1.0, -2.0, 3.0]), np.array([0.0, 0.0, 1.0])
    assert projected(v, at, bounds).tolist() == [0, -2, 0]
    assert projected(-v, at, bounds).tolist() == [1, 2, -3]
