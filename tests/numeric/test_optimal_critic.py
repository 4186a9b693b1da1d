"""A search in floats finds the derived critic, and notices a wrong one."""

from dataclasses import replace

import numpy as np
import pytest
from sympy import Symbol, log

import symgan as sg
from symgan import objectives
from symgan.catalogue import names
from symgan.numeric.optimal_critic import best_outputs
from symgan.optimality import p, q


@pytest.mark.parametrize("name", names("objectives"))
def test_every_objective_of_the_catalogue_agrees(name):
    found = sg.optimal_critic(getattr(objectives, name)())
    checks = sg.verify_critic(found)
    assert len(checks) == (0 if found.critic is None else 4) and all(c.passed for c in checks)


def test_a_wrong_critic_value_or_descent_is_noticed():
    found = sg.optimal_critic(objectives.non_saturating())
    flipped = sg.verify_critic(replace(found, critic=log(p / q)))
    assert [c.passed for c in flipped] == [False, True, True, True]
    swapped = sg.verify_critic(replace(found, value=found.retrained, frozen=found.value))
    assert [c.passed for c in swapped] == [True, False, True, False]


def test_the_search_finds_probabilities():
    real, fake = np.array([0.7, 0.3]), np.array([0.1, 0.9])
    found = best_outputs(lambda x, y: -np.log(x) - np.log(1 - y), real, fake)
    assert found == pytest.approx(real / (real + fake), abs=1e-7)


def test_constants_without_a_number_are_refused():
    b = Symbol("b", real=True)
    shifted = sg.Objective("shifted", lambda real, fake: -fake, lambda real, fake: (fake - b) ** 2 / 2 - real)
    with pytest.raises(sg.InputError, match="numbers in their place"):
        sg.verify_critic(sg.optimal_critic(shifted))
