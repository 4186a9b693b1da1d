"""Statements that are relations between formulas and derived quantities, judged."""

from __future__ import annotations

from typing import Any

from sympy import (
    Add,
    And,
    Eq,
    Expr,
    Ge,
    Gt,
    Le,
    Lt,
    Matrix,
    Mul,
    Ne,
    Pow,
    Symbol,
    expand,
    log,
    preorder_traversal,
)
from sympy.logic.boolalg import Boolean

from symgan.adversarial import losses
from symgan.decide.prove import prove
from symgan.exact.derivation import derive
from symgan.exact.field import at, vector_field, worked_out
from symgan.literature import quantities
from symgan.literature.statements import Holds, Least
from symgan.reading import text
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
    found: dict[Symbol, Expr] = {symbol: at(value, statement.point) for symbol, value in rows}
    if statement.method is not None:
        d = derive(game, statement.method)
        if d.matrix is None:
            raise InputError(f"trace and determinant are asked for, but no matrix decides: {d.verdict.reason}")
        found |= {quantities.trace: d.matrix.trace(), quantities.determinant: d.matrix.det()}
    used: set[Any] = set().union(*(value.free_symbols for value in found.values()), game.params)
    if clash := sorted(map(str, used & set(found))):
        raise InputError(f"the game '{game.name}' uses {', '.join(clash)}, which stands for what is derived from it")
    return found


def least(statement: Least) -> Judgement:
    """The value is attained, and the function is proved to be no smaller, at once or by its convexity."""
    value = statement.function.subs(statement.at, simultaneous=True)
    if statement.value is not None:
        attained = prove(Eq(value, statement.value, evaluate=False), statement.given)
        if attained.status is not Status.PROVED:
            return attained
    found = prove(statement.function >= value, statement.given)
    if found.status is not Status.UNDECIDED or len(statement.at) != 1:
        return found
    shown = _by_convexity(statement.function, *next(iter(statement.at.items())), statement.given)
    return found if shown is None else shown


def _by_convexity(function: Expr, variable: Symbol, point: Expr, given: Boolean) -> Judgement | None:
    """A convex function of one variable in an interval is least where its derivative vanishes; None if not shown."""
    free = Symbol(variable.name, real=True)  # so that its sign is a bound like others, which the point has to keep
    smooth, given = _smooth(function.xreplace({variable: free})), given.xreplace({variable: free})
    bounds = [r for r in And.make_args(given) if r.has(free)] + ([free > 0] if variable.is_positive else [])
    fixed = And(*(r for r in And.make_args(given) if not r.has(free)))
    known = variable in (free, Symbol(variable.name, positive=True))
    if smooth is None or not known or not all(_is_bound(r, free) for r in bounds):
        return None
    slope, bend = (function.xreplace({variable: free}).diff(free, k) for k in (1, 2))
    inside, here = And(*bounds, fixed), And(*bounds, Eq(slope, 0)).subs(free, point)
    steps = (*((condition, inside) for condition in smooth), (here, fixed), (bend >= 0, inside))
    if not all(prove(*step).status is Status.PROVED for step in steps):
        return None
    why = f"The derivative {{{text(slope)}}} vanishes there, and the second one {{{text(bend)}}} is nowhere negative."
    return Judgement(Status.PROVED, (why, "So the function is convex in the interval, and least there."))


def _smooth(function: Expr) -> list[Boolean] | None:
    """When a function made of sums, products, powers and logarithms is smooth; None for any other."""
    conditions: list[Boolean] = []
    for part in preorder_traversal(function):
        if isinstance(part, log):
            conditions.append(part.args[0] > 0)
        elif isinstance(part, Pow) and part.exp.is_Integer:
            conditions += [Ne(part.base, 0)] if part.exp.is_negative else []
        elif not isinstance(part, (Add, Mul, Symbol)) and not part.is_number:
            return None
    return conditions


def _is_bound(relation: Boolean, variable: Symbol) -> bool:
    """Whether the relation holds on a half line of the variable."""
    ordered = isinstance(relation, (Gt, Ge, Lt, Le))
    return ordered and not expand((relation.lhs - relation.rhs).diff(variable)).has(variable)
