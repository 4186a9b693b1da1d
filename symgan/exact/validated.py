"""Limit cycles of planar flows proved by enclosures: the return map of a line, and interval Newton for its fixed point.

Each half turn is enclosed together with its slope (:mod:`symgan.exact.enclosed_orbit`). Where the field is
the same after half a turn of the plane, one half is enough. Where interval Newton maps an interval of
starts into itself, one and only one orbit through it is closed.

Source: W. Tucker, Validated Numerics, chapters 5 and 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from flint import arb
from sympy import Dummy, Expr, ImmutableMatrix, Matrix, Rational, Symbol, cancel, nsimplify

from symgan.decide.enclosure import ball, bounds
from symgan.decide.identity import is_zero
from symgan.exact.ball_series import compiled, values, working
from symgan.exact.enclosed_orbit import Accuracy, Flow, Turn, flow, turn
from symgan.exact.pieces import pieces
from symgan.exact.undecided import Undecided
from symgan.reading import text
from symgan.records import InputError

# Binary digits that are computed with; then the accuracy at which a start is looked for, and those at which the cycle
# is proved: the second where the first, which is quicker, does not suffice.
BITS = 192
ROUGH = Accuracy(12, 36, thin=True)
FINE = Accuracy(20, 56), Accuracy(36, 130)
# A start is improved so often, by Newton's method where it moves by less than this part of itself, and until it moves
# by less than 2**-BITS_START of itself. The starts that are proved to hold one cycle lie within so many of its errors.
BUDGET_ROUNDS = 20
NEAR = 0.2
BITS_START = 16
SPREAD = 64

Interval = tuple[Rational, Rational]


@dataclass(frozen=True)
class EnclosedCycle:
    """A cycle that is proved to exist, with exact bounds for its numbers.

    ``crossings`` are the values of the parameter that runs along the section at the two crossings, the one near
    the start first, and ``amplitude`` is half their distance. ``multiplier`` is the slope of the return map.
    """

    section: Expr
    crossings: tuple[Interval, Interval]
    amplitude: Interval
    period: Interval
    multiplier: Interval

    @property
    def stable(self) -> bool | None:
        """Whether orbits nearby approach the cycle; None where the bounds of the multiplier do not tell."""
        low, high = self.multiplier
        return True if low > -1 and high < 1 else False if low > 1 or high < -1 else None


def enclosed_cycle(
    field: ImmutableMatrix, params: tuple[Symbol, ...], section: Expr, start: Mapping[Symbol, Any]
) -> EnclosedCycle | str:
    """The limit cycle near a point of a line that it crosses twice, with rigorous bounds; or why none is proved.

    ``field`` is the velocity, shape (2, 1), analytic on both sides of the line where ``section`` vanishes, and free
    to jump across it; ``section`` is linear in the parameters; of ``start`` the parameter along the line counts.
    InputError for a field with symbols besides the two parameters, and for a section that is no line.
    Source: W. Tucker, Validated Numerics, chapter 6.
    """
    _checked(field, params, section)
    place = (Dummy("s"), Dummy("r"))
    try:
        upper, lower = (_straight(field, params, section, place, side) for side in (1, -1))
        with working(BITS, FINE[-1].order + 1):
            begin = _number(start, _frame(params, section)[0])
            sides = (upper, lower) if _rises(upper, place, begin) else (lower, upper)
            halves = _halves(*sides, place)
            return _enclosed(section, halves, _approximated(halves, begin))
    except Undecided as reason:
        return str(reason)


# --- the two halves of the plane


def _checked(field: ImmutableMatrix, params: tuple[Symbol, ...], section: Expr) -> None:
    if len(params) != 2:
        raise InputError(f"cycles are enclosed in the plane; {len(params)} parameters were given")
    others = (field.free_symbols | section.free_symbols) - set(params)
    if others:
        raise InputError(f"a cycle is enclosed at numbers; {min(others, key=str)} has no value")
    if not section.has(*params) or any(section.diff(p, q) != 0 for p in params for q in params):
        raise InputError(f"the section is a line, such as {params[1]} = 0; {section} is not linear in the parameters")


def _frame(params: tuple[Symbol, ...], section: Expr) -> tuple[Symbol, Symbol]:
    """The parameter that runs along the line, and the one that is told by it and the height above the line."""
    first, second = params
    return (first, second) if section.diff(second) != 0 else (second, first)


def _straight(
    field: ImmutableMatrix, params: tuple[Symbol, ...], section: Expr, place: tuple[Symbol, Symbol], side: int
) -> Matrix:
    """The field on one side of the line, in the coordinate along the line and the height above it on that side."""
    along, across = _frame(params, section)
    s, r = place
    slope = section.diff(across)
    here = {across: cancel(across + (side * r - section) / slope).subs(along, s), along: s}
    piece = dict(zip(params, _piece(field, params, section, side), strict=True))
    height = sum(section.diff(p) * side * piece[p] for p in params)
    return Matrix([piece[along], height]).subs(here, simultaneous=True)


def _piece(field: ImmutableMatrix, params: tuple[Symbol, ...], section: Expr, side: int) -> ImmutableMatrix:
    """The smooth field where the section has this sign."""
    for piece in pieces(field, params):
        sides = {q: cancel(q / section) * s * side for q, s in piece.signs}
        other = next((q for q, e in sides.items() if not e.is_number), None)
        if other is not None:
            raise Undecided(f"the field switches where {{{text(other)}}} vanishes, and not on the section only")
        if all(e.is_positive for e in sides.values()):
            return piece.field
    raise Undecided(f"no smooth piece of the field lies where {{{text(side * section)}}} is positive")


def _halves(upper: Matrix, lower: Matrix, place: tuple[Symbol, Symbol]) -> list[Flow]:
    """The half turns; one where half a turn of the plane changes nothing."""
    s, _ = place
    turned = ImmutableMatrix([-lower[0], lower[1]]).subs(s, -s)
    sides = [upper] if all(is_zero(e) is True for e in upper - turned) else [upper, lower]
    return [flow(ImmutableMatrix(f), place, ROUGH) for f in sides]


def _rises(upper: Matrix, place: tuple[Symbol, Symbol], start: arb) -> bool:
    """Whether the orbit that begins there goes above the line first."""
    return bool(values(compiled([upper[1]], place), [start, arb(0)])[0] > 0)


# --- the return map


@dataclass(frozen=True)
class _Return:
    """From a ball on the line to the other crossing, and to the return, or half of it where that is enough."""

    opposite: Turn
    back: Turn


def _return(halves: list[Flow], start: arb, accuracy: Accuracy) -> _Return:
    """The composition of the half turns; of one, and of half a turn of the plane, where there is only one."""
    first = turn(replace(halves[0], accuracy=accuracy), start)
    if len(halves) == 1:
        return _Return(first, Turn(-first.end, first.time, -first.slope, first.delay))
    second = turn(replace(halves[1], accuracy=accuracy), first.end)
    time, delay = first.time + second.time, first.delay + second.delay * first.slope
    return _Return(first, Turn(second.end, time, second.slope * first.slope, delay))


def _approximated(halves: list[Flow], start: arb) -> arb:
    """A start that nearly returns to itself, by returning and, once near, by Newton's method, without proof."""
    first = start
    for _ in range(BUDGET_ROUNDS):
        back = _return(halves, start, ROUGH).back
        change = ((back.end - start) / (1 - back.slope)).mid()
        near = abs(change) < NEAR * abs(start)
        start = (start + change if near else back.end).mid()
        if near and abs(change) < _power_of_two(-BITS_START) * (1 + abs(start)):
            return start
    began, ended = (v.mid().str(6, radius=False) for v in (first, start))
    raise Undecided(f"no isolated closed orbit was found: {BUDGET_ROUNDS} returns led from {began} to {ended}")


