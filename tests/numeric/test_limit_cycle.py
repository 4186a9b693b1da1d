"""Closed orbits as long runs show them, against closed forms and known constants."""

import math

import numpy as np
import pytest
from sympy import Abs, Rational, symbols

import symgan as sg
from symgan.notation import gamma, psi, theta
from symgan.numeric.limit_cycle import limit_cycle
from symgan.records import Game, InputError, Player

g0 = symbols("g0", positive=True)


def game(first, second):
    return Game("g", (Player("g", (theta,), first), Player("d", (psi,), second)))


PENALTY = game(psi * theta, -psi * theta + gamma * (Abs(psi) - g0) ** 2 / 2)


@pytest.mark.parametrize(("strength", "target", "start"), [(1.0, 1.0, (1, 0.5)), (1.5, 0.5, (3, 1))])
def test_the_cycle_of_wgan_gp(strength, target, start):
    """Two linear half turns about (-+gamma g0, 0), each shrinking distances by rho: theta = gamma g0 (1 + rho)/(1 - rho)."""
    omega = math.sqrt(1 - strength**2 / 4)
    rho = math.exp(-strength * math.pi / (2 * omega))
    found = limit_cycle(PENALTY, {gamma: strength, g0: target}, start)
    assert found.amplitude == pytest.approx(strength * target * (1 + rho) / (1 - rho), abs=1e-10)
    assert found.period == pytest.approx(2 * math.pi / omega, abs=1e-10)
    np.testing.assert_allclose(found.point, [found.amplitude, 0], atol=1e-12)


@pytest.mark.parametrize("section", [-psi, 3 * theta - 3 * psi / 2])
def test_it_is_the_same_cycle_from_inside_and_on_another_section(section):
    """The cycle is its own image under w -> -w, so it goes down through psi = 0 at minus the point of going up."""
    omega = math.sqrt(7) / 4  # gamma = 3/2, rho = exp(-gamma pi / (2 omega))
    rho = math.exp(-3 * math.pi / math.sqrt(7))
    found = limit_cycle(PENALTY, {gamma: 1.5, g0: 1}, (0.1, 2), section=section)
    assert found.period == pytest.approx(2 * math.pi / omega, abs=1e-10)
    assert section.subs({theta: found.point[0], psi: found.point[1]}) == pytest.approx(0, abs=1e-12)
    if section == -psi:
        assert found.point[0] == pytest.approx(-1.5 * (1 + rho) / (1 - rho), abs=1e-10)
    else:
        assert found.point[0] < 0


def test_the_cycle_of_van_der_pol():
    """x'' + (x^2 - 1) x' + x = 0 with x = theta, x' = -psi: its period is 6.6632868593231301897 to twenty digits."""
    played = game(psi * theta, -psi * theta - psi**2 * (1 - theta**2) / 2)
    assert limit_cycle(played, start=(2, 0.1)).period == pytest.approx(6.66328685932313, abs=1e-10)


def test_a_center_returns_the_orbit_of_the_start():
    found = limit_cycle(sg.dirac_gan(sg.objectives.hinge()), start=(0.3, 0.4))
    assert (found.amplitude, found.period) == (pytest.approx(0.5, abs=1e-11), pytest.approx(2 * math.pi, abs=1e-11))


@pytest.mark.parametrize("sign", [Rational(19, 10), Rational(-19, 10)])
def test_what_comes_to_rest_or_leaves_has_no_cycle(sign):
    with pytest.raises(InputError, match="settles at no closed orbit"):
        limit_cycle(game(psi * theta, -psi * theta + sign * psi**2 / 2), start=(1, 0))
