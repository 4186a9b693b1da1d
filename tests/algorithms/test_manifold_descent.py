"""sg.manifold_descent: the run, its checks against the exact projection, and the exact point it comes to."""

import numpy as np
import pytest
from sympy import Rational, symbols

import symgan as sg
from symgan.algorithms import manifold_descent as algorithm
from symgan.notation import gamma, psi, theta
from symgan.records import Game, InputError, Player

x, y, z = symbols("x y z", real=True)
W = sg.objectives.wasserstein()
HILL = -(x**2) / 8 + 6 * x * y / 10 - y**2 / 2


def zero_sum(value, leader=(x,)):
    return Game("zero-sum", (Player("min", leader, value), Player("max", (y,), -value)))


def test_it_comes_to_the_stackelberg_point_of_the_penalized_critic():
    """With weight 2 the branch of negative slopes is psi = theta/2 - 1, and theta = 1 is best on it."""
    game = sg.dirac_gan(W).with_(sg.regularizers.wgan_gp(gamma, 1))
    found = sg.manifold_descent(game, {gamma: 2}, {theta: -Rational(1, 2), psi: -1}, h=0.2, steps=80)
    assert found.passed and found.end.point == {theta: 1, psi: -Rational(1, 2)} and found.distance < 1e-4
    assert [c.name for c in found.checks] == ["projected gradient", "on the manifold", "the potential falls"]


@pytest.mark.parametrize(
    ("game", "at", "start"),
    [(zero_sum(HILL), {}, (1, 0)), (sg.dirac_gan(W).with_(sg.regularizers.r1()), {"gamma": 1}, None)]
    + [(zero_sum(x**2 / 2 + z**2 / 2 + x * y - y**2 / 2, (x, z)), {}, (1, 1, 0))]
    + [(zero_sum(x**2 / 2 + x**2 * y - y**2 / 2 - y**4 / 4), {}, (1, 0.2))]
    + [(sg.dirac_gan(sg.objectives.minimax()).with_(sg.regularizers.r1()), {"gamma": 1}, (1, 0))],
)
def test_the_iterative_projection_is_the_derived_one(game, at, start):
    found = sg.manifold_descent(game, at, start, steps=20)
    assert found.passed and found.checks[0].error < 1e-8
    assert found.run.points.shape == (21, len(game.params)) and np.abs(found.run.projected).max() > 0.05


def test_a_wrong_projection_fails_its_check(monkeypatch):
    """The printed matrix has the mixed block alone: with it the direction is the leader's own gradient."""
    right = algorithm.descend

    def wrong(*arguments, **options):
        run = right(*arguments, **options)
        object.__setattr__(run, "projected", run.projected * np.array([1.0, 0.0]))
        return run

    monkeypatch.setattr(algorithm, "descend", wrong)
    found = sg.manifold_descent(zero_sum(HILL), start=(1, 0), steps=3)
    assert not found.passed and not found.checks[0].passed and found.checks[1].passed


def test_without_a_known_point_the_end_says_so():
    found = sg.manifold_descent(zero_sum(x**3 - y**2 / 2), start=(1, 0), steps=2)
    assert found.end is None and found.distance == np.inf


@pytest.mark.parametrize(("game", "why"), [(sg.games.three_player(), "two players"), (sg.games.bilinear(), "training")])
def test_games_without_answers_are_refused(game, why):
    with pytest.raises(InputError, match=why):
        sg.manifold_descent(game, {"a": 1} if why == "two players" else {})


@pytest.mark.parametrize("wrong", [{"h": "a"}, {"h": -1}, {"h": float("nan")}, {"steps": -1}, {"steps": 1.5}])
def test_a_step_size_or_a_number_of_steps_that_is_none_is_refused(wrong):
    with pytest.raises(InputError, match="positive step size"):
        sg.manifold_descent(zero_sum(HILL), **wrong)
