"""Exact points at which a statement fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice, product

from sympy import Expr, Integer, Rational, Symbol, default_sort_key, true
from sympy.logic.boolalg import Boolean

from symgan.decide.enclosure import enclose
from symgan.decide.truth import admits, truth
from symgan.errors import InputError

# The search ends after this many points; not finding a witness proves nothing.
BUDGET_POINTS = 3000

# How simple a rational number is to be near a solver's value: bounds on the denominator, tried in turn.
BUDGET_DENOMINATORS = (1, 2, 5, 10, 100, 10_000, 10**6, 10**8)

_SMALL = (1, 2, Rational(1, 2), 3, Rational(1, 10), 5, Rational(3, 2), Rational(1, 5), 10)
_SIGNED = (1, -1, 2, -2, Rational(1, 2), Rational(-1, 2), 3, -3, Rational(-1, 10), Rational(1, 10))

Point = dict[Symbol, Expr]


def find(
    relation: Boolean, given: Boolean = true, symbols: set[Symbol] | None = None, budget: int = BUDGET_POINTS
) -> Point | None:
    """A rational point that satisfies what is given and the symbols' assumptions, and at which the relation is false.

    The witness has a value for every free symbol; None if none was found among so many points.
    """
    names = ordered((symbols or set()) | relation.free_symbols | given.free_symbols)
    return next((point for point in points(names, budget) if refutes(point, relation, given)), None)


def refutes(point: Mapping[Symbol, Expr], relation: Boolean, given: Boolean = true) -> bool:
    """Whether the assumptions and what is given hold at the point and the relation is false there, all exactly."""
    admitted = all(admits(symbol, value) for symbol, value in point.items())
    return admitted and truth(given, point) is True and truth(relation, point) is False


def simplified(model: Mapping[Symbol, Expr], relation: Boolean, given: Boolean = true) -> Point | None:
    """A witness near to a solver's model, of numbers as simple as will do; None where none is found."""
    for denominator in BUDGET_DENOMINATORS:
        rounded = {s: _near(s, value, denominator) for s, value in model.items()}
        if refutes(rounded, relation, given):
            return rounded
    if not refutes(model, relation, given):
        return None
    point = dict(model)
    for symbol, value in model.items():
        nearby = ({**point, symbol: _near(symbol, value, d)} for d in BUDGET_DENOMINATORS)
        point = next((p for p in nearby if refutes(p, relation, given)), point)
    return point


def _near(symbol: Symbol, value: Expr, denominator: int) -> Rational:
    """The nearest rational number of at most this denominator, an integer for an integer symbol."""
    try:
        low, high = enclose(value)
    except InputError:  # a value that balls do not reach is refused by whoever looks at the point
        return Rational(0)
    middle = (low + high) / 2
    near = Fraction(int(middle.p), int(middle.q)).limit_denominator(1 if symbol.is_integer else denominator)
    return Rational(near.numerator, near.denominator)


def ordered(symbols: Iterable[Symbol]) -> list[Symbol]:
    """The symbols by name."""
    return sorted(symbols, key=default_sort_key)


def points(names: list[Symbol], budget: int = BUDGET_POINTS) -> Iterator[Point]:
    """Simple points that the assumptions admit, at most so many."""
    return islice(_points(names), budget)


def spread(names: list[Symbol], budget: int) -> list[Point]:
    """So many points that the assumptions admit, each coordinate running through its list at a pace of its own."""
    lists = [_candidates(s) for s in names]
    pace = range(1, len(names) + 1)
    picks = ({s: c[k * i % len(c)] for s, c, i in zip(names, lists, pace, strict=True)} for k in range(budget))
    return list(picks) if names else [{}]


def _points(names: list[Symbol]) -> Iterator[Point]:
    """Points in order of how far down its list each coordinate is taken, simple ones first."""
    lists = [_candidates(s) for s in names]
    for depth in range(max(map(len, lists), default=1)):
        for indices in product(*(range(min(depth + 1, len(c))) for c in lists)):
            if max(indices, default=0) != min(depth, max((len(c) - 1 for c in lists), default=0)):
                continue
            yield {s: values[i] for s, values, i in zip(names, lists, indices, strict=True)}


def _candidates(symbol: Symbol) -> list[Rational]:
    """Simple numbers that the symbol's assumptions admit."""
    signed = [Integer(0), *map(Rational, _SIGNED)]
    values = list(map(Rational, _SMALL)) if symbol.is_positive else [v for v in signed if v or not symbol.is_nonzero]
    if symbol.is_nonnegative:
        values = [v for v in values if v >= 0]
    if symbol.is_nonpositive:
        values = [v for v in values if v <= 0]
    if symbol.is_integer:
        values = [v for v in values if v.is_integer]
    return [-v for v in map(Rational, _SMALL)] if symbol.is_negative else values
