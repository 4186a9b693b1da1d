"""The curves of STON'R where the field is analytic: predicted along the tangent, corrected by Newton's method.

The points are dyadic numbers with an error far below what is shown. Nothing is proved of the curve here: that is up to
:mod:`symgan.algorithms.tube`, and what counts, its end, is certified by separate code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from flint import arb, arb_mat, fmpq
from sympy import Rational

from symgan.algorithms.ridge import Cause, Epoch, Event, Leg, Watch, direction, watches
from symgan.algorithms.unit_box import UnitField
from symgan.exact.ball_series import Velocity, compiled, values
from symgan.exact.undecided import Undecided

# A curve is followed for so many steps, a step halved so often, a point corrected so often.
BUDGET_STEPS = 4000
BUDGET_HALVINGS = 40
BUDGET_NEWTON = 12
# The longest step in unit coordinates; residuals below 2**-BITS_ZERO are zero.
LONGEST = Rational(1, 64)
BITS_ZERO = 120
# The least cosine between the directions at the ends of a step.
STRAIGHT = 0.98

Point = list[arb]
Equations = Callable[[Point], tuple[list[arb], list[list[arb]]]]


@dataclass(frozen=True)
class Compiled:
    """A field and its slopes row by row, on balls."""

    field: UnitField

    @cached_property
    def velocity(self) -> Velocity:
        return compiled([*self.field.field], self.field.params)

    @cached_property
    def slopes(self) -> Velocity:
        return compiled([*self.field.jacobian], self.field.params)

    def over(self, box: Point) -> Point:
        """The field on a box."""
        return values(self.velocity, box)

    def rows_over(self, box: Point) -> list[Point]:
        """The Jacobian on a box, row by row."""
        n, flat = len(box), values(self.slopes, box)
        return [flat[n * j : n * (j + 1)] for j in range(n)]

    def at(self, u: Point) -> Point:
        """The field at a point, rounded."""
        return [v.mid() for v in self.over(u)]

    def rows(self, u: Point) -> list[Point]:
        """The Jacobian at a point, rounded, row by row."""
        return [[e.mid() for e in row] for row in self.rows_over(u)]


def curved_leg(field: Compiled, epoch: Epoch, begin: Sequence[Rational]) -> Leg:
    """The curve of an epoch from its begin to its first event, in steps of the precision that is worked with.

    Raises :class:`Undecided` where no direction is singled out, where the curve turns too sharply to be followed, or
    where it has not ended within the budget.
    """
    start = [rounded(u) for u in begin]
    seen = watches(epoch, begin)
    path = [start]
    for u, event in _steps(field, epoch, start, seen):
        path.append(u)
        if event is not None:
            return Leg(epoch, (tuple(begin), *map(_rational, path[1:])), event)
    raise Undecided(f"the curve has not come to an event within {BUDGET_STEPS} steps")


def _steps(field: Compiled, epoch: Epoch, u: Point, seen: tuple[Watch, ...]) -> Iterator[tuple[Point, Event | None]]:
    """Points along the curve, and the event at the last one."""
    length = rounded(LONGEST)
    for _ in range(BUDGET_STEPS):
        after, length = _step(field, epoch, u, length)
        if _passed(field, seen, after):
            yield _event(field, epoch, u, length, seen)
            return
        yield after, None
        u, length = after, min(2 * length, rounded(LONGEST), key=float)


def _step(field: Compiled, epoch: Epoch, u: Point, length: arb) -> tuple[Point, arb]:
    """The point after one step, and how long the step was, at most ``length``."""
    tangent = _tangent(field, epoch, u)
    for _ in range(BUDGET_HALVINGS):
        after = _moved(field, epoch, u, tangent, length)
        if after is not None and dot(_tangent(field, epoch, after), tangent) > STRAIGHT:
            return after, length
        length = length / 2
    raise Undecided("the curve turns too sharply to be followed")


def _moved(field: Compiled, epoch: Epoch, u: Point, tangent: Point, length: arb) -> Point | None:
    """The point of the curve in the plane across the tangent at that length; None where Newton does not find it."""
    guess = [a + length * d for a, d in zip(u, tangent, strict=True)]
    if not epoch.kept:
        return [a.mid() for a in guess]

    def across(x: Point) -> tuple[list[arb], list[list[arb]]]:
        ahead = dot(tangent, [a - b for a, b in zip(x, guess, strict=True)])
        return [ahead], [[tangent[k] for k in epoch.moving]]

    return _corrected(field, epoch, guess, across)


def _corrected(field: Compiled, epoch: Epoch, guess: Point, last: Equations) -> Point | None:
    """Newton's method on V_j = 0 for the kept j and one last equation, in the moving coordinates."""
    x = [a.mid() for a in guess]
    for _ in range(BUDGET_NEWTON):
        v, rows = field.at(x), field.rows(x)
        residual, slopes = last(x)
        residual = [*(v[j] for j in epoch.kept), *residual]
        if all(abs(r) < arb((1, -BITS_ZERO)) for r in residual):
            return x
        matrix = arb_mat([*([rows[j][k] for k in epoch.moving] for j in epoch.kept), *slopes])
        try:
            change = matrix.solve(arb_mat([[r] for r in residual]))
        except ZeroDivisionError:
            return None
        x = list(x)
        for place, k in enumerate(epoch.moving):
            x[k] = (x[k] - change[place, 0]).mid()
        if not all(abs(a - b) < 1 for a, b in zip(x, guess, strict=True)):
            return None
    return None


