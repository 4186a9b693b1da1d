"""Long runs of systems whose decay and whose circle are known in closed form."""

from dataclasses import replace

import numpy as np
import pytest
from sympy import Rational

import symgan as sg
from symgan.notation import h, t
from symgan.numeric import decay
from symgan.numeric.verify import verify
from symgan.records import InvariantCircle

TURN = np.array([[0.0, -1.0], [1.0, 0.0]])
ORIGIN = np.zeros(2)


def damped(order, strength):
    """r' = -(strength/2) r^(2 order + 1) beside a turn of period 2 pi: (r^2)' = -strength (r^2)^(order + 1)."""
    return lambda x: TURN @ x - strength / 2 * (x @ x) ** order * x


@pytest.mark.parametrize("order", [1, 2])
@pytest.mark.parametrize("strength", [0.5, 3.0])
def test_the_decay_of_a_known_flow(order, strength):
    seen = decay.decay(damped(order, strength), TURN, ORIGIN, True, -1 / order)
    assert abs(seen.exponent + 1 / order) < 1e-2
    assert abs(seen.factor / (order * strength) ** (-1 / order) - 1) < 5e-3


def test_the_decay_of_a_known_map():
    angle = 0.4
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    seen = decay.decay(lambda x: turn @ x * (1 - 0.1 * x @ x), turn, ORIGIN, False, -1.0)
    assert abs(seen.factor / 5 - 1) < 1e-2 and abs(seen.exponent + 1) < 1e-2


def test_a_growing_run_has_no_decay():
    seen = decay.decay(lambda x: TURN @ x + 1e-3 * x, TURN, ORIGIN, True, -1.0)
    assert not abs(seen.factor) < 1e9 and not abs(seen.exponent + 1) < 0.1


def test_the_form_and_the_turn():
    matrix = np.array([[1.0, -5.0], [1.0, -1.0]])
    q = decay.form(matrix)
    assert np.allclose(q @ matrix + matrix.T @ q, 0) and q[0, 0] == 1
    assert np.isclose(decay.turn(matrix, True), np.pi)
    assert np.isclose(decay.turn(np.array([[0.0, -1.0], [1.0, 0.0]]), False), 4)


def test_the_step_sizes_come_from_the_growth():
    for size, growth in zip(decay.step_sizes(lambda s: 1 + s**2 / 4), decay.GROWTHS, strict=True):
        assert np.isclose(1 + size**2 / 4, 1 + growth)
    assert np.isclose(decay.step_sizes(lambda s: 1 + 3 * s**3)[1] ** 3 * 3, decay.GROWTHS[1])


@pytest.mark.parametrize("size", [0.1, 0.2])
def test_the_radius_at_which_a_known_map_settles(size):
    """Each step multiplies r by 1 + g - r^2, so that it settles where r^2 = g."""
    growth = size**2 / 4
    turn = np.array([[np.cos(size), -np.sin(size)], [np.sin(size), np.cos(size)]])
    step = lambda x: turn @ x * (1 + growth - x @ x)  # noqa: E731
    seen = decay.settled(step, turn * (1 + growth), np.eye(2), ORIGIN, np.sqrt(growth))
    assert abs(seen / np.sqrt(growth) - 1) < 2e-3


def test_the_rule_is_of_order_four():
    ends = []
    for steps in (40, 80):
        advance, x = decay.runge_kutta(lambda x: TURN @ x, 1 / steps), np.array([1.0, 0.0])
        for _ in range(steps):
            x = advance(x)
        ends.append(np.abs(x - [np.cos(1), np.sin(1)]).max())
    assert 14 < ends[0] / ends[1] < 18


NON_SATURATING = sg.dirac_gan(sg.objectives.non_saturating())


def failed(d, at=None):
    return {c.name for c in verify(d, at) if not c.passed}


def test_a_wrong_decay_is_noticed():
    d = sg.derive(NON_SATURATING, sg.methods.alternating(1, 1, 1))
    assert failed(d) == set()
    assert failed(replace(d, decay=d.decay * Rational(11, 10))) == {"factor of the decay of a long run, relative"}
    assert any("exponent" in name for name in failed(replace(d, decay=1 / t**2)))


def test_a_wrong_circle_is_noticed():
    d = sg.derive(NON_SATURATING, sg.methods.simultaneous())
    assert failed(d, {h: 0.1}) == set()
    larger = InvariantCircle(d.invariant_circle.radius * Rational(11, 10), True)
    assert len(failed(replace(d, invariant_circle=larger), {h: 0.1})) == 1
