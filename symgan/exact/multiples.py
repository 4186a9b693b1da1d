"""A vector as a combination of others with constant coefficients, found at simple points and then proved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from sympy import Expr, Integer, Matrix, S, Symbol, cancel, nan, oo, zoo

from symgan.decide.identity import is_zero
from symgan.decide.witness import ordered, points
from symgan.exact.field import at

# Entries at simple points that are not all zero, from which the coefficients are solved.
BUDGET_ROWS = 6

Entries = Sequence[Expr]


def multiples(values: Entries, parts: Sequence[Entries], variables: set[Symbol]) -> tuple[Expr, ...] | None:
    """Coefficients c_k, free of the variables, with values = c_1 parts_1 + c_2 parts_2 + ... identically.

    A part that is zero gets the coefficient 1. None where there are no such coefficients, or none were found.
    """
    there = [k for k, part in enumerate(parts) if any(is_zero(e) is not True for e in part)]
    if not there:
        return tuple(S.One for _ in parts) if all(is_zero(e) is True for e in values) else None
    rows = islice(_rows(values, [parts[k] for k in there], variables), BUDGET_ROWS)
    for chosen in combinations(rows, len(there)):
        system = Matrix(len(there), len(there) + 1, [e for row in chosen for e in row])
        determinant = system[:, :-1].det()
        if is_zero(determinant) is True:
            continue
        solved = [cancel(e / determinant) for e in system[:, :-1].adjugate() * system[:, -1]]
        whole = [dict(zip(there, solved, strict=True)).get(k, S.One) for k in range(len(parts))]
        return tuple(whole) if _holds(values, parts, whole) else None
    return None


def _rows(values: Entries, parts: Sequence[Entries], variables: set[Symbol]) -> Iterator[tuple[Expr, ...]]:
    """The entries of the parts and of the values at simple points, where they have values that are not all zero."""
    for point in points(ordered(variables)):
        for entries in zip(*parts, values, strict=True):
            row = tuple(at(e, point) for e in entries)
            if any(e != 0 for e in row) and not any(e.has(nan, zoo, oo) for e in row):
                yield row


def _holds(values: Entries, parts: Sequence[Entries], coefficients: Entries) -> bool:
    """Whether the combination is identical to the values."""
    sums = [
        sum((c * e for c, e in zip(coefficients, row, strict=True)), Integer(0)) for row in zip(*parts, strict=True)
    ]
    return all(is_zero(value - total) is True for value, total in zip(values, sums, strict=True))
