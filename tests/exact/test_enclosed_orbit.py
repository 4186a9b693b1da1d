"""Enclosed half turns, against orbits that are known in closed form."""

import pytest
from flint import arb
from sympy import ImmutableMatrix, Rational, exp, pi, sin, sqrt, symbols

from symgan.decide.enclosure import ball
from symgan.exact.ball_series import working
from symgan.exact.enclosed_orbit import Accuracy, _box, flow, turn
from symgan.exact.undecided import Undecided

s, r = symbols("s r", real=True)


def of(field, order=16, bits=50, thin=False):
    return flow(ImmutableMatrix(field), (s, r), Accuracy(order, bits, thin))


def holds(found, expected, width):
    return found.contains(ball(expected, 256).real) and found.rad() < width


@pytest.mark.parametrize("order, bits, width", [(4, 16, 1e-2), (8, 30, 1e-6), (16, 50, 1e-12), (24, 80, 1e-18)])
def test_half_a_circle(order, bits, width):
    """A coarse remainder is enclosed as truly as a fine one."""
    with working(128, order + 1):
        found = turn(of([-r, s], order, bits), arb(3))
    assert holds(found.end, Rational(-3), width)
    assert holds(found.time, pi, width)
    assert holds(found.slope, Rational(-1), width)
    assert found.delay.contains(0)


def test_half_a_spiral_about_a_point_of_the_line():
    """x' = a x - y about (c, 0): after pi the distance to the focus is exp(a pi) times as large."""
    a, c = Rational(-1, 5), Rational(2)
    with working(128, 17):
        found = turn(of([a * (s - c) - r, (s - c) + a * r]), arb(5))
    assert holds(found.end, c - 3 * exp(a * pi), 1e-12)
    assert holds(found.time, pi, 1e-12)
    assert holds(found.slope, -exp(a * pi), 1e-11)


def test_half_an_ellipse_of_a_shifted_field():
    """s' = -4 r, r' = s + 1: half turns mirror the line at -1, after pi / 2."""
    with working(128, 17):
        found = turn(of([-4 * r, s + 1]), arb(1))
    assert holds(found.end, Rational(-3), 1e-12)
    assert holds(found.time, pi / 2, 1e-12)


def test_delay_and_slope_are_the_derivatives_of_time_and_end():
    """A pendulum started at rest: the time of its swing grows with the angle."""
    field = [-r, sin(s)]  # s'' = -sin s, r = -s'
    step = Rational(1, 10**6)
    with working(128, 21):
        mine = of(field, 20, 60)
        low, high = (turn(mine, ball(1 + d, 128).real) for d in (-step, step))
        wide = turn(mine, arb(1).union(1 + ball(step, 128).real).union(1 - ball(step, 128).real))
        twice = ball(2 * step, 128).real
        assert wide.delay.contains(((high.time - low.time) / twice).mid())
        assert wide.slope.contains(((high.end - low.end) / twice).mid())
        assert wide.end.contains(low.end.mid()) and wide.end.contains(high.end.mid())
        assert wide.time.contains(low.time.mid()) and wide.time.contains(high.time.mid())
        assert abs(wide.delay) > 0


def test_a_thin_orbit_is_near():
    with working(128, 9):
        assert abs(turn(of([-r, s], 8, 30, True), arb(3)).end + 3) < 1e-6


# An orbit that does not come back, one that falls at the start, a start at which the field is along the line,
# an equilibrium in the ball of starts, an orbit that blows up.
NO_TURN = [
    ([Rational(1), Rational(1)], "1", "does not return"),
    ([-r, -s], "1", "does not lead across"),
    ([Rational(1), r], "1", "does not lead across"),
    ([-r, s], "0 +/- 0.1", "does not lead across"),
    ([Rational(0), 1 + r**2], "1", "does not return"),
    ([r, sqrt(2 - r)], "1", "no step"),
]


@pytest.mark.parametrize("field, start, reason", NO_TURN)
def test_reasons(field, start, reason):
    with working(128, 13), pytest.raises(Undecided, match=reason):
        turn(of(field, 12, 40), arb(start))


def height(bump):
    """The field along which the height is r = s ((s - 2)^2 + bump)."""
    return [Rational(1), (s * ((s - 2) ** 2 + bump)).diff(s)]


def test_an_orbit_that_nearly_grazes_the_line():
    """It falls through the line, touches it, or stays above it."""
    with working(128, 13):
        found = turn(of(height(-Rational(1, 10**4)), 12, 40), arb(0))
        assert holds(found.end, 2 - Rational(1, 100), 1e-9)
        before, after = (height(-Rational(1, 10**4))[1].subs(s, end) for end in (0, 2 - Rational(1, 100)))
        assert holds(found.slope, before / after, 1e-6)  # the height is the same at both ends
        for bump in (Rational(0), Rational(1, 10**4)):
            with pytest.raises(Undecided):
                turn(of(height(bump), 12, 40), arb(0))


def test_no_step_goes_beyond_a_blow_up():
    """r' = r^2 from 1 is infinite at time 1; up to time 1/8 it lies between 1 and 8/7."""
    with working(128, 3):
        mine, state = of([Rational(1), r**2], 2, 2), [arb(0), arb(1), arb(1), arb(0)]
        assert _box(mine, state, arb(0).union(1)) is None
        box = _box(mine, state, arb(0).union(0.125))
        assert box[1].contains(1) and box[1].contains(arb(8) / 7)
