"""Exact points at which a statement fails."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from sympy import Integer, Rational, Symbol, false, nan, true, zoo
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

# The search ends after this many points; not finding a witness proves nothing.
BUDGET_POINTS = 3000

_SMALL = (1, 2, Rational(1, 2), 3, Rational(1, 10), 5, Rational(3, 2), Rational(1, 5), 10)
_SIGNED = (1, -1, 2, -2, Rational(1, 2), Rational(-1, 2), 3, -3, Rational(-1, 10), Rational(1, 10))


def find(relation: Boolean, given: Boolean = true, symbols: set[Symbol] | None = None) -> dict[Symbol, Rational] | None:
    """A rational point that satisfies what is given and the symbols' assumptions, and at which the relation is false.

    The witness has a value for every free symbol; None if none was found within the budget.
    """
    if relation.has(AppliedUndef) or given.has(AppliedUndef):
        return None  # an abstract function has no value at a point
    names = sorted((symbols or set()) | relation.free_symbols | given.free_symbols, key=str)
    for point in _points(names):
        if _settled(given, point) is true and _settled(relation, point) is false and _defined(relation, point):
            return point
    return None


def _settled(condition: Boolean, point: dict[Symbol, Rational]) -> Boolean | None:
    """The condition at a point; None where it compares what is no real number there."""
    try:
        return condition.subs(point).doit()
    except TypeError:
        return None


def _defined(condition: Boolean, point: dict[Symbol, Rational]) -> bool:
    """Whether every side of every relation has a value at the point, no denominator being zero."""
    sides = (side.subs(point) for relation in condition.atoms(Relational) for side in relation.args)
    return not any(side.has(zoo, nan) for side in sides)


def _points(names: list[Symbol]) -> Iterator[dict[Symbol, Rational]]:
    """Points in order of how far down its list each coordinate is taken, simple ones first."""
    lists = [_candidates(s) for s in names]
    seen = 0
    for depth in range(max(map(len, lists), default=1)):
        for indices in product(*(range(min(depth + 1, len(c))) for c in lists)):
            if max(indices, default=0) != min(depth, max((len(c) - 1 for c in lists), default=0)):
                continue
            if seen >= BUDGET_POINTS:
                return
            seen += 1
            yield {s: values[i] for s, values, i in zip(names, lists, indices, strict=True)}


def _candidates(symbol: Symbol) -> list[Rational]:
    """Simple numbers that the symbol's assumptions admit."""
    signed = [Integer(0), *map(Rational, _SIGNED)]
    values = list(map(Rational, _SMALL)) if symbol.is_positive else [v for v in signed if v or not symbol.is_nonzero]
    if symbol.is_integer:
        values = [v for v in values if v.is_integer]
    return [-v for v in map(Rational, _SMALL)] if symbol.is_negative else values
