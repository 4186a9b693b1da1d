"""Flows that switch, against motions that are solved by hand: crossing, sliding, leaving, resting, and no way on."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from scipy.linalg import expm
from scipy.optimize import brentq
from sympy import Abs, Add, Max, Piecewise, Rational, exp, sign, symbols

import symgan as sg
from symgan.methods import consensus, gradient_flow
from symgan.notation import psi, theta
from symgan.numeric.field import FloatField
from symgan.numeric.simulate import hyper_values, simulate
from symgan.numeric.switching import switched_flow
from symgan.records import Game, InputError, Player

ROOT7 = np.sqrt(7.0)
ENTRY = st.integers(-3, 3)


def game(first, second):
    return Game("g", (Player("g", (theta,), first), Player("d", (psi,), second)))


def go(played, start, time, method=None, samples=201):
    method, field = method or gradient_flow(), FloatField(played, {})
    times = np.linspace(0.0, time, samples)
    return switched_flow(played, method, field, {}, hyper_values(method, {}), np.array(start, float), times)


def kinds(switched):
    return [event.kind for event in switched.events]


RELU = game(psi * theta, -psi * theta + Rational(7, 10) * Max(0, Abs(psi) - 1))  # lambda = 0.7
RELAY = game(-psi * theta, Abs(theta + psi))  # theta' = psi, psi' = -sign(theta + psi)
HINGE = sg.dirac_gan(sg.objectives.hinge())


def penalized(gamma, target=1):
    """WGAN-GP on the Dirac-GAN: v = (-psi, theta - gamma sign(psi) (|psi| - target))."""
    return game(psi * theta, -psi * theta + gamma * (Abs(psi) - target) ** 2 / 2)


def test_the_relu_penalty_slides_along_its_line_and_leaves_for_the_circle():
    """On psi = 1 with 0 < theta < 0.7: theta' = -1; from (0, 1) on the circle of radius 1."""
    found = go(RELU, [0.5, 1.0], 6.0)
    assert kinds(found) == ["sliding", "leaving", "crossing", "crossing"]
    np.testing.assert_allclose(
        [e.time for e in found.events], [0, 0.5, 0.5 + np.pi / 2, 0.5 + 3 * np.pi / 2], atol=1e-12
    )
    assert [e.surface for e in found.events] == [psi - 1, psi - 1, psi, psi] and [e.side for e in found.events] == [
        0,
        -1,
        -1,
        1,
    ]
    t = found.run.times
    late, along = t - 0.5, np.array([0.5 - t, np.ones_like(t)]).T
    circle = np.array([-np.sin(late), np.cos(late)]).T
    np.testing.assert_allclose(found.run.points, np.where(t[:, None] < 0.5, along, circle), atol=1e-11)


def test_every_orbit_of_the_relu_penalty_comes_to_the_circle_in_finite_time():
    found = go(RELU, [2.0, 1.5], 15.0)
    slid = [e.point for e in found.events if e.kind == "sliding"]
    assert len(slid) == 1 and abs(slid[0][0]) < 0.7 and abs(slid[0][1]) == pytest.approx(1)
    late = found.run.points[found.run.times > 5]
    np.testing.assert_allclose(np.hypot(*late.T), 1, atol=1e-11)


@pytest.mark.parametrize(("above", "count"), [(1e-5, 2), (-1e-5, 0)])
def test_a_short_excursion_over_a_surface_is_not_missed(above, count):
    """A circle a little larger than 1 is beyond psi = 1 for a short while only, where it slides to (0, 1)."""
    found = go(RELU, [1 + above, 0.1 * above], 3.0)
    assert [k for k in kinds(found) if k != "crossing"] == ["sliding", "leaving"][:count]
    assert np.hypot(*found.run.points[-1]) == pytest.approx(1 if count else 1 + above, abs=1e-10)


