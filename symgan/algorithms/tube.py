"""The path of a run proved: the curves of the epochs enclosed in tubes of balls, and the events in their order.

Along a step from p to p + t every plane across t, at p + s t, cuts the curve in one point near the step, which the
operator of Krawczyk shows for all s at once. A tube is a little longer than its step, so that it holds the ends of the
curves of its neighbors, and these are one curve. Along it a watched quantity is positive where its enclosure is, or
where it rises from a begin at which it is not negative, or falls to an end at which it is positive; that of the event
falls, to zero.
Source: W. Tucker, Validated Numerics, 2011, chapter 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise

from flint import arb, arb_mat
from sympy import Rational

from symgan.algorithms.curved import Compiled, Point, dot, rounded
from symgan.algorithms.ridge import Cause, Epoch, Kind, Leg, Watch, direction, following, watches
from symgan.exact.undecided import Undecided

# Points of the path are within 2**-BITS_POINT of points of the curve; steps are much longer.
BITS_POINT, BITS_STEP = 60, 45
# The half widths of a tube that are tried, in lengths of its step.
WIDTHS = (0.05, 0.2, 0.6)
# A step is halved so often where it is not seen at once.
BUDGET_HALVINGS = 6


@dataclass(frozen=True)
class _Start:
    """Where a leg begins: a box that holds the point, and the components that vanish at it exactly."""

    box: Point
    zeros: frozenset[int] = frozenset()


def prove_path(field: Compiled, legs: Sequence[Leg]) -> None:
    """Nothing, where the run is proved to be as its legs tell; else :class:`Undecided` is raised.

    The curves begin, follow each other and end at the events that are told, within 2**-60 of the points that are told.
    """
    _connected(legs, len(field.field.params))
    start = _Start([arb(0)] * len(field.field.params))
    for leg in legs:
        start = _at_once(field, leg, start) if len(leg.path) == 1 else _along(field, leg, start)


def _connected(legs: Sequence[Leg], size: int) -> None:
    """Nothing, where each leg is the one that follows from the event before, and moves its own coordinates only."""
    epoch, point = Epoch(0), (Rational(0),) * size
    for leg in legs:
        still = set(range(size)) - set(leg.epoch.moving)
        if leg.epoch != epoch or leg.path[0] != point or any(u[k] != point[k] for u in leg.path for k in still):
            raise Undecided("the legs do not follow from each other")
        epoch, point = following(leg.epoch, leg.event), leg.path[-1]
    if epoch.coordinate != size:
        raise Undecided("the legs do not come to an end")


def _at_once(field: Compiled, leg: Leg, start: _Start) -> _Start:
    """A leg of one point: the coordinate is 0, and satisfied there if it was taken up newly."""
    i = leg.event.coordinate
    if leg.event.cause is not Cause.LOW or not start.box[i].is_zero():
        raise Undecided(f"{field.field.params[i]} does not lie where it began")
    if leg.event.kind is Kind.GOOD and not field.over(start.box)[i] < 0:
        raise Undecided(f"the component of {field.field.params[i]} is not seen to be negative where it begins")
    return _Start(start.box, start.zeros | set(leg.epoch.kept))


def _along(field: Compiled, leg: Leg, start: _Start) -> _Start:
    """The curve of a leg, step by step, and the box of its event."""
    points, epoch = [[rounded(c) for c in u] for u in leg.path], leg.epoch
    seen = watches(epoch, leg.path[0])
    last = next((w for w in seen if w.event == leg.event), None)
    if last is None:
        raise Undecided("an event is none that ends its epoch")
    end = _event_box(field, epoch, points[-1], last)
    begin = field.over(start.box)
    rising = frozenset(w for w in seen if w.value(start.box, begin) > 0 or _is_zero(w, start))
    for p, q in pairwise(points):
        final = q is points[-1]
        step = [(b - a).mid() for a, b in zip(p, q, strict=True)]
        after = end if final else enclosed(field, epoch, q, step, arb(0), arb((1, -BITS_POINT)))
        _followed(field, _Stretch(epoch, p, step, after, seen, last if final else None), rising)
        rising = frozenset(seen)
    zero = {last.event.coordinate} if last.event.cause is Cause.ZERO else set()
    return _Start(end, frozenset(zero | set(epoch.kept)))


def _is_zero(watch: Watch, start: _Start) -> bool:
    """Whether a quantity is exactly zero where the leg begins."""
    j, u = watch.event.coordinate, start.box
    if watch.event.cause is Cause.ZERO:
        return j in start.zeros
    return bool(watch.value(u, u).is_zero())


@dataclass(frozen=True)
class _Stretch:
    """The part low <= s <= high of a step from p, where it comes to, what is watched, and what falls to zero there."""

    epoch: Epoch
    p: Point
    step: Point
    after: Point
    seen: tuple[Watch, ...]
    last: Watch | None
    low: float = 0.0
    high: float = 1.0

    @property
    def length(self) -> arb:
        return dot(self.step, self.step).sqrt()

    @property
    def reach(self) -> arb:
        """The values of s, a little more than those of the stretch."""
        beyond = (arb((1, 6 - BITS_POINT)) / self.length).upper()
        return (self.low - beyond).union(self.high + beyond)

    def halves(self, field: Compiled) -> Iterator[_Stretch]:
        """Its two halves; the planes are the same, and so the point in the middle is one point."""
        middle = (self.low + self.high) / 2
        between = _near(field, self, arb(middle))
        yield replace(self, high=middle, after=between, last=None)
        yield replace(self, low=middle)


def _followed(field: Compiled, stretch: _Stretch, rising: frozenset[Watch], depth: int = 0) -> None:
    """Nothing, where all that is watched is positive along the stretch; it is halved where that is not seen at once."""
    if not stretch.length > arb((1, -BITS_STEP)):
        raise Undecided("a step of the path is too short to be enclosed")
    try:
        _positive(field, stretch, _tube(field, stretch), rising)
    except Undecided:
        if depth == BUDGET_HALVINGS:
            raise
        for half in stretch.halves(field):
            _followed(field, half, rising, depth + 1)
            rising = frozenset(stretch.seen)


@dataclass(frozen=True)
class _Tube:
    """A box that holds the curve along a step, the field there, the direction, and how the field changes along it."""

    box: Point
    field: Point
    along: Point
    change: Point

    def value(self, watch: Watch) -> arb:
        return watch.value(self.box, self.field)

    def slope(self, watch: Watch) -> arb:
        return watch.slope(self.along, self.change)


def _tube(field: Compiled, stretch: _Stretch) -> _Tube:
    """The tube, in which the direction must be that of the epoch, and everywhere forward along the step."""
    box = _near(field, stretch, stretch.reach)
    rows, moving = field.rows_over(box), stretch.epoch.moving
    along = [arb(0)] * len(box)
    for k, d in zip(moving, direction([[rows[j][k] for k in moving] for j in stretch.epoch.kept]), strict=True):
        along[k] = arb(d)
    if not dot(along, stretch.step) > 0:
        raise Undecided("the curve is not seen to run forward along a step")
    middle = [b.mid() for b in box]
    away = [b - m for b, m in zip(box, middle, strict=True)]
    there = [v + dot(row, away) for v, row in zip(field.over(middle), rows, strict=True)]  # by the mean value theorem
    return _Tube(box, there, along, [dot(row, along) for row in rows])


def _near(field: Compiled, stretch: _Stretch, reach: arb) -> Point:
    """The box of the curve for the values of s in the reach."""
    for width in WIDTHS:
        with suppress(Undecided):
            return enclosed(field, stretch.epoch, stretch.p, stretch.step, reach, (width * stretch.length).upper())
    raise Undecided("a step of the path could not be enclosed")


def enclosed(field: Compiled, epoch: Epoch, p: Point, step: Point, reach: arb, width: arb) -> Point:
    """A box with, for each s in the reach, the only point of the curve near p + s * step in the plane across it."""
    around = [a + reach * t for a, t in zip(p, step, strict=True)]
    middle = [a + reach.mid() * t for a, t in zip(p, step, strict=True)]
    spread = reach - reach.mid()
    here, slopes = field.over(middle), field.rows_over(around)
    residual = [here[j] + spread * dot(slopes[j], step) for j in epoch.kept]
    wide = list(around)
    for k in epoch.moving:
        wide[k] = wide[k] + arb(0, width)
    rows = field.rows_over(wide)
    matrix = [[row[k] for k in epoch.moving] for row in (*(rows[j] for j in epoch.kept), step)]
    return _moved(around, epoch, _contracted([*residual, arb(0)], matrix, width))


def _event_box(field: Compiled, epoch: Epoch, q: Point, watch: Watch) -> Point:
    """A small box about q with the only point near it at which the kept components and the watched quantity vanish."""
    width = arb((1, -BITS_POINT))
    wide = _point_box(q, epoch)
    v, rows = field.over(q), field.rows_over(wide)
    units = {k: [arb(k == j) for j in range(len(q))] for k in epoch.moving}
    last = [watch.slope(e, [row[k] for row in rows]) for k, e in units.items()]
    matrix = [*([rows[j][k] for k in epoch.moving] for j in epoch.kept), last]
    offset = _contracted([*(v[j] for j in epoch.kept), watch.value(q, v)], matrix, width)
    box = _moved(q, epoch, offset)
    if watch.event.cause is not Cause.ZERO:
        box[watch.event.coordinate] = q[watch.event.coordinate]
    return box


def _contracted(residual: Sequence[arb], rows: Sequence[Sequence[arb]], width: arb) -> Point:
    """Krawczyk: the box of the one zero no further than the width from where the residual is."""
    n, around = len(rows), arb(0, width)
    try:
        inverse = arb_mat([[e.mid() for e in row] for row in rows]).inv().mid()
    except ZeroDivisionError:
        raise Undecided("the slopes of the kept components are not seen to be independent") from None
    one = arb_mat(n, n, [int(i == j) for i in range(n) for j in range(n)])
    found = (one - inverse * arb_mat(rows)) * arb_mat(n, 1, [around] * n) - inverse * arb_mat(n, 1, list(residual))
    entries = [found[i, 0] for i in range(n)]
    if not all(around.contains_interior(e) for e in entries):
        raise Undecided("a point of the path is not seen to be near the curve")
    return entries


def _positive(field: Compiled, stretch: _Stretch, tube: _Tube, rising: frozenset[Watch]) -> None:
    """Nothing, where each quantity is positive along a tube, but that of the event, which falls to its zero."""
    there = field.over(stretch.after)
    for w in stretch.seen:
        slope = tube.slope(w)
        falls = slope < 0 and (w == stretch.last or w.value(stretch.after, there) > 0)
        stays = tube.value(w) > 0 or (w in rising and slope > 0)
        if not (falls or (stays and w != stretch.last)):
            name = field.field.params[w.event.coordinate]
            raise Undecided(f"what is watched of {name} is not seen to stay positive up to the event")


def _point_box(p: Point, epoch: Epoch) -> Point:
    """The box of half width 2**-BITS_POINT about a point, in the moving coordinates."""
    return _moved(p, epoch, [arb(0, arb((1, -BITS_POINT)))] * len(epoch.moving))


def _moved(p: Point, epoch: Epoch, offset: Sequence[arb]) -> Point:
    box = list(p)
    for k, y in zip(epoch.moving, offset, strict=True):
        box[k] = box[k] + y
    return box
