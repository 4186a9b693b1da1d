"""Statements to polynomial formulas: what says that a statement is true, false, or neither.

Where a relation speaks of a term that has no real value it is neither true nor false; the formulas
that say it is true or false both say that the terms they rest on have values. A statement is
refuted by a point of the one that says it is false, and proved where that has none.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Basic, Expr, I, S, Symbol, default_sort_key, exp, expand_log, log
from sympy.core.relational import Eq, Ge, Gt, Le, Lt, Ne, Relational
from sympy.functions.elementary.hyperbolic import HyperbolicFunction
from sympy.logic.boolalg import ITE, And, Boolean, Equivalent, Implies, Not, Or, Xor

from symgan.decide.formula import TRUE, Formula, OverBudget, every, sign_is, some, within_budget
from symgan.decide.kleene import ALWAYS, NEVER, Meaning, conjunction, disjunction, equivalence, negation
from symgan.decide.terms import Encoding, term, units

_RELATIONS = {Gt: ">", Ge: ">=", Eq: "=", Ne: "!="}
_CONNECTIVES = {And: conjunction, Or: disjunction, Equivalent: equivalence, Not: lambda parts: negation(*parts)}
_OPPOSITE = {">": (-1, ">="), ">=": (-1, ">"), "=": (1, "!="), "!=": (1, "=")}


@dataclass(frozen=True)
class Eliminated:
    """A statement under hypotheses, as formulas in its symbols and in variables that stand for other terms.

    ``admitted`` says that the hypotheses hold, ``true``, ``false`` and ``neither`` what they say of the
    statement, and ``relations`` the same of each relation in it; ``variables`` holds the terms
    that the new variables stand for, and ``bounded`` those of them of which only bounds are known.
    """

    admitted: Formula
    true: Formula
    false: Formula
    neither: Formula
    variables: dict[Symbol, Expr]
    bounded: tuple[Expr, ...]
    relations: dict[Relational, Meaning]

    @property
    def counterexample(self) -> Formula:
        """An admitted point at which the statement is false."""
        return every(self.admitted, self.false)

    @property
    def gap(self) -> Formula:
        """An admitted point at which the statement is neither true nor false."""
        return every(self.admitted, self.neither)


def eliminated(statement: Boolean, given: Boolean) -> Eliminated:
    """The formulas of a statement and its hypotheses; OverBudget, with the reason, where there are none."""
    statement, given = _normal(statement), _normal(given)
    encoding = Encoding(_meaning, units(_exponents(statement, given)))
    hypotheses, meaning = _meaning(given, encoding).true, _meaning(statement, encoding)
    symbols = statement.free_symbols | given.free_symbols
    admitted = every(*(_assumed(s) for s in sorted(symbols, key=default_sort_key)), hypotheses)
    within_budget(every(admitted, some(meaning.true, meaning.false)))
    back = {variable: expr for expr, variable in encoding.variables.items()}
    said = (meaning.true, meaning.false, meaning.neither)
    return Eliminated(admitted, *said, back, tuple(encoding.bounded), dict(encoding.relations))


def _normal(statement: Boolean) -> Boolean:
    """Hyperbolic functions as exponentials, logarithms of products as sums."""
    if statement.has(HyperbolicFunction):
        statement = statement.replace(lambda e: isinstance(e, HyperbolicFunction), lambda e: e.rewrite(exp))
    return statement.replace(lambda e: isinstance(e, log), expand_log) if statement.has(log) else statement


def _exponents(*statements: Boolean) -> list[Expr]:
    found: set[Basic] = set().union(*(s.atoms(exp) for s in statements))
    return [e.args[0] for e in sorted(found, key=default_sort_key)]


def _meaning(statement: Boolean, encoding: Encoding) -> Meaning:
    """The formulas that say that the statement is true, false, or neither."""
    if statement in (S.true, S.false):
        return ALWAYS if statement is S.true else NEVER
    if isinstance(statement, Relational):
        return _remembered(statement, encoding)
    if isinstance(statement, (ITE, Xor)):
        return _meaning(statement.to_nnf(simplify=False), encoding)
    if isinstance(statement, Implies):
        return disjunction([negation(_meaning(statement.args[0], encoding)), _meaning(statement.args[1], encoding)])
    if statement.func not in _CONNECTIVES:
        raise OverBudget(f"{statement} is no statement about real numbers")
    parts = [_meaning(part, encoding) for part in sorted(statement.args, key=default_sort_key)]
    return _CONNECTIVES[statement.func](parts)


def _remembered(relation: Relational, encoding: Encoding) -> Meaning:
    if relation not in encoding.relations:
        encoding.relations[relation] = _relation(relation, encoding)
    return encoding.relations[relation]


def _relation(relation: Relational, encoding: Encoding) -> Meaning:
    if isinstance(relation, (Lt, Le)):
        relation = relation.reversed
    if not all(isinstance(side, Expr) and side.is_commutative for side in relation.args):
        raise OverBudget(f"{relation} is no statement about real numbers")
    if relation.has(I, S.Infinity, S.NegativeInfinity, S.ComplexInfinity, S.NaN):
        raise OverBudget(f"{relation} is not about finite real numbers")
    left, right = (term(side, encoding) for side in relation.args)
    kind = _RELATIONS[relation.func]
    sign, opposite = _OPPOSITE[kind]
    difference, facts = left.value - right.value, every(left.facts, right.facts)
    true, false = sign_is(difference, kind), sign_is(sign * difference, opposite)
    return Meaning(every(facts, true), every(facts, false), some(left.undefined, right.undefined))


def _assumed(symbol: Symbol) -> Formula:
    """What the symbol's assumptions say of it as a real number; OverBudget where they do not make it one."""
    if not symbol.is_real:
        raise OverBudget(f"{symbol} is not assumed to be real")
    if symbol.is_integer and symbol.is_positive:
        return sign_is(symbol - 1, ">=")
    known = (
        (symbol.is_zero, symbol, "="), (symbol.is_positive, symbol, ">"), (symbol.is_negative, -symbol, ">"),
        (symbol.is_nonnegative, symbol, ">="), (symbol.is_nonpositive, -symbol, ">="),
        (symbol.is_nonzero, symbol, "!="),
    )  # fmt: skip
    return next((sign_is(value, relation) for holds, value, relation in known if holds), TRUE)