def test_a_relay_crosses_and_then_slides():
    """By hand: across at sqrt 7 - 1, sliding from 3 sqrt 7 - 5 on, where theta' = psi = -theta."""
    found = go(RELAY, [3.0, 0.0], 5.0)
    assert kinds(found) == ["crossing", "sliding"]
    first, begun = found.events
    assert (first.time, begun.time) == (pytest.approx(ROOT7 - 1, abs=1e-12), pytest.approx(3 * ROOT7 - 5, abs=1e-12))
    late = found.run.times > begun.time
    decayed = (3 - ROOT7) * np.exp(begun.time - found.run.times[late])
    np.testing.assert_allclose(found.run.points[late], np.array([decayed, -decayed]).T, atol=1e-11)


def test_sliding_may_begin_and_end_where_a_field_touches_the_surface():
    """theta' = 1, psi' = theta - 2 [psi > 0] from the origin: sliding up to theta = 2, and then psi = (t - 2)^2/2."""
    found = go(game(-theta, -psi * theta + 2 * Max(0, psi)), [0.0, 0.0], 4.0)
    assert kinds(found) == ["sliding", "leaving"] and found.events[1].time == pytest.approx(2, abs=1e-12)
    t = found.run.times
    np.testing.assert_allclose(found.run.points, np.array([t, np.maximum(0, t - 2) ** 2 / 2]).T, atol=1e-11)


def test_the_hinge_slides_along_a_hyperbola_to_the_circle_of_radius_root_two():
    """On psi theta = -1 with |theta| > |psi|: (theta^2)' = -2, until (1, -1)."""
    found = go(HINGE, [3.0, -0.1], 8.0)
    begun, left = found.events
    assert (begun.kind, left.kind) == ("sliding", "leaving")
    np.testing.assert_allclose(left.point, [1, -1], atol=1e-9)
    t, points = found.run.times, found.run.points
    slides = (t > begun.time) & (t < left.time)
    np.testing.assert_allclose(points[slides, 0] ** 2, begun.point[0] ** 2 - 2 * (t[slides] - begun.time), atol=1e-11)
    np.testing.assert_allclose(points[slides].prod(axis=1), -1, atol=1e-11)
    np.testing.assert_allclose((points[t > left.time] ** 2).sum(axis=1), 2, atol=1e-11)


def test_beyond_the_hinge_the_critic_waits():
    """At psi theta < -1: theta' = psi, psi' = 0, so from (2, -2) the line is met at theta = 1/2 after 3/4."""
    found = go(HINGE, [2.0, -2.0], 1.0)
    assert kinds(found) == ["crossing"] and found.events[0].time == pytest.approx(0.75, abs=1e-12)
    np.testing.assert_allclose(found.events[0].point, [0.5, -2], atol=1e-12)


def test_sliding_ends_where_another_surface_takes_what_held_it():
    """theta' = -1 and psi' = -sign psi, but psi' = 2 once theta < 0."""
    found = go(game(theta, Piecewise((Abs(psi), theta > 0), (-2 * psi, True))), [1.0, 0.5], 2.0)
    assert [(e.kind, e.surface, e.side) for e in found.events] == [("sliding", psi, 0), ("leaving", psi, 1)]
    np.testing.assert_allclose(found.run.points[-1], [-1, 2], atol=1e-12)


def test_switches_that_accumulate_where_no_surface_is_seen_yet_are_refused():
    """The spiral to the origin again, with quantities that are not small before rounding errors are as large."""

    def side(p):
        return Piecewise((1, exp(60) * p > 0), (-1, True))

    with pytest.raises(InputError, match="switches accumulate at time 0.75"):
        go(game((side(theta) + 2 * side(psi)) * theta, (side(psi) - 2 * side(theta)) * psi), [1.0, 0.5], 2.0)


def test_an_orbit_rests_where_surfaces_that_hold_it_cross():
    found = go(game(Abs(theta - 2), Abs(psi + 1)), [3.0, -0.5], 3.0)
    assert kinds(found) == ["sliding", "resting"]
    np.testing.assert_allclose([e.time for e in found.events], [0.5, 1], atol=1e-12)
    by_hand = [2, -1] + np.maximum(0, [1, 0.5] - found.run.times[:, None])
    np.testing.assert_allclose(found.run.points, by_hand, atol=1e-12)


