"""Best responses against hand algebra: branches, where they exist, and which one costs least."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, And, Equivalent, Ge, Gt, Rational, simplify, sqrt, symbols

import symgan as sg
from symgan.notation import gamma, psi, theta
from symgan.records import Game, InputError, Player, Status

x, y, z, c = symbols("x y z c", real=True)
PROVED, REFUTED = Status.PROVED, Status.REFUTED
W = sg.objectives.wasserstein()


def two(first, second):
    return Game("two", (Player("first", (x,), first), Player("second", (y,), second)))


def same(found, expected):
    return sg.prove(Equivalent(found, expected)).status is PROVED


@pytest.mark.parametrize("strength", [gamma, Rational(1, 3)])
def test_the_gradient_penalty_has_two_branches_and_the_better_one_is_against_theta(strength):
    """g (|psi| - 1)^2 + psi theta is stationary at s - theta/(2 g), of sign s where s theta < 2 g."""
    loss = strength * (Abs(psi) - 1) ** 2 + psi * theta
    game = Game("penalty", (Player("generator", (theta,), -theta * psi), Player("critic", (psi,), loss)))
    up, down = sg.best_responses(game).branches
    for branch, s in ((up, 1), (down, -1)):
        assert simplify(branch.answer[psi] - (s - theta / (2 * strength))) == 0
        assert simplify(branch.losses[0] - (theta**2 / (2 * strength) - s * theta)) == 0
        assert same(branch.exists, s * theta < 2 * strength) and same(branch.least, branch.exists)
        assert same(branch.best, s * theta <= 0) and branch.judgement.status is PROVED
        assert not branch.on_kink


def test_the_same_branches_from_the_definitions():
    game = sg.gan(W, sg.models.gaussian_shift()).with_(sg.regularizers.wgan_gp(2 * gamma, 1))
    answers = {simplify(b.answer[psi] * 2 * gamma - theta) for b in sg.best_responses(game).branches}
    assert answers == {2 * gamma, -2 * gamma}  # our critic has the other sign


def test_the_rectified_penalty_is_answered_on_its_kink():
    """gamma max(0, |psi| - 1) - psi theta falls up to slope 1 and grows from there where 0 < theta < gamma."""
    found = sg.best_responses(sg.dirac_gan(W).with_(sg.regularizers.relu_penalty(gamma))).branches
    assert {b.answer[psi] for b in found} == {1, -1} and all(b.on_kink for b in found)
    for b in found:
        assert same(b.best, And(b.answer[psi] * theta > 0, Abs(theta) < gamma)) and b.judgement.status is PROVED


def test_branches_that_fork():
    """(y^2 - x)^2: least at 0 for x < 0, and at both roots for x > 0."""
    found = {b.answer[y]: b for b in sg.best_responses(two(x, (y**2 - x) ** 2)).branches}
    assert set(found) == {0, sqrt(x), -sqrt(x)}
    assert same(found[0].least, x < 0) and same(found[0].best, x < 0)
    assert all(same(found[s * sqrt(x)].best, x > 0) and same(found[s * sqrt(x)].exists, x >= 0) for s in (1, -1))
    assert {b.judgement.status for b in found.values()} == {PROVED}


def test_a_local_answer_that_is_best_nowhere_is_refuted():
    (low, high) = sg.best_responses(two(x, y**3 / 3 - y)).branches
    worst, least = (low, high) if low.answer[y] == -1 else (high, low)
    assert worst.least == False and least.least == True
    assert least.judgement.status is REFUTED and least.judgement.witness[y] < -2  # where y^3/3 - y < -2/3


@settings(max_examples=10, deadline=None)
@given(st.integers(-3, 3), st.integers(-3, 3), st.integers(1, 3))
def test_a_quadratic_answer_costs_least_against_every_other_one(a, b, q):
    """q y^2/2 - (a x + b) y is least at y = (a x + b)/q."""
    (branch,) = sg.best_responses(two(x * y, Rational(q, 2) * y**2 - (a * x + b) * y)).branches
    assert simplify(branch.answer[y] - (a * x + b) / Rational(q)) == 0
    assert branch.best == True and branch.judgement.status is PROVED


def test_several_parameters_answer_together():
    game = Game("block", (Player("one", (x,), x), Player("two", (y, z), (y - x) ** 2 + (z + y) ** 2)))
    (branch,) = sg.best_responses(game).branches
    assert branch.answer == {y: x, z: -x} and branch.judgement.status is PROVED


def test_a_coefficient_that_may_vanish_is_a_condition():
    (branch,) = sg.best_responses(two(x, c * y**2 / 2 - x * y)).branches
    assert branch.answer[y] == x / c and same(branch.least, Gt(c, 0))
    assert not same(branch.exists, Ge(c, 0))


@pytest.mark.parametrize(
    ("loss", "why"),
    [(x * y, "stationary nowhere"), (y**4 / 4 - y**2 / 2 - x * y, "too high a degree")]
    + [(sg.dirac_gan().players[1].loss.subs({theta: x, psi: y}), "polynomials")],
)
def test_what_is_not_found_is_a_reason(loss, why):
    found = sg.best_responses(two(x, loss))
    assert found.branches == () and why in found.reason


def test_a_continuum_of_answers_is_no_branch():
    game = Game("valley", (Player("one", (x,), x), Player("two", (y, z), (y + z - x) ** 2)))
    assert "continuum" in sg.best_responses(game).reason


@pytest.mark.parametrize("player", [2, -1, "critic"])
def test_a_player_that_is_none_is_refused(player):
    with pytest.raises(InputError, match="0 to 1"):
        sg.best_responses(sg.games.bilinear(), player)
