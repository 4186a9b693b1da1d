"""A statement without units: where it does not change when some constants are scaled together, one of them may be 1."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import And, Expr, Matrix, Poly, PolynomialError, Rational, Symbol, fraction, ordered, together
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean


def scaled_out(relation: Boolean, given: Boolean) -> dict[Symbol, Rational]:
    """Positive constants that may be taken to be 1: the statement holds for all values exactly if it holds for these.

    If every relation is between polynomials (or fractions of them) that are homogeneous for some
    weights of the constants, then scaling each constant by c to its weight changes nothing, and
    some c > 0 takes a positive constant of nonzero weight to 1. Signs and assumptions of signs are
    kept; statements about integers, or with functions, are left as they are.
    """
    both = And(relation, given, evaluate=False)
    names = list(ordered(both.free_symbols))
    if not names:  # as where there is only f(0), of an abstract f
        return {}
    rows: list[list[int]] = []
    for condition in both.atoms(Relational):
        sides = (condition.lhs, condition.rhs)
        found = _differences(sides, names) if all(isinstance(e, Expr) for e in sides) else None
        if found is None or any(s.is_integer or not s.is_real for s in names):
            return {}
        rows += found
    return {s: Rational(1) for s in _free(rows, names)}


def _differences(sides: tuple[Expr, Expr], names: list[Symbol]) -> list[list[int]] | None:
    """How the exponents of the monomials differ, above and below the line; None where these are no polynomials."""
    rows = []
    for part in fraction(together(sides[0] - sides[1])):
        try:
            poly = Poly(part, *names)
        except PolynomialError:
            return None
        if not poly.domain.is_Numerical:
            return None
        first, *others = poly.monoms()
        rows += [[a - b for a, b in zip(m, first, strict=True)] for m in others]
    return rows


def _free(rows: list[list[int]], names: list[Symbol]) -> Iterator[Symbol]:
    """Positive constants, each with a scaling that moves it and leaves those before it."""
    rows = list(rows)
    for i, symbol in enumerate(names):
        unit = [int(i == j) for j in range(len(names))]
        if symbol.is_positive and Matrix([*rows, unit]).rank() > (Matrix(rows).rank() if rows else 0):
            rows.append(unit)
            yield symbol
