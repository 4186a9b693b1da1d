"""Polygons that no orbit of a planar flow leaves, proved edge by edge with balls.

Source: M. Nagumo, "Über die Lage der Integralkurven gewöhnlicher Differentialgleichungen", 1942: a closed set is
kept if on its boundary the velocity points out nowhere; W. Tucker, Validated Numerics, chapter 5.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from flint import arb
from sympy import Dummy, Expr, ImmutableMatrix, Rational, Symbol

from symgan.decide.identity import is_zero
from symgan.exact.ball_series import Velocity, compiled, values, working
from symgan.records import InputError

# Binary digits that are computed with, and into how many parts an edge is cut.
BITS = 64
BUDGET_PARTS = 2000

Point = tuple[Rational, Rational]


def traps(field: ImmutableMatrix, params: tuple[Symbol, ...], corners: Sequence[Point]) -> bool | None:
    """Whether no orbit leaves a convex polygon: True; False where one leaves it through an edge; None if unknown.

    ``field`` is the velocity, shape (2, 1), analytic on the polygon, without symbols besides the two parameters;
    ``corners`` are rational and go around counterclockwise. It may vanish at corners. InputError for
    corners of another kind and for other symbols. Source: Nagumo 1942.
    """
    fan = [_cross(corners[0], b, c) for b, c in pairwise(corners[1:])]
    around = [*corners, *corners[:2]]
    turns = [_cross(*around[i : i + 3]) for i in range(len(corners))]
    if len(corners) < 3 or any(e <= 0 for e in (*fan, *turns)):
        raise InputError("the corners of a trapping polygon go around a convex region counterclockwise")
    if field.free_symbols - set(params):
        raise InputError(f"a polygon traps at numbers; {min(field.free_symbols - set(params), key=str)} has no value")
    edges = pairwise([*corners, corners[0]])
    with working(BITS, 2):
        told = [_inward(_outflow(field, params, a, b)) for a, b in edges]
    return False if False in told else None if None in told else True


def _cross(a: Point, b: Point, c: Point) -> Rational:
    """Twice the area of a triangle, positive where it is gone around counterclockwise."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _outflow(field: ImmutableMatrix, params: tuple[Symbol, ...], a: Point, b: Point) -> tuple[Symbol, Expr]:
    """The velocity along the outward normal at the part t of the edge."""
    t = Dummy("t", real=True)
    along = [q - p for p, q in zip(a, b, strict=True)]
    here = {x: p + t * d for x, p, d in zip(params, a, along, strict=True)}
    return t, (along[1] * field[0] - along[0] * field[1]).subs(here, simultaneous=True)


def _inward(outflow: tuple[Symbol, Expr]) -> bool | None:
    """Whether the outflow is positive nowhere on [0, 1]; an end where it vanishes is left by the sign of its slope."""
    t, expr = outflow
    both = compiled([expr, expr.diff(t)], (t,))
    rests = [is_zero(expr.subs(t, end)) is True for end in (0, 1)]
    pending = deque([(Rational(0), Rational(1))])  # long parts first: a touching point would be cut for ever
    for _ in range(BUDGET_PARTS):
        if not pending:
            return True
        low, high = pending.popleft()
        middle = (low + high) / 2
        if values(both, [_ball(middle, middle)])[0] > 0:
            return False
        if not _kept(both, low, high, rests):
            pending += [(low, middle), (middle, high)]
    return None


def _kept(both: Velocity, low: Rational, high: Rational, rests: list[bool]) -> bool:
    outflow, slope = values(both, [_ball(low, high)])
    from_start = rests[0] and low == 0 and slope <= 0
    to_end = rests[1] and high == 1 and slope >= 0
    return bool(outflow <= 0 or from_start or to_end)


def _ball(low: Rational, high: Rational) -> arb:
    ends = [arb(int(e.p)) / int(e.q) for e in (low, high)]
    return ends[0].union(ends[1])
