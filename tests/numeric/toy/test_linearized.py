"""The linearized step of the toy GAN against products of its Jacobian, and growth against hand formulas."""

from dataclasses import replace

import numpy as np
import pytest

import symgan as sg
from symgan import methods, objectives
from symgan.numeric.toy.equilibrium import coupling, matched
from symgan.numeric.toy.field import NetworkField
from symgan.numeric.toy.linearized import growth, step_matrix

SMALL = sg.toy_gan(objectives.wasserstein(), modes=3, each=4, codes=9, hidden=(4, 5))
REST = matched(SMALL, SMALL.start)
JACOBIAN = NetworkField(REST).jacobian(REST.start)
STRENGTH = np.linalg.svd(coupling(REST, JACOBIAN))[1][0]


def test_the_step_matrix_is_made_of_the_jacobian():
    n, h = REST.generator.size, 0.2
    first, second = JACOBIAN.copy(), JACOBIAN.copy()
    first[n:], second[:n] = 0, 0
    one = np.eye(len(JACOBIAN))
    assert step_matrix(REST, methods.simultaneous(h)) == pytest.approx(one + h * JACOBIAN)
    assert step_matrix(REST, methods.alternating(h, 1, 1)) == pytest.approx((one + h * second) @ (one + h * first))


@pytest.mark.parametrize("h", [0.1, 0.5])
def test_simultaneous_steps_grow_as_one_dirac_gan(h):
    multiplier = 1 + 1j * h * STRENGTH
    assert growth(REST, methods.simultaneous(h), multiplier) == pytest.approx(
        np.sqrt(1 + (h * STRENGTH) ** 2), abs=1e-6
    )


def test_alternating_steps_turn_and_beyond_their_bound_they_grow():
    for h in (1 / STRENGTH, 3 / STRENGTH):
        half = 1 - (h * STRENGTH) ** 2 / 2
        multiplier = half - np.emath.sqrt(half**2 - 1)
        assert growth(REST, methods.alternating(h, 1, 1), multiplier) == pytest.approx(abs(multiplier), abs=1e-5)
    assert abs(multiplier) > 2


def test_a_step_back_to_rest_shrinks():
    damped = replace(REST, regularizers=(sg.regularizers.r1(1.0),))
    found = np.linalg.eigvals(NetworkField(damped).jacobian(damped.start))
    fast = found[np.argmin(found.real)]
    assert growth(damped, methods.simultaneous(0.1), 1 + 0.1 * fast) == pytest.approx(abs(1 + 0.1 * fast), abs=1e-6)
    assert abs(1 + 0.1 * fast) < 1