def _event(field: Compiled, epoch: Epoch, u: Point, length: arb, seen: tuple[Watch, ...]) -> tuple[Point, Event]:
    """The first event on the next step of the curve: bracketed by halving, then found by Newton's method."""
    tangent = _tangent(field, epoch, u)
    low, high = arb(0), length
    for _ in range(BUDGET_HALVINGS):
        middle = (low + high) / 2
        there = _moved(field, epoch, u, tangent, middle)
        if there is None:
            raise Undecided("the curve turns too sharply at an event")
        low, high = (low, middle) if _passed(field, seen, there) else (middle, high)
    there = _moved(field, epoch, u, tangent, high) or u
    watch = _passed(field, seen, there)[0]
    return _landed(field, epoch, there, watch), watch.event


def _landed(field: Compiled, epoch: Epoch, near: Point, watch: Watch) -> Point:
    """The point of the event, its coordinate at an end of the box exactly."""

    def vanishes(x: Point) -> tuple[list[arb], list[list[arb]]]:
        rows = field.rows(x)
        units = {k: [arb(k == j) for j in range(len(x))] for k in epoch.moving}
        return [watch.value(x, field.at(x))], [[watch.slope(e, [row[k] for row in rows]) for k, e in units.items()]]

    found = _corrected(field, epoch, near, vanishes)
    if found is None:
        raise Undecided("the point of an event was not found: the curve may touch without crossing")
    j, cause = watch.event.coordinate, watch.event.cause
    if cause is not Cause.ZERO:
        found[j] = arb(cause is Cause.HIGH)
    return found


def _passed(field: Compiled, seen: tuple[Watch, ...], u: Point) -> list[Watch]:
    """The watches that are not positive at a point, nor by more than rounding."""
    v = field.at(u)
    return [w for w in seen if w.value(u, v) < arb((1, -BITS_ZERO // 2))]


def _tangent(field: Compiled, epoch: Epoch, u: Point) -> Point:
    """The unit direction of the curve in all unit coordinates."""
    rows = field.rows(u)
    found = direction([[rows[j][k] for k in epoch.moving] for j in epoch.kept])
    size = arb(dot(found, found)).sqrt()
    if not size > arb((1, -BITS_ZERO // 2)):
        raise Undecided("the kept components of the field have dependent slopes, and no direction is singled out")
    along = [arb(0)] * len(u)
    for k, d in zip(epoch.moving, found, strict=True):
        along[k] = (d / size).mid()
    return along


def dot(a: Sequence[arb], b: Sequence[arb]) -> arb:
    """The inner product."""
    return sum((x * y for x, y in zip(a, b, strict=True)), arb(0))


def rounded(number: Rational) -> arb:
    """The number at the precision that is worked with; exactly itself where it came out of such numbers."""
    return arb(fmpq(int(number.p), int(number.q))).mid()


def _rational(point: Point) -> tuple[Rational, ...]:
    exact = (x.fmpq() for x in point)
    return tuple(Rational(int(x.p), int(x.q)) for x in exact)
