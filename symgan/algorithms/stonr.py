"""STay-ON-the-Ridge (STON'R): from a corner of the box to a solution of the variational inequality of a game.

The coordinates are satisfied one after the other. While coordinate i is not, the algorithm follows the curve on which
the components V_j of the field, for the coordinates j before it that are kept, stay at zero; at an event it goes on
with the next coordinate, with other ones kept, or with the one before.
Source: Daskalakis, Golowich, Skoulakis and Zampetakis 2022, "STay-ON-the-Ridge: Guaranteed Convergence to Local Minimax
Equilibrium in Nonconvex-Nonconcave Games", arXiv:2210.09769.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Expr, Rational, Symbol

from symgan.algorithms.curved import Compiled, curved_leg
from symgan.algorithms.ridge import Cause, Epoch, Event, Kind, Leg, following
from symgan.algorithms.straight import straight_leg
from symgan.algorithms.tube import prove_path
from symgan.algorithms.unit_box import UnitField, unit_field
from symgan.decide.numbers import sign
from symgan.exact.ball_series import working
from symgan.exact.undecided import Undecided
from symgan.exact.variational import Certificate, check_certificate, solves
from symgan.records import Game, Judgement, Status

BUDGET_EVENTS = 200
BITS = 192
# The solution at the end of a curve is looked for within so much of the width of the box.
NEAR = Rational(1, 10**18)
# A solution with such denominators at most is looked for near the end of a curve.
BUDGET_DENOMINATOR = 1000

Follow = Callable[[Epoch, Sequence[Rational]], Leg]


@dataclass(frozen=True)
class StonrRun:
    """A run: its legs, and the certificate of its end with what separate code says of it.

    ``exact`` tells that the field is affine, so that every point is; else points are rounded far below what is shown.
    ``unproved`` says what is missing to a proof that the path is as it is told; empty where it is proved.
    Where the run came to no end, there is no certificate, and the judgement is UNDECIDED with the reason.
    """

    game: Game
    field: UnitField
    legs: tuple[Leg, ...]
    exact: bool
    certificate: Certificate | None
    judgement: Judgement
    unproved: str = ""

    @property
    def end(self) -> dict[Symbol, Expr]:
        """The last point, in the parameters of the game: the certified one, or where the run was given up."""
        if self.certificate is not None:
            return dict(self.certificate.point)
        last = self.legs[-1].path[-1] if self.legs else (Rational(0),) * len(self.field.params)
        return self.field.value(last)

    @property
    def backtracks(self) -> int:
        """How often the run went back to the coordinate before."""
        return sum(leg.event.backtracks for leg in self.legs)

    def _repr_markdown_(self) -> str:
        from symgan.printing.answers import run_markdown

        return run_markdown(self)


def stonr(game: Game, start: Mapping[Symbol, Any] | None = None) -> StonrRun:
    """Follow STON'R on the box of a game from a corner, and certify its end.

    ``start`` maps parameters to ends of their boxes, the low ends where left out. On a field that is affine, the curves
    are segments and all arithmetic is rational; else they are followed in rounded numbers, and proved afterwards by
    enclosures where that succeeds. Ties and degenerate points are gone through in the order of the coordinates, which
    the certificate does not rest on. InputError where a parameter has no box with rational ends.
    """
    field = unit_field(game, start)
    legs: list[Leg] = []
    try:
        with working(BITS, order=1):
            for leg in _legs(field):
                legs.append(leg)
    except Undecided as reason:
        undecided = Judgement(Status.UNDECIDED, (f"{reason}.",))
        return StonrRun(game, field, tuple(legs), field.affine, None, undecided, "it came to no end")
    certificate = _certificate(game, field, legs)
    judgement = check_certificate(game, certificate)
    return StonrRun(game, field, tuple(legs), field.affine, certificate, judgement, _unproved(field, legs))


def _unproved(field: UnitField, legs: Sequence[Leg]) -> str:
    """What is missing to a proof of the path; nothing where all of it is rational."""
    if field.affine:
        return ""
    try:
        with working(BITS, order=1):
            prove_path(Compiled(field), legs)
    except Undecided as reason:
        return str(reason)
    return ""


def _legs(field: UnitField) -> Iterator[Leg]:
    """The legs, one after the other, until every coordinate is satisfied."""
    follow = _follower(field)
    epoch, u, back = Epoch(0), (Rational(0),) * len(field.params), False
    for _ in range(BUDGET_EVENTS):
        leg = _at_once(field, epoch, u, back) or follow(epoch, u)
        yield leg
        epoch, u, back = following(epoch, leg.event), leg.path[-1], leg.event.backtracks
        if epoch.coordinate == len(field.params):
            return
        if epoch.coordinate < 0:
            raise Undecided("the first coordinate came back to its start, which happens at degenerate points only")
    raise Undecided(f"no end was reached within {BUDGET_EVENTS} events")


def _follower(field: UnitField) -> Follow:
    if field.affine:
        return lambda epoch, u: straight_leg(field, epoch, u)
    there = Compiled(field)
    return lambda epoch, u: curved_leg(there, epoch, u)


def _at_once(field: UnitField, epoch: Epoch, u: tuple[Rational, ...], back: bool) -> Leg | None:
    """The leg of one point of a coordinate at 0 that is satisfied there: forward it is done, backward passed over."""
    i = epoch.coordinate
    if u[i] != 0 or not (back or _satisfied(field, i, u)):
        return None
    return Leg(epoch, (u,), Event(Kind.BAD if back else Kind.GOOD, i, Cause.LOW))


def _satisfied(field: UnitField, i: int, u: Sequence[Rational]) -> bool:
    """Whether a coordinate at 0 is satisfied there: its component of the field is not positive."""
    found = sign(field.field[i].xreplace(dict(zip(field.params, u, strict=True))))
    if found is None:
        raise Undecided(f"the sign of the component of {field.params[i]} at an end of its box is not decided")
    return found <= 0


def _certificate(game: Game, field: UnitField, legs: Sequence[Leg]) -> Certificate:
    """Where the last leg ended: the point itself where it is the solution, or a fraction near it is; else how near."""
    last = legs[-1]
    kept = following(last.epoch, last.event).kept
    point = field.value(last.path[-1])
    free = tuple(field.params[k] for k in kept)
    short = {p: value.limit_denominator(BUDGET_DENOMINATOR) for p, value in point.items()}
    near = NEAR * min(abs(s) for s in field.span)
    exactly = all(abs(short[p] - point[p]) < near for p in point) and solves(game, short).status is Status.PROVED
    if field.affine or exactly:
        return Certificate(point if field.affine else short, free)
    return Certificate(point, free, near)
