"""Statements to polynomial formulas: what says that a statement is true, and what says that it is false.

Where a relation speaks of a term that has no real value it is neither true nor false, so each
statement gives a pair of formulas, both of which say that the terms they rest on have values. A
statement is refuted by a point of its second formula, and proved where that has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sympy import Basic, Expr, I, Pow, S, Symbol, default_sort_key, exp, expand_log, log
from sympy.core.relational import Eq, Ge, Gt, Le, Lt, Ne, Relational
from sympy.functions.elementary.hyperbolic import HyperbolicFunction
from sympy.logic.boolalg import ITE, And, Boolean, Equivalent, Implies, Not, Or, Xor

from symgan.decide.formula import FALSE, TRUE, Formula, OverBudget, every, sign_is, some, within_budget
from symgan.decide.terms import Encoding, term, units

_RELATIONS = {Gt: ">", Ge: ">=", Eq: "=", Ne: "!="}
_OPPOSITE = {">": (-1, ">="), ">=": (-1, ">"), "=": (1, "!="), "!=": (1, "=")}


@dataclass(frozen=True)
class Eliminated:
    """A statement under hypotheses, as formulas in its symbols and in variables that stand for other terms.

    ``admitted`` says that the hypotheses hold, ``true`` and ``false`` what their names say of the
    statement, and ``relations`` the same of each relation in it; ``variables`` holds the terms
    that the new variables stand for, and ``bounded`` those of them of which only bounds are known.
    """

    admitted: Formula
    true: Formula
    false: Formula
    variables: dict[Symbol, Expr]
    bounded: tuple[Expr, ...]
    relations: dict[Relational, tuple[Formula, Formula]]

    @property
    def counterexample(self) -> Formula:
        """An admitted point at which the statement is false."""
        return every(self.admitted, self.false)

    @property
    def partial(self) -> bool:
        """Whether some term of the statement has no real value somewhere, as far as its form tells."""
        terms = {t for r in self.relations for t in r.atoms(Pow, log)}
        return not all(map(_total, terms))


def eliminated(statement: Boolean, given: Boolean) -> Eliminated:
    """The formulas of a statement and its hypotheses; OverBudget, with the reason, where there are none."""
    statement, given = _normal(statement), _normal(given)
    encoding = Encoding(_condition, units(_exponents(statement, given)))
    hypotheses, _ = _condition(given, encoding)
    true, false = _condition(statement, encoding)
    symbols = statement.free_symbols | given.free_symbols
    admitted = every(*(_assumed(s) for s in sorted(symbols, key=default_sort_key)), hypotheses)
    within_budget(every(admitted, some(true, false)))
    back = {variable: expr for expr, variable in encoding.variables.items()}
    return Eliminated(admitted, true, false, back, tuple(encoding.bounded), dict(encoding.relations))


def _total(term: Expr) -> bool:
    """Whether a power or a logarithm is seen to have a real value everywhere."""
    base = term.args[0]
    if isinstance(term, Pow) and term.exp.is_Integer:
        return bool(term.exp.is_positive or base.is_nonzero)
    return bool(base.is_positive or (isinstance(term, Pow) and term.exp.is_positive and base.is_nonnegative))


def _normal(statement: Boolean) -> Boolean:
    """Hyperbolic functions as exponentials, logarithms of products as sums."""
    if statement.has(HyperbolicFunction):
        statement = statement.replace(lambda e: isinstance(e, HyperbolicFunction), lambda e: e.rewrite(exp))
    return statement.replace(lambda e: isinstance(e, log), expand_log) if statement.has(log) else statement


def _exponents(*statements: Boolean) -> list[Expr]:
    found: set[Basic] = set().union(*(s.atoms(exp) for s in statements))
    return [e.args[0] for e in sorted(found, key=default_sort_key)]


def _condition(statement: Boolean, encoding: Encoding) -> tuple[Formula, Formula]:
    """The formulas that say that the statement is true and that it is false."""
    if statement in (S.true, S.false):
        return (TRUE, FALSE) if statement is S.true else (FALSE, TRUE)
    if isinstance(statement, Relational):
        if statement not in encoding.relations:
            encoding.relations[statement] = _relation(statement, encoding)
        return encoding.relations[statement]
    if isinstance(statement, (ITE, Xor)):
        return _condition(statement.to_nnf(simplify=False), encoding)
    if not isinstance(statement, (And, Or, Not, Implies, Equivalent)):
        raise OverBudget(f"{statement} is no statement about real numbers")
    parts = [_condition(part, encoding) for part in _ordered(statement)]
    trues, falses = (tuple(p[i] for p in parts) for i in (0, 1))
    if isinstance(statement, Not):
        return falses[0], trues[0]
    if isinstance(statement, And):
        return every(*trues), some(*falses)
    if isinstance(statement, Or):
        return some(*trues), every(*falses)
    if isinstance(statement, Implies):
        return some(falses[0], trues[1]), every(trues[0], falses[1])
    return some(every(*trues), every(*falses)), every(some(*trues), some(*falses))


def _ordered(statement: Boolean) -> Iterable[Boolean]:
    """The parts, in an order that does not change from run to run."""
    return statement.args if isinstance(statement, Implies) else sorted(statement.args, key=default_sort_key)


def _relation(relation: Relational, encoding: Encoding) -> tuple[Formula, Formula]:
    if isinstance(relation, (Lt, Le)):
        relation = relation.reversed
    if not all(isinstance(side, Expr) and side.is_commutative for side in relation.args):
        raise OverBudget(f"{relation} is no statement about real numbers")
    if relation.has(I, S.Infinity, S.NegativeInfinity, S.ComplexInfinity, S.NaN):
        raise OverBudget(f"{relation} is not about finite real numbers")
    left, right = (term(side, encoding) for side in relation.args)
    kind = _RELATIONS[relation.func]
    sign, opposite = _OPPOSITE[kind]
    difference = left.value - right.value
    facts = every(left.facts, right.facts)
    return every(facts, sign_is(difference, kind)), every(facts, sign_is(sign * difference, opposite))


def _assumed(symbol: Symbol) -> Formula:
    """What the symbol's assumptions say of it as a real number; OverBudget where they do not make it one."""
    if not symbol.is_real:
        raise OverBudget(f"{symbol} is not assumed to be real")
    if symbol.is_integer and symbol.is_positive:
        return sign_is(symbol - 1, ">=")
    known = (
        (symbol.is_positive, symbol, ">"), (symbol.is_negative, -symbol, ">"), (symbol.is_nonnegative, symbol, ">="),
        (symbol.is_nonpositive, -symbol, ">="), (symbol.is_nonzero, symbol, "!="), (symbol.is_zero, symbol, "="),
    )  # fmt: skip
    return next((sign_is(value, relation) for holds, value, relation in known if holds), TRUE)
