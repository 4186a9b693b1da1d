"""Enclosed limit cycles, against the literature, closed forms and simulations."""

from functools import cache

import numpy as np
import pytest
from flint import ctx
from scipy.integrate import solve_ivp
from sympy import (
    Abs,
    And,
    ImmutableMatrix,
    Max,
    Not,
    Rational,
    exp,
    log,
    pi,
    sign,
    sin,
    sqrt,
    symbols,
    true,
)  # fmt: skip

from symgan.decide.enclosure import enclose
from symgan.decide.prove import prove
from symgan.decide.signs import negative, positive
from symgan.errors import InputError
from symgan.exact.filippov import surfaces
from symgan.exact.pieces import pieces
from symgan.exact.validated import EnclosedCycle, enclosed_cycle
from symgan.records import Status

x, y, k = symbols("x y k", real=True)
VAN_DER_POL = ImmutableMatrix([y, (1 - x**2) * y - x])
TURNING = ImmutableMatrix([x - y - x * (x**2 + y**2), x + y - y * (x**2 + y**2)])  # r' = r - r^3, angle' = 1


def wgan_gp(gamma, g0=1):
    """The Dirac-GAN with f(t) = t and the penalty gamma/2 (|psi| - g0)^2."""
    return ImmutableMatrix([-y, x - gamma * sign(y) * (Abs(y) - g0)])


def dragan(gamma, g0=1):
    """The same penalty and f(t) = -log(1 + exp(-t))."""
    slope = 1 / (1 + exp(x * y))
    return ImmutableMatrix([-y * slope, x * slope - gamma * sign(y) * (Abs(y) - g0)])


@cache
def cycle(field, section=y, start=(2, 0)):
    return enclosed_cycle(field, (x, y), section, dict(zip((x, y), start, strict=True)))


def holds(interval, expected, width=1e-8):
    """Whether the interval is narrow and holds a number, which has an enclosure of its own."""
    low, high = interval
    below, above = enclose(expected, 30)
    return low <= below and above <= high and high - low < width


def near(interval, expected, tolerance=1e-8):
    return all(abs(float(end) - expected) < tolerance for end in interval)


def simulated(field, start):
    """Where the orbit that rises from (start, 0) falls through the line y = 0, and when: Dormand and Prince, order 8."""

    def height(_, z):
        return z[1]

    height.terminal, height.direction = True, -1
    found = solve_ivp(
        lambda _, z: field(*z), (0, 100), [start, 0], method="DOP853", rtol=1e-13, atol=1e-14, events=height
    )
    return found.y_events[0][0][0], found.t_events[0][0]


def attracting(field, start, rounds):
    """Crossing and period of the cycle of a field that half a turn of the plane keeps."""
    for _ in range(rounds):
        end, time = simulated(field, start)
        start = -end
    return start, 2 * time


# --- cycles of smooth fields


def test_van_der_pol():
    """Amplitude and period of x'' = (1 - x^2) x' - x, as they are given in the literature to 16 places."""
    found = cycle(VAN_DER_POL)
    assert near(found.amplitude, 2.008619860874843, 1e-14)
    assert near(found.period, 6.663286859323130, 1e-13)
    assert found.stable is True
    assert float(found.multiplier[0]) > 0
    assert max(high - low for low, high in (found.amplitude, found.period, found.multiplier)) < 1e-8


def test_a_start_far_away_on_the_other_side_leads_to_the_same_cycle():
    assert near(cycle(VAN_DER_POL, y, (-0.5, 0)).amplitude, 2.008619860874843, 1e-12)


def test_period_and_multiplier_are_those_of_the_orbit_on_any_section():
    found = cycle(VAN_DER_POL, x - y, (1, 1))
    assert near(found.period, 6.663286859323130, 1e-11)
    assert abs(float(found.multiplier[0] - cycle(VAN_DER_POL).multiplier[0])) < 1e-4


def test_the_multiplier_is_the_exponential_of_the_divergence_along_the_orbit():
    """Liouville: log multiplier = integral of 1 - x^2 over a period."""
    solved = solve_ivp(
        lambda _, z: [z[1], (1 - z[0] ** 2) * z[1] - z[0], 1 - z[0] ** 2],
        (0, 6.663286859323130), [2.008619860874843, 0, 0], method="DOP853", rtol=1e-13, atol=1e-14,
    )  # fmt: skip
    assert near(cycle(VAN_DER_POL).multiplier, np.exp(solved.y[2, -1]), 1e-8)