def test_switches_may_accumulate_at_a_point_of_rest():
    """v = (-sign theta - 2 sign psi, 2 sign theta - sign psi): a spiral that shrinks to a third each quarter.

    |theta| + |psi| decreases by 2 a unit of time, from 3/2, so the origin is reached at 3/4.
    """
    found = go(game(Abs(theta) + 2 * sign(psi) * theta, Abs(psi) - 2 * sign(theta) * psi), [1.0, 0.5], 2.0)
    assert kinds(found)[-1] == "resting" and set(kinds(found)[:-1]) == {"crossing"} and len(kinds(found)) > 15
    assert found.events[-1].time == pytest.approx(0.75, abs=1e-9)
    np.testing.assert_allclose(found.run.points[found.run.times > 0.75], 0, atol=1e-9)


@pytest.mark.parametrize("start", [(0.0, 0.0), (0.5, 0.0), (-0.9, 0.0), (1.0, 0.0), (-1.0, 0.0)])
def test_from_an_escaping_part_no_orbit_is_chosen(start):
    """WGAN-GP with gamma = 1: on psi = 0 with |theta| < 1 both sides lead away; at the end-points one of them rests."""
    with pytest.raises(InputError, match="no unique continuation"):
        go(penalized(1), start, 1.0)


def test_the_switches_lie_on_their_surfaces_to_the_last_digits():
    found = go(penalized(1), [3.0, -2.0], 10.0)
    assert len(found.events) == 3
    assert max(abs(event.surface.subs({theta: event.point[0], psi: event.point[1]})) for event in found.events) < 1e-16


def test_an_orbit_may_start_on_a_surface_that_it_crosses():
    found = go(penalized(1), [2.0, 0.0], 1.0)
    assert kinds(found) == ["crossing"] and found.events[0].time == 0 and found.events[0].side == 1
    matrix = np.array([[0, -1, 0], [1, -1, 1], [0, 0, 0]])  # above: theta' = -psi, psi' = theta - psi + 1
    np.testing.assert_allclose(found.run.points[-1], (expm(matrix) @ [2, 0, 1])[:2], atol=1e-12)


@pytest.mark.parametrize("gamma", [2, 3])
def test_a_strong_gradient_penalty_ends_at_the_ends_of_the_segment(gamma):
    found = go(penalized(gamma), [3.0, -2.0], 1000.0)
    assert kinds(found) == ["crossing"]
    np.testing.assert_allclose(found.run.points[-1], [-gamma, 0], atol=1e-11)


def test_an_orbit_that_touches_a_surface_where_the_field_is_continuous_goes_on():
    """The one-sided penalty is flat at |psi| = 1, which the unit circle touches in (0, 1)."""
    with np.errstate(divide="raise", invalid="raise"):
        found = go(game(psi * theta, -psi * theta + Max(0, Abs(psi) - 1) ** 2), [0.0, 1.0], 1.0)
    t = found.run.times
    np.testing.assert_allclose(found.run.points, np.array([-np.sin(t), np.cos(t)]).T, atol=1e-12)


def test_many_surfaces_through_one_point_are_refused():
    with pytest.raises(InputError, match="more than 6 switching surfaces"):
        go(game(Add(*(Abs(psi + k * theta) for k in range(7))), psi**2), [0.0, 0.0], 1.0)


def test_three_surfaces_of_a_space_and_no_way_along_two():
    x, y, z = symbols("x y z", real=True)
    played = Game("l1", tuple(Player(str(p), (p,), Abs(p)) for p in (x, y, z)))
    with pytest.raises(InputError, match="slide along more than one"):
        go(played, [1.0, 0.5, 2.0], 3.0)
    assert go(played, [1.0, 0.5, 2.0], 0.9).run.points[-1] == pytest.approx([0.1, 0, 1.1])


def half_turn(matrix, x, longest=3.0, nodes=300):
    """The first time after 0 at which exp(t matrix) x has psi = 0, and the point there; None within no such time."""
    small, along = expm(longest / nodes * matrix), [np.array(x)]
    for _ in range(nodes):
        along.append(small @ along[-1])
    turned = [i for i in range(1, nodes) if along[i][1] * along[i + 1][1] < 0]
    if not turned:
        return None
    bracket = (turned[0] * longest / nodes, (turned[0] + 1) * longest / nodes)
    time = brentq(lambda t: (expm(t * matrix) @ x)[1], *bracket, xtol=1e-15)
    return time, expm(time * matrix) @ x


