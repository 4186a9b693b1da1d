"""Statements that are relations between formulas and derived quantities, judged."""

from __future__ import annotations

from typing import Any

from sympy import And, Eq, Expr, Heaviside, Matrix, Piecewise, Symbol
from sympy.logic.boolalg import Boolean

from symgan.adversarial import losses
from symgan.decide.prove import prove
from symgan.exact.derivation import derive
from symgan.exact.field import at, vector_field, worked_out
from symgan.literature import quantities
from symgan.literature.statements import Holds, Least
from symgan.records import InputError, Judgement, Status


def holds(statement: Holds) -> Judgement:
    """What follows from the lemmas, whatever the symbols in it stand for, follows; else the terms are put in."""
    if assumed := [s for s in statement.where if s != Symbol(s.name, real=True)]:
        raise InputError(f"an abbreviation may stand for any real number; {assumed} are assumed to be more than real")
    derived = _derived(statement)

    def put_in(condition: Boolean) -> Boolean:
        return condition.xreplace(dict(statement.where)).xreplace(derived)

    given = put_in(statement.given)
    if statement.lemmas:
        judged = [_proved(put_in(lemma), given) for lemma in statement.lemmas]
        if all(j.status is Status.PROVED for j in judged):
            last = prove(statement.relation, And(statement.given, *statement.lemmas))
            if last.status is Status.PROVED:
                return Judgement(Status.PROVED, tuple(dict.fromkeys(e for j in (*judged, last) for e in j.evidence)))
    return prove(put_in(statement.relation), given)


def _proved(lemma: Boolean, given: Boolean) -> Judgement:
    """A lemma is shorter without what is given, and often true without it."""
    alone = prove(lemma)
    return alone if alone.status is Status.PROVED else prove(lemma, given)


def _derived(statement: Holds) -> dict[Symbol, Expr]:
    """The values of the symbols of :mod:`symgan.literature.quantities`; InputError where the game uses one of them."""
    game = statement.game
    if game is None:
        return {}
    plain = worked_out(losses(game))
    field = vector_field(game, plain)
    rows = zip(
        (*quantities.losses(game), *quantities.field(game), *quantities.slope(game)),
        (*plain, *field, *Matrix(field).jacobian(Matrix(game.params))),
        strict=True,
    )
    found: dict[Symbol, Expr] = {symbol: _in_pieces(at(value, statement.point)) for symbol, value in rows}
    if statement.method is not None:
        d = derive(game, statement.method)
        if d.matrix is None:
            raise InputError(f"trace and determinant are asked for, but no matrix decides: {d.verdict.reason}")
        found |= {quantities.trace: d.matrix.trace(), quantities.determinant: d.matrix.det()}
    used: set[Any] = set().union(*(value.free_symbols for value in found.values()), game.params)
    if clash := sorted(map(str, used & set(found))):
        raise InputError(f"the game '{game.name}' uses {', '.join(clash)}, which stands for what is derived from it")
    return found


def _in_pieces(expr: Expr) -> Expr:
    """The slope of a maximum as pieces, which a sentence can say."""
    return expr.replace(lambda e: isinstance(e, Heaviside), lambda e: e.rewrite(Piecewise))


def least(statement: Least) -> Judgement:
    """The value is attained, and the function is proved to be no smaller."""
    value = statement.function.subs(statement.at, simultaneous=True)
    if statement.value is not None:
        attained = prove(Eq(value, statement.value, evaluate=False), statement.given)
        if attained.status is not Status.PROVED:
            return attained
    return prove(statement.function >= value, statement.given)