def test_backward_in_time_it_is_unstable():
    found = cycle(-VAN_DER_POL)
    low, high = cycle(VAN_DER_POL).multiplier
    assert found.stable is False
    assert near(found.amplitude, 2.008619860874843, 1e-11)
    assert found.multiplier[0] * low < 1 < found.multiplier[1] * high


def test_a_circle_with_everything_known():
    found = cycle(TURNING, y, (Rational(6, 5), 0))
    assert holds(found.amplitude, Rational(1))
    assert holds(found.period, 2 * pi)
    assert holds(found.multiplier, exp(-4 * pi), 1e-6)


def test_van_der_pol_about_another_point():
    """Moved to (3, 0), no half turn of the plane keeps it: both halves are followed."""
    found = cycle(VAN_DER_POL.subs(x, x - 3), y, (5, 0))
    assert near(found.crossings[0], 3 + 2.008619860874843)
    assert near(found.crossings[1], 3 - 2.008619860874843)
    assert near(found.amplitude, 2.008619860874843)
    assert near(found.period, 6.663286859323130)
    assert found.stable


def test_a_strong_contraction_takes_the_finer_arithmetic():
    """WGAN-GP next to the strength at which the cycle ends: rho is 4e-5."""
    gamma = Rational(9, 5)
    rho = exp(-gamma * pi / (2 * sqrt(1 - gamma**2 / 4)))
    found = cycle(wgan_gp(gamma))
    assert holds(found.amplitude, gamma * (1 + rho) / (1 - rho))
    assert holds(found.multiplier, rho**2)


# --- fields that jump across the section


@pytest.mark.parametrize("gamma, g0", [(Rational(1, 2), 1), (1, Rational(1, 3)), (Rational(3, 2), 2)])
def test_wgan_gp(gamma, g0):
    """Half a turn about the focus (-gamma g0, 0) shrinks by rho: crossing and period in closed form."""
    omega = sqrt(1 - Rational(gamma) ** 2 / 4)
    rho = exp(-gamma * pi / (2 * omega))
    found = cycle(wgan_gp(gamma, g0))
    assert holds(found.amplitude, gamma * g0 * (1 + rho) / (1 - rho))
    assert holds(found.period, 2 * pi / omega)
    assert holds(found.multiplier, rho**2)
    assert found.stable


def test_dragan():
    def upper(theta, psi):
        slope = 1 / (1 + np.exp(psi * theta))
        return [-psi * slope, theta * slope - (psi - 1) / 2]

    amplitude, period = attracting(upper, 1.5, 14)
    found = cycle(dragan(Rational(1, 2)), y, (Rational(3, 2), 0))
    assert near(found.amplitude, amplitude)
    assert near(found.period, period)
    assert max(high - low for low, high in (found.amplitude, found.period, found.multiplier)) < 1e-8
    assert found.stable


def test_dragan_has_no_smooth_equilibrium():
    """theta moves wherever psi is not zero."""
    found = pieces(dragan(k), (x, y), k > 0)
    assert len(found) == 2
    for piece in found:
        ((_, side),) = piece.signs
        assert (negative if side > 0 else positive)(piece.field[0], piece.region) is true


def test_dragan_rests_in_filippovs_sense_on_a_segment_that_orbits_leave():
    """On psi = 0 neither side moves theta, and |theta| < 2 gamma escapes, as f'(0) = 1/2."""
    gamma = symbols("gamma", positive=True)
    (surface,) = surfaces(pieces(dragan(gamma), (x, y)), (x, y))
    assert surface.sliding_field == ImmutableMatrix([0, 0])
    assert surface.escaping == And(2 * gamma + x > 0, 2 * gamma - x > 0)
    assert prove(Not(surface.sliding)).status is Status.PROVED


