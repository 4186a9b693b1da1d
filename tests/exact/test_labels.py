"""Points labelled: against hand algebra, NumPy's eigenvalues, and laws that every zero-sum game obeys."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, Equivalent, Integer, Max, Rational, S, cos, pi, sqrt, symbols

import symgan as sg
from symgan.exact.one_sided import sides
from symgan.exact.undecided import Undecided
from symgan.notation import gamma, h, psi, theta
from symgan.records import Game, InputError, Player, Status

x, y, z, c = symbols("x y z c", real=True)
k = symbols("k", positive=True)
ORIGIN = {x: 0, y: 0}
PROVED, REFUTED, UNDECIDED = Status.PROVED, Status.REFUTED, Status.UNDECIDED
FLOW = (sg.methods.gradient_flow(),)


def two(first, second, at=None):
    return Game("two", (Player("first", (x,), first), Player("second", (y,), second)), at)


def zero_sum(value, at=None):
    return two(value, -value, at)


def statuses(label):
    return {p.key: p.judgement.status for p in label.properties}


small = st.integers(-3, 3)


@settings(max_examples=15, deadline=None)
@given(small, small, small.filter(bool))
def test_quadratic_zero_sum_games_against_hand_algebra_and_eigenvalues(p, b, q):
    found = statuses(sg.label(zero_sum(Rational(p, 2) * x**2 + b * x * y + Rational(q, 2) * y**2), ORIGIN, FLOW))
    assert found["stationary"] is PROVED
    assert (found["differential-nash"] is PROVED) == (p > 0 > q)
    assert (found["stackelberg-0"] is PROVED) == (q < 0 < p - b * b / q)
    attracts = np.linalg.eigvals([[-p, -b], [b, q]]).real.max() < -1e-9
    assert found["attractor-gradient-flow"] is (PROVED if attracts else REFUTED)
    if found["differential-nash"] is PROVED:  # strict Nash is minimax in either order, and attracts
        assert set(found.values()) == {PROVED}
    if found["stackelberg-0"] is PROVED:
        assert found["minimax-0"] is PROVED and found["led-attractor-0"] is PROVED


def test_daskalakis_and_panageas_minimax_but_no_nash():
    found = sg.label(zero_sum(-(x**2) / 8 + 6 * x * y / 10 - y**2 / 2), ORIGIN, FLOW)
    assert {key for key, status in statuses(found).items() if status is PROVED} == {
        *("stationary", "stackelberg-0", "minimax-0", "led-attractor-0", "attractor-gradient-flow"),
    }
    (led,) = (s for s in found.steps if s.key == "led-0")
    assert [m[0] for m in led.value] == [0, Rational(11, 100)]  # -1/4 + (6/10)^2


def test_the_bilinear_game_is_nash_without_strictness_and_attracts_no_flow():
    found = sg.label(sg.games.bilinear(), ORIGIN)
    assert statuses(found)["nash"] is PROVED and statuses(found)["minimax-1"] is PROVED
    assert statuses(found)["differential-nash"] is REFUTED and statuses(found)["attractor-gradient-flow"] is REFUTED
    assert found["attractor-extragradient"].condition == (h - 1 < 0)
    assert found["attractor-extragradient"].judgement.witness[h] >= 1


def test_a_point_at_rest_of_the_leader_only():
    """Ehab's point: the generator's own slope is -1/2, its total second derivative is 1/gamma."""
    generator, critic = -theta * psi, gamma * (Abs(psi) - 1) ** 2 + psi * theta
    game = Game("penalty", (Player("generator", (theta,), generator), Player("critic", (psi,), critic)))
    found = sg.label(game, {theta: gamma, psi: Rational(1, 2)}, FLOW)
    proved = {key for key, status in statuses(found).items() if status is PROVED}
    assert proved == {"stackelberg-0", "weak-stackelberg-0", "led-attractor-0"}
    assert statuses(found)["attractor-gradient-flow"] is REFUTED and statuses(found)["nash"] is REFUTED
    (led,) = (s for s in found.steps if s.key == "led-0")
    assert [m[0] for m in led.value] == [0, 1 / gamma]


def test_constants_decide_and_the_witness_is_where_it_fails():
    found = sg.label(zero_sum(c * x**2 / 2 + x * y - k * y**2 / 2), ORIGIN, FLOW)
    nash = found["differential-nash"]
    assert nash.judgement.status is REFUTED and nash.judgement.witness[c] <= 0
    assert sg.prove(Equivalent(nash.condition, c > 0)).status is PROVED
    assert sg.prove(Equivalent(found["stackelberg-0"].condition, c + 1 / k > 0)).status is PROVED
    assert statuses(sg.label(found.game, ORIGIN, FLOW, given=c > 1))["differential-nash"] is PROVED


@pytest.mark.parametrize(
    ("loss", "status"),
    [(x**4, PROVED), (x**4 - x**6, PROVED), (x**3, REFUTED), (-(x**4), REFUTED), (Abs(x) - x / 2, PROVED)]
    + [(Abs(x) - 2 * x, REFUTED), (Max(0, x), PROVED), (Max(0, -x) - x**3, REFUTED), (cos(x), REFUTED)]
    + [(k * Abs(x) - x**2, PROVED), (Abs(x) + c * x, UNDECIDED)],
)
def test_nash_where_the_second_order_does_not_decide(loss, status):
    assert statuses(sg.label(two(loss, y**2), ORIGIN, ()))["nash"] is status


@settings(max_examples=20, deadline=None)
@given(st.lists(small, min_size=4, max_size=4), st.integers(0, 3))
def test_sides_of_a_polynomial_with_a_kink_against_its_values(coefficients, kink):
    function = sum((a * x ** (i + 1) for i, a in enumerate(coefficients)), S.Zero) + kink * Abs(x) * (1 + x)
    values = tuple(np.sign(float(function.subs(x, s * Rational(1, 1000)))) for s in (1, -1))
    assert sides(function, x, {x: Integer(0)}) == values


def test_sides_that_constants_or_too_high_orders_decide_are_left_open():
    for function in (c * x, x**9):
        with pytest.raises(Undecided):
            sides(function, x, {x: Integer(0)})


def test_several_parameters_and_three_players():
    game = Game("block", (Player("one", (x, y), (x + y) ** 2), Player("two", (z,), z**2)))
    found = statuses(sg.label(game, {x: 0, y: 0, z: 0}, ()))
    assert found["differential-nash"] is REFUTED and found["nash"] is PROVED
    three = statuses(sg.label(sg.games.three_player(), dict.fromkeys(sg.games.three_player().params, 0), ()))
    assert set(three) == {"stationary", "differential-nash", "nash"}


def test_an_abstract_loss_has_labels_too():
    found = sg.label(sg.dirac_gan(), {theta: 0, psi: 0}, FLOW)
    assert statuses(found)["stationary"] is PROVED and statuses(found)["attractor-gradient-flow"] is REFUTED
    assert statuses(found)["led-attractor-0"] is UNDECIDED  # no curvature of the critic at the point: no answer


@pytest.mark.parametrize("point", [{x: 0}, {x: 0, y: "1"}, (0, 0)])
def test_a_point_of_another_form_is_refused(point):
    with pytest.raises(InputError, match="value"):
        sg.label(sg.games.bilinear(), point)
    with pytest.raises(InputError, match="methods"):
        sg.label(sg.games.bilinear(), ORIGIN, [3])


def test_on_the_boundary_of_a_box_nothing_is_said_and_inside_it_changes_nothing():
    """x^2 + x on [0, 1] is least at the end 0, where its slope is 1."""
    game = Game("boxed", (Player("one", (x,), x**2 + x, box=((0, 1),)), Player("two", (y,), (y - x) ** 2)))
    assert set(statuses(sg.label(game, ORIGIN, ())).values()) == {UNDECIDED}
    inside = statuses(sg.label(game, {x: Rational(1, 2), y: Rational(1, 2)}, ()))
    assert inside["stationary"] is REFUTED and inside["nash"] is REFUTED
    assert "boundary" in sg.classify(game, ()).reasons[-1] and "box" in sg.best_responses(game, 0).reason


# --- all points of a game ---------------------------------------------------------------------


def test_every_stationary_point_is_found_and_labelled():
    """f = x^3/3 - x + x y - y^2/2: y = x and x^2 + x = 1; the best response gives the same points, y = x."""
    found = sg.classify(zero_sum(x**3 / 3 - x + x * y - y**2 / 2), methods=())
    assert found.complete
    assert {(p.point[x], p["nash"].judgement.status) for p in found.labels} == {
        (-Rational(1, 2) + sqrt(5) / 2, PROVED),
        (-Rational(1, 2) - sqrt(5) / 2, REFUTED),
    }


def test_stackelberg_points_are_other_points_than_zeros_of_the_field():
    """The follower answers y = x; the leader's (x - 2)^2 + 2 y has its least total value at x = 1, at rest at x = 2."""
    found = sg.classify(two((x - 2) ** 2 + 2 * y, (y - x) ** 2), methods=())
    assert [(p.point[x], p.point[y], statuses(p)["stationary"]) for p in found.labels] == [
        (2, 2, PROVED),
        (1, 1, REFUTED),
    ]
    assert [statuses(p)["stackelberg-0"] for p in found.labels] == [REFUTED, PROVED]