def _enclosed(section: Expr, halves: list[Flow], start: arb) -> EnclosedCycle:
    """The cycle near a start, at the first accuracy at which it is proved."""
    for accuracy in FINE[:-1]:
        with suppress(Undecided):
            return _proved(section, halves, start, accuracy)
    return _proved(section, halves, start, FINE[-1])


def _proved(section: Expr, halves: list[Flow], start: arb, accuracy: Accuracy) -> EnclosedCycle:
    """The cycle through the one start that interval Newton finds in a small ball of starts, around a better one."""
    back = _return(halves, start, accuracy).back
    guess = start + (back.end - start) / (1 - back.slope)
    center = guess.mid()
    starts = center + arb(0, SPREAD * (guess.rad() + _power_of_two(-accuracy.bits)))
    near, here = _return(halves, starts, accuracy), _return(halves, center, accuracy)
    shift = (here.back.end - center) / (1 - near.back.slope)
    if not starts.contains_interior(center + shift):
        raise Undecided("interval Newton does not map the starts near the best one into themselves")
    turns = 3 - len(halves)
    opposite = here.opposite.end + near.opposite.slope * shift
    time = turns * (here.back.time + near.back.delay * shift)
    numbers = (center + shift, opposite, abs(center + shift - opposite) / 2, time, near.back.slope**turns)
    first, second, amplitude, period, multiplier = (bounds(n) for n in numbers)
    return EnclosedCycle(section, (first, second), amplitude, period, multiplier)


def _power_of_two(exponent: int) -> arb:
    return arb((1, exponent))


def _number(start: Mapping[Symbol, Any], along: Symbol) -> arb:
    """Where on the line the start lies, to working precision: starts need not be exact."""
    value = nsimplify(start[along]) if along in start else None
    if value is None or not value.is_number:
        raise InputError(f"a start gives {along} a number, as in {{{along}: 2}}; got {dict(start)}")
    return ball(value, BITS).real.mid()