@settings(max_examples=5)
@given(st.tuples(ENTRY, ENTRY, st.integers(1, 3)), st.tuples(ENTRY, ENTRY, st.integers(1, 3)), st.integers(1, 4))
def test_two_half_planes_against_matrix_exponentials(upper, lower, start):
    """theta' = a theta - 2 psi, psi' = c theta + d psi with c > 0 above and below: psi = 0 is crossed everywhere."""
    assume(upper != lower)
    halves = [(-a * theta**2 / 2 + 2 * psi * theta, -d * psi**2 / 2 - c * psi * theta) for a, d, c in (upper, lower)]
    both = [Piecewise((up, psi > 0), (down, True)) for up, down in zip(*halves, strict=True)]
    time, x, expected = 0.0, np.array([float(start), 0.0]), []
    for a, d, c in (upper, lower):
        turn = half_turn(np.array([[a, -2], [c, d]]), x)
        if turn is None:
            break
        time, x = time + turn[0], turn[1]
        expected.append((time, x))
    found = go(game(*both), [start, 0.0], time + 1e-3).events[1:]
    assert [e.kind for e in found] == ["crossing"] * len(expected)
    for event, (when, where) in zip(found, expected, strict=True):
        assert event.time == pytest.approx(when, abs=1e-10)
        np.testing.assert_allclose(event.point, where, atol=1e-10 * (1 + np.max(np.abs(where))))


def test_other_flows_switch_as_well():
    """Consensus on |theta| + psi theta, by hand: v = (-sign theta - psi, theta), J = [[0, -1], [1, 0]] off the line."""
    played = game(Abs(theta) + psi * theta, -psi * theta)
    method = consensus(Rational(1, 2))
    found = go(played, [1.0, 0.0], 0.3, method)
    turn = np.array([[0.0, -1.0], [1.0, 0.0]])
    side = lambda w: np.array([-1 - w[1], w[0]])  # noqa: E731 - where theta > 0
    by_hand = solve_ivp(lambda _, w: side(w) - 0.5 * turn.T @ side(w), (0, 0.3), [1.0, 0.0], rtol=1e-12, atol=1e-13)
    np.testing.assert_allclose(found.run.points[-1], by_hand.y[:, -1], atol=1e-10)


def plain(played, start, time):
    field, times = FloatField(played, {}), np.linspace(0.0, time, max(2, round(20 * time) + 1))
    velocity = lambda _, w: gradient_flow().step(field, w, (), 1.0)[0]  # noqa: E731
    options = {"method": "DOP853", "t_eval": times, "rtol": 1e-11, "atol": 1e-16}
    return solve_ivp(velocity, (0.0, time), np.array(start), **options).y.T


def test_a_flow_that_stays_smooth_is_the_same_to_the_last_bit():
    smooth = game(psi * theta + exp(theta) / 9, -psi * theta + psi**4)
    for played, start in ((HINGE, [0.5, 0.5]), (smooth, [1.0, 0.5]), (penalized(1), [0.5, 4.0])):
        run = simulate(played, gradient_flow(), start=start, steps=1)
        assert run.points.tobytes() == plain(played, start, 1).tobytes()


def test_a_simulation_switches_by_itself():
    run = simulate(RELU, gradient_flow(), start=[0.5, 1.0], steps=2)
    np.testing.assert_allclose(run.points[-1], [-np.sin(1.5), np.cos(1.5)], atol=1e-11)
    assert run.times.shape == (41,) and run.points.shape == (41, 2) and run.flow
    with pytest.raises(InputError, match="no unique continuation"):
        simulate(penalized(1), gradient_flow(), start=[0.0, 0.0], steps=1)


def test_an_orbit_that_goes_to_infinity_is_refused():
    with pytest.raises(InputError, match="could not be integrated beyond"):
        go(game(-(theta**4) / 4 + Abs(psi), psi**2), [1.0, 1.0], 2.0)