def test_the_pieces_of_a_kinked_game_are_searched_each():
    wgan_gp = sg.gan(sg.objectives.wasserstein(), sg.models.gaussian_shift()).with_(sg.regularizers.wgan_gp(gamma, 1))
    found = sg.classify(wgan_gp, methods=())
    assert found.complete and len(found.labels) == 2
    assert all(statuses(p)["stackelberg-0"] is PROVED and statuses(p)["nash"] is REFUTED for p in found.labels)
    assert {p.point[theta] * p.point[psi] for p in found.labels} == {-gamma / 4}


def test_what_is_not_found_is_told_beside_what_is_known():
    found = sg.classify(zero_sum(x * y / 5 - cos(y), {x: 0, y: 0}), methods=())
    assert not found.complete and all("polynomial" in r for r in found.reasons)
    (named,) = found.labels
    assert named.point == ORIGIN and statuses(named)["stationary"] is PROVED
    assert statuses(sg.label(found.game, {x: 0, y: pi}, ()))["stationary"] is REFUTED


def test_a_follower_at_its_worst_answers_nothing():
    """The leader's x^2 is least, but -y^2 is greatest for the one who follows."""
    worst = Game("worst", (Player("leads", (x,), x**2), Player("follows", (y,), -(y**2))), {x: 0, y: 0})
    assert sg.label(worst, ORIGIN)["stackelberg-0"].judgement.status is Status.REFUTED
