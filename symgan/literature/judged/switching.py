"""Statements on flows whose field switches: limits from both sides, sliding, points at rest, cycles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from sympy import And, Equivalent, Expr, Implies, Ne, Not, Or, Piecewise, Poly, S, exp, expand, sign
from sympy.logic.boolalg import Boolean

from symgan.decide import witness
from symgan.decide.prove import prove
from symgan.decide.signs import zero
from symgan.exact.derivation import derive
from symgan.exact.field import at
from symgan.exact.filippov import Surface, surfaces
from symgan.exact.pieces import smooth_around
from symgan.exact.stability import locate
from symgan.exact.validated import enclosed_cycle
from symgan.literature.evidence import all_zero, shown, undecided
from symgan.literature.statements import (
    CyclesAt,
    CycleWithin,
    NoRunConverges,
    OneSided,
    PseudoEquilibria,
    RestsNowhere,
    Slides,
)
from symgan.reading import text
from symgan.records import Derivation, Game, Judgement, Piece, Status


def one_sided(statement: OneSided) -> Judgement:
    """The fields of both pieces at the point, less the claimed ones."""
    found = _on(statement.game, statement.quantity)
    if len(found) != 1:
        return undecided(f"The field switches in {len(found)} parts where {{{text(statement.quantity)}}} vanishes.")
    sides = ((found[0].above, statement.above), (found[0].below, statement.below))
    gaps = [at(e, statement.point) - c for piece, claimed in sides for e, c in zip(piece.field, claimed, strict=True)]
    return all_zero(gaps, "the field of each piece at the point less the claimed limit")


def slides(statement: Slides) -> Judgement:
    """The sliding part is the claimed one, and on it the sliding field."""
    found = [s for s in _on(statement.game, statement.quantity) if not s.continuous]
    judged = _same(Or(*(s.sliding for s in found)), statement.region, S.true, "Orbits slide exactly")
    if judged.status is not Status.PROVED:
        return judged
    sliding = [s for s in found if s.sliding is not S.false]
    gaps = [
        s.restricted(claimed) - e
        for s, field in zip(sliding, (s.sliding_field for s in sliding), strict=True)
        for e, claimed in zip(field, statement.along, strict=True)
    ]
    along = all_zero(gaps, "the sliding field less the claimed one")
    return Judgement(along.status, (*judged.evidence, *along.evidence), along.witness)


def pseudo_equilibria(statement: PseudoEquilibria) -> Judgement:
    """The zeros of the sliding field are the claimed points."""
    found = [s for s in _on(statement.game, statement.quantity) if not s.continuous]
    there = Or(*(s.pseudo_equilibria for s in found))
    return _same(there, statement.region, statement.given, "Points are at rest in Filippov's sense exactly")


def rests_nowhere(statement: RestsNowhere) -> Judgement:
    """Neither a smooth piece has a zero, nor do the fields of two pieces vanish together where their closures meet."""
    d = derive(statement.game)
    if not d.pieces:
        return undecided("The field does not switch, or in too many pieces.")
    for where in _zeros(d):
        if prove(Not(where), d.given).status is Status.PROVED:
            continue
        rests = And(where, *(Or(Not(_closed(piece)), _vanishes(piece)) for piece in d.pieces))
        point = witness.find(Not(rests), d.given, where.free_symbols)
        if point is None:
            return undecided(f"Whether the field vanishes where {{{text(where)}}} is not decided.")
        return Judgement(Status.REFUTED, (f"The field vanishes at {shown(point)}.",), point)
    return Judgement(Status.PROVED, ("In no piece, and nowhere in the closures of two, do all components vanish.",))


def _zeros(d: Derivation) -> Iterator[Boolean]:
    """Where a piece vanishes, and where two do that meet there: on a surface, or at a corner of several."""
    for piece in d.pieces:
        yield And(piece.region, _vanishes(piece))
    for a, b in combinations(d.pieces, 2):
        yield And(_closed(a), _closed(b), _vanishes(a), _vanishes(b))


def _closed(piece: Piece) -> Boolean:
    """A closed set that holds the closure of the piece."""
    return And(*(side * quantity >= 0 for quantity, side in piece.signs))


def _vanishes(piece: Piece) -> Boolean:
    return And(*map(zero, piece.field))


def no_run_converges(statement: NoRunConverges) -> Judgement:
    """Around the equilibrium the step is linear without an eigenvalue inside the circle, and nothing else goes to it.

    A run that converged would move by the linear step from some time on, which takes nothing but
    the equilibrium there; and the equilibrium is reached from itself alone. On the edge of a piece
    a continuous step is that of the piece, so that closed pieces cover everything.
    """
    d = derive(statement.game, statement.method, statement.given)
    if d.update is None or d.matrix is None or d.method.flow or d.method.start:
        return undecided("The step has no closed form on the parameters alone.")
    if d.update.has(sign, Piecewise) or not all(_agree(a, b, d) for a, b in combinations(d.pieces, 2)):
        return undecided("The step was not seen to be continuous where it switches.")
    here = smooth_around(d.pieces, d.equilibrium, d.given)
    if here is None or any(e.diff(p).free_symbols & set(d.game.params) for e in here.field for p in d.game.params):
        return undecided("Around the equilibrium the step is not linear.")
    if not all(_nothing_inside(f.poly, d.given) for f in d.factors):
        return undecided("An eigenvalue inside the unit circle was not excluded.")
    for piece in d.pieces:
        if piece.field != here.field and not _misses(piece, d):
            return undecided(f"A point in or at the edge of {{{text(piece.region)}}} may be sent to the equilibrium.")
    why = "Around the equilibrium the step is linear and has no eigenvalue inside the unit circle"
    return Judgement(Status.PROVED, (f"{why}; from no other piece is a point sent to it.",))


def _nothing_inside(poly: Poly, given: Boolean) -> bool:
    """Whether no root lies inside the unit circle: 0 is none, and no reciprocal of a root lies outside."""
    if prove(Ne(poly.eval(0), 0), given).status is not Status.PROVED:
        return False
    reciprocal = locate(Poly(list(reversed(poly.all_coeffs())), poly.gen).monic(), False, given)
    return reciprocal.exact and prove(Not(reciprocal.outside), given).status is Status.PROVED


def _agree(a: Piece, b: Piece, d: Derivation) -> bool:
    """Whether two pieces of a step are the same wherever their closures meet."""
    if a.field == b.field:
        return True
    same = And(*(zero(up - down) for up, down in zip(a.field, b.field, strict=True)))
    return prove(Implies(And(_closed(a), _closed(b)), same), d.given).status is Status.PROVED


def _misses(piece: Piece, d: Derivation) -> bool:
    """Whether the step of a piece sends no point of it, or of its edges, to the equilibrium."""
    sent = (zero(e - d.equilibrium[p]) for e, p in zip(piece.field, d.game.params, strict=True))
    return prove(Not(And(_closed(piece), *sent)), d.given).status is Status.PROVED


def cycles_at(statement: CyclesAt) -> Judgement:
    """The derived cycle exists wherever the claim says, with the claimed amplitude, period and stability."""
    d = derive(statement.game, given=statement.given)
    cycle = d.limit_cycle
    if cycle is None or cycle.stable is None:
        return undecided("No limit cycle in closed form was derived.")
    if prove(cycle.exists, d.given).status is not Status.PROVED:
        return undecided(f"The derived cycle exists where {{{text(cycle.exists)}}}.")
    if cycle.stable is not statement.attracting:
        return undecided(f"The derived cycle {'attracts' if cycle.stable else 'repels'}.")
    pairs = ((cycle.amplitude, statement.amplitude), (cycle.period, statement.period))
    gaps = [(derived - claimed).rewrite(exp) for derived, claimed in pairs]  # one has a tanh where the other has none
    return all_zero(gaps, "the derived amplitude or period less the claimed one")


def cycle_within(statement: CycleWithin) -> Judgement:
    """A rigorous enclosure of the cycle lies between the claimed bounds."""
    d = derive(statement.game)
    found = enclosed_cycle(d.field, statement.game.params, statement.quantity, statement.start)
    if isinstance(found, str):
        return undecided(f"{found[:1].upper()}{found[1:]}.")
    if not found.stable:
        return undecided("The enclosed cycle is not seen to attract.")
    pairs = ((found.amplitude, statement.amplitude), (found.period, statement.period))
    if not all(value - statement.error <= low and high <= value + statement.error for (low, high), value in pairs):
        return undecided("The enclosed cycle is another one, or is not enclosed as closely.")
    why = "Interval Newton proves one closed orbit, which attracts, with amplitude and period within the error."
    return Judgement(Status.PROVED, (why,))


def _on(game: Game, quantity: Expr) -> list[Surface]:
    """The switching surfaces on the zero set of a quantity, above where it is positive."""
    d = derive(game)
    found = surfaces(d.pieces, game.params, d.given)
    return [s for s in (*found, *map(_turned, found)) if expand(s.quantity - quantity) == 0]


def _turned(s: Surface) -> Surface:
    """The same surface, seen as the zero set of the opposite quantity."""
    opposite = replace(s, above=s.below, below=s.above, rising=-s.falling, falling=-s.rising)
    return replace(opposite, quantity=-s.quantity)


def _same(derived: Boolean, claimed: Boolean, given: Boolean, words: str) -> Judgement:
    """Whether a derived region is the claimed one."""
    told = f"{words} where {{{text(derived)}}}."
    same = Equivalent(derived, claimed)
    if same is S.true or prove(same, given).status is Status.PROVED:
        return Judgement(Status.PROVED, (told, "This is the claimed region."))
    point = witness.find(same, given, derived.free_symbols | claimed.free_symbols)
    if point is None:
        return undecided(f"{told} Whether this is the claimed region is not decided.")
    return Judgement(Status.REFUTED, (told, f"At {shown(point)} the claim says the opposite."), point)
