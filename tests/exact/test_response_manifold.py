"""The manifold of answers against NumPy's projection, and its laws on random quadratic games."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, Integer, Matrix, Rational, exp, simplify, symbols

import symgan as sg
from symgan.exact.response_manifold import descends, same_direction
from symgan.notation import gamma, psi, theta
from symgan.records import Game, InputError, Player, Status

x, y, z, p, b = symbols("x y z p b", real=True)
q = symbols("q", positive=True)
PROVED, REFUTED = Status.PROVED, Status.REFUTED


def zero_sum(value, leader=(x,), follower=(y,)):
    return Game("zero-sum", (Player("min", leader, value), Player("max", follower, -value)))


small = st.integers(-3, 3)


def numbers(matrix, point):
    return np.array(matrix.subs(point).tolist(), dtype=float)


@settings(max_examples=12, deadline=None)
@given(st.lists(small, min_size=6, max_size=6), st.integers(1, 3), st.lists(small, min_size=3, max_size=3))
def test_the_projection_is_numpys_on_quadratic_games(entries, curvature, at):
    """Two parameters against one, general sum; NumPy projects by least squares on the normals."""
    a, bx, bz, g, h, k = entries
    lead = a * x**2 / 2 + x * z + g * x * y + h * z * y + k * y + z**2
    follow = Rational(curvature, 2) * y**2 - (bx * x + bz * z) * y
    game = Game("general", (Player("leader", (x, z), lead), Player("follower", (y,), follow)))
    manifold = sg.response_manifold(game)
    point = dict(zip((x, z, y), at, strict=True))
    normal, gradient = numbers(manifold.normals, point), numbers(manifold.gradient, point)
    inside = gradient - normal.T @ np.linalg.lstsq(normal.T, gradient, rcond=None)[0]
    assert np.allclose(numbers(manifold.projected, point), inside, atol=1e-10)
    assert np.allclose(normal @ numbers(manifold.tangents, point), 0)
    assert descends(manifold).status is PROVED


def test_both_blocks_make_the_tangents_of_the_quadratic_game():
    """y = b x/q; the tangent (1, b/q), the total derivative (p + b^2/q) x, divided by 1 + b^2/q^2."""
    manifold = sg.response_manifold(zero_sum(p * x**2 / 2 + b * x * y - q * y**2 / 2))
    assert manifold.tangents == Matrix([1, b / q])
    here = {y: b * x / q}
    assert simplify(manifold.total[0].subs(here) - (p + b**2 / q) * x) == 0
    assert simplify(manifold.projected[0].subs(here) - (p + b**2 / q) * x / (1 + b**2 / q**2)) == 0
    assert same_direction(manifold).status is PROVED


def test_with_two_parameters_the_metric_turns_the_direction():
    manifold = sg.response_manifold(zero_sum(x**2 / 2 + z**2 / 2 + x * y - y**2 / 2, (x, z)))
    judged = same_direction(manifold)
    assert judged.status is REFUTED
    here = {s: judged.witness.get(s, Integer(0)) for s in (x, y, z)}
    total, projected = manifold.total.subs(here), manifold.projected.subs(here)
    assert here[x] == here[y] and total[0] * projected[1] != total[1] * projected[0]
    both = sg.response_manifold(zero_sum(x**2 / 2 + z**2 / 2 + y * p - y**2 / 2, (x, z)))
    assert same_direction(both).status is PROVED  # the answer does not move with the leader


def test_the_total_gradient_is_that_of_the_reduced_loss_on_every_branch():
    games = [
        zero_sum(x**4 / 4 + x**2 * y - y**2 / 2),
        Game("lead", (Player("one", (x,), x * y + y**2), Player("two", (y,), (y - x**2) ** 2))),
        sg.dirac_gan(sg.objectives.wasserstein()).with_(sg.regularizers.r1(gamma)),
    ]
    for game in games:
        manifold, leader = sg.response_manifold(game), game.players[0].params[0]
        for branch in sg.best_responses(game).branches:
            assert simplify(branch.losses[0].diff(leader) - manifold.total[0].subs(branch.answer)) == 0


def test_beside_a_kink_the_piece_around_a_point_is_taken():
    """At Ehab's point the total gradient vanishes, and with it the projected one, though the gradient does not."""
    generator, critic = -theta * psi, gamma * (Abs(psi) - 1) ** 2 + psi * theta
    game = Game("penalty", (Player("generator", (theta,), generator), Player("critic", (psi,), critic)))
    point = {theta: gamma, psi: Rational(1, 2)}
    manifold = sg.response_manifold(game, near=point)
    assert manifold.tangents == Matrix([1, -1 / (2 * gamma)])
    assert all(simplify(e.subs(point)) == 0 for e in (*manifold.condition, *manifold.projected))
    assert [e.subs(point) for e in manifold.gradient] == [-Rational(1, 2), -gamma]
    with pytest.raises(InputError, match="kink"):
        sg.response_manifold(game, near={theta: 0, psi: 0})


def test_the_second_player_may_lead():
    manifold = sg.response_manifold(zero_sum(x**2 / 2 + x * y - y**2 / 2), leader=1)
    assert manifold.tangents == Matrix([-1, 1]) and descends(manifold).status is PROVED  # in the order of the game


@pytest.mark.parametrize(
    ("game", "leader", "why"),
    [(sg.games.bilinear(), 0, "curvature"), (sg.games.three_player(), 0, "two players")]
    + [(zero_sum(exp(x) - y**2), 2, "leads"), (zero_sum(exp(x) - y**2), "min", "leads")],
)
def test_games_without_a_manifold_are_refused(game, leader, why):
    with pytest.raises(InputError, match=why):
        sg.response_manifold(game, leader)