def test_the_cycle_of_dragan_outlives_the_focus():
    """At gamma = 13/20 the ends of the segment are nodes of the field beside them, and yet a cycle goes around it.

    Smooth on one side, the field has at (-2 gamma, 0) trace -gamma - gamma^2 and determinant 1/4, by hand.
    """
    gamma = Rational(13, 20)
    (upper,) = (piece.field for piece in pieces(dragan(gamma), (x, y)) if piece.signs[0][1] > 0)
    slopes = upper.jacobian([x, y]).subs({x: -2 * gamma, y: 0})
    assert (slopes.trace(), slopes.det()) == (-gamma - gamma**2, Rational(1, 4))
    assert slopes.trace() ** 2 > 4 * slopes.det()
    found = cycle(dragan(gamma), y, (Rational(7, 5), 0))
    assert found.amplitude[0] > 2 * gamma
    assert found.stable


def test_two_different_fields_on_the_two_sides():
    """Two half turns about -1 and 2 with different rates: an affine map of the line whose fixed point is by hand."""
    above = [-(x + 1) / 4 - y, (x + 1) - y / 4]
    below = [-(x - 2) / 5 - y, (x - 2) - y / 5]
    side = (1 + sign(y)) / 2
    field = ImmutableMatrix([side * a + (1 - side) * b for a, b in zip(above, below, strict=True)])
    first, second = exp(-pi / 4), exp(-pi / 5)
    # a -> -1 - (a + 1) first = b -> 2 + (2 - b) second = a
    closed = (2 + 2 * second + second * (1 + first)) / (1 - first * second)
    found = cycle(field, y, (4, 0))
    assert holds(found.crossings[0], closed)
    assert holds(found.crossings[1], -1 - (closed + 1) * first)
    assert holds(found.period, 2 * pi)
    assert holds(found.multiplier, first * second)


# --- where nothing is proved

NO_CYCLE = [
    (ImmutableMatrix([y, -x - y / 10]), y, (3, 0), "no isolated closed orbit"),  # a focus
    (ImmutableMatrix([y, -x]), y, (3, 0), "no isolated closed orbit"),  # a center: every orbit is closed
    (ImmutableMatrix([y, -sin(x)]), y, (1, 0), "no isolated closed orbit"),
    (wgan_gp(2), y, (3, 0), "does not return"),  # a node on the line
    (dragan(1), y, (3, 0), "it is at -1.99"),
    (ImmutableMatrix([-x, -y]), y, (3, 0), "does not lead across"),
    (ImmutableMatrix([-y, x + 1]), y, (-1, 0), "does not lead across"),
    (ImmutableMatrix([-y, x - Max(Abs(y) - 1, 0) * sign(y)]), y, (3, 0), "switches where {y - 1} vanishes"),
    (ImmutableMatrix([-y, x + log(y)]), y, (3, 0), "does not lead across"),
]


@pytest.mark.parametrize("field, section, start, reason", NO_CYCLE)
def test_where_no_cycle_is_there_is_a_reason(field, section, start, reason):
    found = cycle(field, section, start)
    assert isinstance(found, str)
    assert reason in found


REFUSED = [
    (wgan_gp(k), (x, y), y, "k has no value"),
    (wgan_gp(1), (x, y), x**2 - y, "not linear"),
    (wgan_gp(1), (x, y), Rational(1), "not linear"),
    (wgan_gp(1), (x,), x, "in the plane"),
]


@pytest.mark.parametrize("field, params, section, words", REFUSED)
def test_input_that_is_refused(field, params, section, words):
    with pytest.raises(InputError, match=words):
        enclosed_cycle(field, params, section, {x: 1, y: 0})


@pytest.mark.parametrize("start", [{y: 2}, {x: k}])
def test_a_start_needs_a_place_on_the_line(start):
    with pytest.raises(InputError, match="a start gives x a number"):
        enclosed_cycle(wgan_gp(1), (x, y), y, start)


def test_a_multiplier_about_one_does_not_tell():
    interval = (Rational(9, 10), Rational(11, 10))
    assert EnclosedCycle(y, (interval, interval), interval, interval, interval).stable is None


def test_settings_of_the_ball_arithmetic_are_left_alone():
    before = (ctx.prec, ctx.cap)
    assert isinstance(enclosed_cycle(wgan_gp(1), (x, y), y, {x: 2}), EnclosedCycle)
    assert isinstance(enclosed_cycle(wgan_gp(2), (x, y), y, {x: 0}), str)
    assert (ctx.prec, ctx.cap) == before
