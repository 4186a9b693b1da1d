"""Orbits that end at the corner of a polygon: y' = 1 + x - y above y = 0, where x falls, and what is not so."""

import pytest
from sympy import Abs, Rational, symbols

import symgan as sg
from symgan.literature.judge import judge
from symgan.literature.statements.trapped import OrbitsEndAt
from symgan.records import Status

x, y = symbols("x y", real=True)
TRIANGLE = ((-1, 0), (3, 0), (3, 4))
# x' = -y, y' = x + sign(y) - 2 y: in y > 0 a degenerate node at (-1, 0), which orbits reach below the line y = x + 1
GAME = sg.Game("node", (sg.Player("a", (x,), x * y), sg.Player("b", (y,), -x * y - Abs(y) + y**2)), {x: 0, y: 0})


def ends(corners=TRIANGLE, rest=(-1, 0), game=GAME, quantity=y):
    points = tuple(tuple(map(Rational, corner)) for corner in corners)
    return judge(OrbitsEndAt(game, quantity, points, {x: rest[0], y: rest[1]}))


def test_orbits_that_end_at_a_node():
    assert ends().status is Status.PROVED


@pytest.mark.parametrize(
    ("corners", "rest", "word"),
    [
        (((-2, 0), (3, 0), (3, 5)), (-2, 0), "no orbit leaves"),  # from y = 0 left of the node orbits go down
        (((-1, 0), (3, 0), (3, 1)), (-1, 0), "no orbit leaves"),  # too low
        (TRIANGLE, (3, 0), "tend to that corner"),  # not at rest
        (TRIANGLE, (0, 0), "tend to that corner"),  # no corner
        (TRIANGLE[::-1], (-1, 0), "counterclockwise"),
        (((-1, 0), (3, -1), (3, 4)), (-1, 0), ""),  # reaches below the line
    ],
)
def test_what_is_not_shown(corners, rest, word):
    judgement = ends(corners, rest)
    assert judgement.status is Status.UNDECIDED and word in judgement.evidence[0]


def test_a_field_in_one_piece_or_in_space_is_undecided():
    smooth = sg.Game("smooth", (sg.Player("a", (x,), x * y), sg.Player("b", (y,), -x * y)), {x: 0, y: 0})
    assert ends(game=smooth).status is Status.UNDECIDED
    assert ends(quantity=2 * y).status is Status.UNDECIDED
