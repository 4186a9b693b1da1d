"""Exact identities: whether an expression is zero for all values of its symbols."""

from __future__ import annotations

from sympy import Expr, Poly, PolynomialError, S, Symbol, expand, fraction, together

# An identity of more terms than this is left undecided rather than waited for.
BUDGET_TERMS = 20_000


def is_zero(expr: Expr) -> bool | None:
    """True if expr is identically zero, False if it is not, None if this cannot be told.

    The expression is brought to one fraction whose numerator is expanded in its symbols, functions
    and radicals; squares of radicals are multiplied out by that. A polynomial in independent
    symbols is zero only if every coefficient is; functions and radicals may depend on each other,
    so what is left with one of them in it says nothing.
    """
    numerator = expand(fraction(together(expr))[0])
    if numerator is S.Zero:
        return True
    if numerator.is_number:
        return numerator.is_zero
    return False if _is_polynomial(numerator) else None


def _is_polynomial(expr: Expr) -> bool:
    """Whether expr is a polynomial in symbols alone."""
    try:
        poly = Poly(expr)
    except PolynomialError:
        return False
    return all(isinstance(g, Symbol) for g in poly.gens) and len(poly.terms()) <= BUDGET_TERMS
