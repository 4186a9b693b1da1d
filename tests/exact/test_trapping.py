"""Trapping polygons against fields whose orbits are known, and against simulated orbits."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from sympy import Abs, E, ImmutableMatrix, Rational, exp, sin, symbols, true

from symgan.decide.signs import negative
from symgan.errors import InputError
from symgan.exact.trapping import traps
from symgan.exact.undecided import Undecided

x, y = symbols("x y", real=True)
SQUARE = ((-1, -1), (1, -1), (1, 1), (-1, 1))
STAR = ((0, 3), (-2, -3), (3, 1), (-3, 1), (2, -3))
R = Rational


def polygon(corners):
    return tuple((R(a), R(b)) for a, b in corners)


def dragan(gamma):
    """The piece psi > 0 of the Dirac-GAN with f(t) = -log(1 + exp(-t)) and the penalty gamma/2 (|psi| - 1)^2."""
    slope = 1 / (1 + exp(x * y))
    return ImmutableMatrix([-y * slope, x * slope - gamma * (y - 1)])


# Under psi = 1.3 the orbits of DRAGAN at gamma = 1 that rise from -2 < theta < 100 stay, and end in (-2, 0).
NODE = polygon([(-2, 0), (100, 0), (100, R(13, 10)), (R(-11, 20), R(13, 10)), (R(-11, 10), R(9, 10))])

# By hand: a sink; a source; a rotation, which leaves the square but keeps to a side through its center; a saddle that
# vanishes at a corner; an attracting node at a corner, between the eigenvectors or not; a field along an edge.
KNOWN = [
    ([-x, -y], SQUARE, True),
    ([x, y], SQUARE, False),
    ([-y, x], SQUARE, False),
    ([-x - y / 2, x / 2 - y], SQUARE, True),
    ([x, -y], ((0, 0), (1, 0), (0, 1)), False),
    ([-x, -2 * y], ((0, 0), (1, 0), (1, 1)), True),
    ([-2 * x, -y], ((0, 0), (1, 0), (1, 1)), False),
    ([1 - x, -y * exp(x)], ((0, 0), (1, 0), (1, 1), (0, 1)), True),
    ([-sin(x), -sin(y)], SQUARE, True),
    ([-x, -x * (1 - 4 * x) - 5 * y], ((0, 0), (1, 0), (1, 1)), False),  # out next to the corner at rest, in further on
    ([-x, x * (1 + 4 * x) - 5 * y], ((-1, 0), (0, 0), (-1, 1)), False),
    ([-y, x - 2 * (y - 1)], ((-2, 0), (5, 0), (5, 6), (4, 6)), True),
]


@pytest.mark.parametrize("entries, corners, expected", KNOWN)
def test_known_fields(entries, corners, expected):
    assert traps(ImmutableMatrix(entries), (x, y), polygon(corners)) is expected


def test_dragan_with_a_node_has_no_cycle():
    """theta falls all the way in the polygon, and only (-2, 0) is at rest: orbits from -2 < theta < 100 end there."""
    field = dragan(1)
    assert traps(field, (x, y), NODE) is True
    assert negative(field[0], y > 0) is true
    assert [e.subs({x: -2, y: 0}) for e in field] == [0, 0]
    assert field[1].subs(y, 0) == x / 2 + 1


def test_no_start_is_too_far_for_the_polygon():
    """Its top may be as long as one likes: theta f'(1.3 theta) < 1/(1.3 e), as t exp(-t) <= 1/e."""
    top = R(13, 10)
    assert NODE[2][1] == top
    assert 1 / (top * E) < top - 1


def test_with_a_focus_orbits_leave_the_same_polygon():
    """At gamma = 1/2 the orbit from (2, 0) falls through the line left of the corner, which lies at rest."""
    moved = ((R(-1), R(0)), *NODE[1:])
    assert traps(dragan(R(1, 2)), (x, y), moved) is False


@pytest.mark.parametrize("start", [-1.9, 0.0, 2.5])
def test_simulated_orbits_of_dragan_stay_and_end_at_the_corner(start):
    found = solve_ivp(
        lambda _, z: [-z[1] / (1 + np.exp(z[0] * z[1])), z[0] / (1 + np.exp(z[0] * z[1])) - z[1] + 1],
        (0, 250), [start, 0], method="LSODA", rtol=1e-10, atol=1e-12,
    )  # fmt: skip
    assert np.all(found.y[1] > -1e-9) and np.all(found.y[1] < 1.3)
    assert np.allclose(found.y[:, -1], [-2, 0], atol=1e-5)


def test_an_edge_that_balls_do_not_decide():
    """On y = 1 the velocity out of the square is -(x - 1/3)^2: it touches zero inside the edge."""
    assert traps(ImmutableMatrix([-x, -((x - R(1, 3)) ** 2) - (y - 1)]), (x, y), polygon(SQUARE)) is None


@pytest.mark.parametrize("corners", [SQUARE[::-1], SQUARE[:2], ((0, 0), (2, 0), (1, R(1, 10)), (1, 2)), (), STAR])
def test_corners_that_are_refused(corners):
    with pytest.raises(InputError, match="counterclockwise"):
        traps(ImmutableMatrix([-x, -y]), (x, y), polygon(corners))


def test_a_field_with_other_symbols_is_refused():
    with pytest.raises(InputError, match="z has no value"):
        traps(ImmutableMatrix([-x * symbols("z"), -y]), (x, y), polygon(SQUARE))


def test_a_field_that_is_not_analytic_is_undecided():
    with pytest.raises(Undecided, match="no power series"):
        traps(ImmutableMatrix([-x * Abs(y), -y]), (x, y), polygon(SQUARE))
