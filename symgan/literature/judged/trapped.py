"""Statements on polygons that no orbit leaves, judged by balls on the edges and a parameter that falls inside."""

from __future__ import annotations

from sympy import And, Ne, Or
from sympy.logic.boolalg import Boolean

from symgan.decide.prove import prove
from symgan.decide.signs import negative, positive
from symgan.exact.derivation import derive
from symgan.exact.field import at
from symgan.exact.filippov import surfaces
from symgan.exact.trapping import traps
from symgan.exact.undecided import Undecided
from symgan.literature.evidence import undecided
from symgan.literature.statements.trapped import OrbitsEndAt
from symgan.reading import text
from symgan.records import Derivation, InputError, Judgement, Piece, Status


def orbits_end_at(statement: OrbitsEndAt) -> Judgement:
    """No orbit leaves the polygon, and in it a parameter moves one way only, until the quantity vanishes.

    So orbits tend to where the quantity vanishes, and by LaSalle's principle to points of which the
    orbit stays there: the quantity has to grow on the polygon but at the corner.
    """
    d = derive(statement.game)
    side = [piece for piece in d.pieces if (statement.quantity, 1) in piece.signs]
    if len(d.game.params) != 2 or len(side) != 1:
        return undecided(f"Where {{{text(statement.quantity)}}} is positive the field is not one piece of the plane.")
    try:
        kept = traps(side[0].field, d.game.params, statement.corners)
    except (Undecided, InputError) as why:
        return undecided(f"The polygon is not known to hold orbits: {why}.")
    if not kept:
        return undecided("That no orbit leaves the polygon was not shown.")
    if not _inside(statement, d) or not _falls(statement, side[0], d) or not _rests_alone(statement, side[0], d):
        return undecided("That all orbits in the polygon tend to that corner was not shown.")
    falls = f"in it a parameter moves one way while {{{text(statement.quantity)}}} is positive"
    told = (
        f"Balls show that no orbit leaves the polygon; {falls}, and where it vanishes only the corner holds an orbit."
    )
    return Judgement(Status.PROVED, (told,))


def _polygon(statement: OrbitsEndAt, d: Derivation) -> Boolean:
    """The closed polygon as inequalities."""
    x, y = d.game.params
    edges = zip(statement.corners, statement.corners[1:] + statement.corners[:1], strict=True)
    return And(*((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= 0 for a, b in edges))


def _inside(statement: OrbitsEndAt, d: Derivation) -> bool:
    """Whether the quantity is negative nowhere on the polygon, and the corner is one of its."""
    corner = tuple(statement.rest[p] for p in d.game.params)
    above = prove(statement.quantity >= 0, _polygon(statement, d)).status is Status.PROVED
    return above and corner in statement.corners and at(statement.quantity, statement.rest) == 0


def _falls(statement: OrbitsEndAt, piece: Piece, d: Derivation) -> bool:
    """Whether one velocity has one sign where the quantity is positive."""
    given = And(d.given, statement.quantity > 0)
    return any(sign(entry, given) == True for entry in piece.field for sign in (negative, positive))  # noqa: E712


def _rests_alone(statement: OrbitsEndAt, piece: Piece, d: Derivation) -> bool:
    """Whether the quantity grows wherever it vanishes on the polygon but at the corner, where the field is zero."""
    if any(at(entry, statement.rest) != 0 for entry in piece.field):
        return False
    edge = [
        s for s in surfaces(d.pieces, d.game.params, d.given) if s.above == piece and s.quantity == statement.quantity
    ]
    beside = Or(*(Ne(p, e) for p, e in statement.rest.items()))
    there = [And(_polygon(statement, d), beside).subs(dict(s.where)) for s in edge]
    grow = (prove(s.rising > 0, where).status is Status.PROVED for s, where in zip(edge, there, strict=True))
    return len(edge) == 1 and all(grow)
