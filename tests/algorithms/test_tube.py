"""Paths proved: those of the runs, and planted wrong ones, each of which is refused."""

from contextlib import suppress
from dataclasses import replace

import pytest
from flint import arb
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational, symbols

from symgan.algorithms.curved import Compiled, dot, rounded
from symgan.algorithms.games_on_boxes import GAMES, zero_sum
from symgan.algorithms.ridge import Cause, Event, Kind
from symgan.algorithms.stonr import BITS, stonr
from symgan.algorithms.tube import enclosed, prove_path
from symgan.exact.ball_series import working
from symgan.exact.undecided import Undecided
from symgan.records import Status

x, y = symbols("x y", real=True)
HUNDREDTH = Rational(1, 100)


@pytest.fixture(scope="module")
def hump():
    return stonr(GAMES["hump"]())


def proved(run, legs=None):
    with working(BITS, order=1):
        prove_path(Compiled(run.field), run.legs if legs is None else legs)


def shifted(run, leg, point, by):
    """The legs with one coordinate of one point moved."""
    legs = list(run.legs)
    path = list(legs[leg].path)
    path[point] = (path[point][0] + by, *path[point][1:])
    legs[leg] = replace(legs[leg], path=tuple(path))
    return legs


@pytest.mark.parametrize("name", sorted(GAMES))
def test_the_path_of_every_run_is_proved(name):
    assert stonr(GAMES[name]()).unproved == ""


def test_the_balls_agree_with_rational_arithmetic():
    """The legs of an affine game, each a single step, are proved by the tubes as well."""
    for name in ("shifted-bilinear", "convex-concave", "four-corners"):
        proved(stonr(GAMES[name]()))


@pytest.mark.parametrize("by", [HUNDREDTH, -HUNDREDTH, Rational(1, 2**40)], ids=["ahead", "behind", "by a little"])
def test_a_point_beside_the_curve_is_refused(hump, by):
    with pytest.raises(Undecided):
        proved(hump, shifted(hump, 1, 60, by))


def test_a_coordinate_that_moves_out_of_its_turn_is_refused(hump):
    first = hump.legs[0]
    path = list(first.path)
    path[2] = (path[2][0], HUNDREDTH)
    with pytest.raises(Undecided, match="follow"):
        proved(hump, [replace(first, path=tuple(path)), *hump.legs[1:]])


@pytest.mark.parametrize(("skipped", "part"), [(1, 5), (4, 5), (2, 50), (4, 50), (4, 200)])
def test_a_tube_about_a_chord_holds_all_of_the_curve_or_there_is_none(hump, skipped, part):
    leg, there, held = hump.legs[1], Compiled(hump.field), 0
    with working(BITS, order=1):
        points = [[rounded(c) for c in u] for u in leg.path]
        for k in range(0, len(points) - skipped, 8):
            p, q = points[k], points[k + skipped]
            step = [b - a for a, b in zip(p, q, strict=True)]
            width = (dot(step, step).sqrt() / part).upper()
            with suppress(Undecided):  # the chord may be too far from the curve
                box = enclosed(there, leg.epoch, p, step, arb(0).union(arb(1)), width)
                inside = (zip(box, c, strict=True) for c in points[k : k + skipped + 1])
                assert all(b.contains(c) for pairs in inside for b, c in pairs)
                held += 1
    assert held or part > 5


def test_an_event_at_another_point_is_refused(hump):
    first = hump.legs[0]
    beyond = (first.path[-1][0] + Rational(1, 2**20), Rational(0))
    second = replace(hump.legs[1], path=(beyond, *hump.legs[1].path[1:]))
    with pytest.raises(Undecided):
        proved(hump, [replace(first, path=(*first.path[:-1], beyond)), second, *hump.legs[2:]])


def test_an_event_that_is_passed_over_is_refused(hump):
    """The first leg, led on over its event to the third root of g(x) = -1, where another event of its kind is."""
    first, _, third, last = hump.legs
    legs = [replace(first, path=(*first.path[:-1], *third.path)), last]
    with pytest.raises(Undecided, match="stay positive"):
        proved(hump, legs)


def test_legs_that_do_not_follow_are_refused(hump):
    with pytest.raises(Undecided, match="follow"):
        proved(hump, [*hump.legs[:1], *hump.legs[2:]])
    with pytest.raises(Undecided, match="end"):
        proved(hump, hump.legs[:3])
    with pytest.raises(Undecided):
        proved(hump, [*hump.legs[:3], replace(hump.legs[3], event=Event(Kind.GOOD, 1, Cause.HIGH))])
    backward = replace(hump.legs[1], path=hump.legs[1].path[:20] + hump.legs[1].path[18::-1])
    with pytest.raises(Undecided):
        proved(hump, [hump.legs[0], backward, *hump.legs[2:]])


def test_a_coordinate_that_is_not_satisfied_where_it_begins_is_refused():
    run = stonr(zero_sum("held", x + (1 - 2 * y) * x**3 + x * y - y, {x: (0, 1)}, {y: (0, 1)}))
    assert [len(leg.path) for leg in run.legs] == [1, 1] and run.unproved == ""
    pushed = stonr(zero_sum("pushed", x + (1 - 2 * y) * x**3 - x * y + y, {x: (0, 1)}, {y: (0, 1)}))
    with pytest.raises(Undecided, match="negative"):
        proved(pushed, run.legs)


@given(st.lists(st.integers(-3, 3), min_size=9, max_size=9))
@settings(deadline=None, max_examples=12)
def test_what_is_proved_of_a_random_cubic_is_so_at_twice_the_precision(entries):
    monomials = (x, y, x**2, x * y, y**2, x**3, x**2 * y, x * y**2, y**3)
    value = sum(c * m for c, m in zip(entries, monomials, strict=True))
    run = stonr(zero_sum("cubic", value, {x: (-1, 1)}, {y: (-1, 1)}))
    assert run.judgement.status in (Status.PROVED, Status.UNDECIDED)
    if run.unproved or run.exact:
        return
    there = Compiled(run.field)
    with working(2 * BITS, order=1):
        for leg in run.legs:
            for u in leg.path:
                v = there.over([arb(int(c.p)) / int(c.q) for c in u])
                assert all(abs(v[j]) < arb((1, -50)) for j in leg.epoch.kept)
                assert v[leg.epoch.coordinate] > -arb((1, -50)) or len(leg.path) == 1
