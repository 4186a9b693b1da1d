"""The combinatorial part of STON'R: which coordinates are kept, which event comes next, and what follows from it.

Source: Daskalakis, Golowich, Skoulakis and Zampetakis 2022, section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sympy import Rational


class Kind(StrEnum):
    """What an event means for the coordinate in question."""

    GOOD = "good"  # the coordinate of the epoch is satisfied: the next one is taken up
    MIDDLING = "middling"  # a coordinate before it is kept from now on, or no longer
    BAD = "bad"  # the coordinate of the epoch is back at 0: the one before it is taken up again


class Cause(StrEnum):
    """What happened: a component of the field vanished, or a coordinate came to an end of the box."""

    ZERO = "zero"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True)
class Epoch:
    """The coordinate that is to be satisfied, and those before it whose component of the field is kept at zero.

    Coordinates are positions in the parameters, from 0. The others before it are satisfied at an end of the box,
    and those after it are at 0.
    """

    coordinate: int
    kept: tuple[int, ...] = ()

    @property
    def moving(self) -> tuple[int, ...]:
        """The coordinates along which the curve of the epoch runs."""
        return (*self.kept, self.coordinate)


@dataclass(frozen=True)
class Event:
    """The end of an epoch: its meaning, the coordinate that brought it about, and how."""

    kind: Kind
    coordinate: int
    cause: Cause

    @property
    def backtracks(self) -> bool:
        return self.kind is Kind.BAD


@dataclass(frozen=True)
class Leg:
    """An epoch, the points of its curve in unit coordinates, from the first to the last, and the event at its end."""

    epoch: Epoch
    path: tuple[tuple[Rational, ...], ...]
    event: Event


@dataclass(frozen=True)
class Watch:
    """A quantity that is positive during an epoch, and whose zero is an event: sign * V_j, u_j, or 1 - u_j."""

    event: Event
    sign: int = 1

    def value(self, u: Sequence[Any], v: Sequence[Any]) -> Any:
        """The quantity at unit coordinates u, where the field is v."""
        j = self.event.coordinate
        return {Cause.ZERO: self.sign * v[j], Cause.LOW: u[j], Cause.HIGH: 1 - u[j]}[self.event.cause]

    def slope(self, d: Sequence[Any], dv: Sequence[Any]) -> Any:
        """Its derivative along the direction d, in which the field changes by dv."""
        j = self.event.coordinate
        return {Cause.ZERO: self.sign * dv[j], Cause.LOW: d[j], Cause.HIGH: -d[j]}[self.event.cause]


def watches(epoch: Epoch, u: Sequence[Any]) -> tuple[Watch, ...]:
    """What ends the epoch: its own coordinate first, then those before it in their order.

    ``u`` are the unit coordinates at its begin, where a coordinate that is satisfied at an end is 0 or 1 exactly.
    """
    i = epoch.coordinate
    found = [Watch(Event(Kind.GOOD, i, Cause.ZERO)), Watch(Event(Kind.GOOD, i, Cause.HIGH))]
    found.append(Watch(Event(Kind.BAD, i, Cause.LOW)))
    for j in range(i):
        if j in epoch.kept:
            found += [Watch(Event(Kind.MIDDLING, j, cause)) for cause in (Cause.LOW, Cause.HIGH)]
        else:
            found.append(Watch(Event(Kind.MIDDLING, j, Cause.ZERO), 1 if u[j] == 1 else -1))
    return tuple(found)


def following(epoch: Epoch, event: Event) -> Epoch:
    """The epoch after an event."""
    i, j, kept = epoch.coordinate, event.coordinate, set(epoch.kept)
    if event.kind is Kind.BAD:
        return Epoch(i - 1, tuple(sorted(kept - {i - 1})))
    kept = kept | {j} if event.cause is Cause.ZERO else kept - {j}
    return Epoch(i + 1 if event.kind is Kind.GOOD else i, tuple(sorted(kept)))


def direction(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """The direction of the curve: the cofactors of a last row put below ``rows``, times (-1)**(number of rows).

    ``rows`` are the slopes of the kept components along the moving coordinates, one fewer than these. The vector is
    orthogonal to each row, and the determinant of the rows with it below has the sign (-1)**(number of rows), which
    fixes the direction; it vanishes where the rows depend on each other, and no direction is singled out.
    """
    m = len(rows)
    return [(-1) ** k * determinant([[*row[:k], *row[k + 1 :]] for row in rows]) for k in range(m + 1)]


def determinant(rows: Sequence[Sequence[Any]]) -> Any:
    """The determinant of a small matrix over any ring, by expansion along its first row; 1 for the empty one."""
    if not rows:
        return 1
    first, *rest = rows
    minors = (determinant([[*row[:k], *row[k + 1 :]] for row in rest]) for k in range(len(first)))
    return sum((-1) ** k * entry * minor for k, (entry, minor) in enumerate(zip(first, minors, strict=True)))
