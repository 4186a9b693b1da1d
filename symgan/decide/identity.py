"""Exact identities: whether an expression is zero for all values of its symbols."""

from __future__ import annotations

from sympy import Expr, Poly, PolynomialError, Pow, S, Symbol, expand, fraction, together

# An identity of more terms than this is left undecided rather than waited for.
BUDGET_TERMS = 20_000


def is_zero(expr: Expr) -> bool | None:
    """True if expr is identically zero, False if it is not, None if this cannot be told.

    The expression is brought to one fraction whose numerator is a polynomial in its symbols,
    functions and radicals, and is reduced by r^2 = q for every radical r = sqrt(q). A polynomial
    in independent symbols is zero only if every coefficient is; functions may depend on each
    other, so a nonzero remainder that holds one says nothing.
    """
    numerator = expand(fraction(together(expr))[0])
    if numerator is S.Zero:
        return True
    if numerator.is_number:
        return numerator.is_zero
    radicals = [p for p in numerator.atoms(Pow) if p.exp.is_Rational and not p.exp.is_Integer]
    if any(r.exp.q != 2 for r in radicals):
        return None
    try:
        reduced = _reduce(numerator, sorted({r.base for r in radicals}, key=str))
    except PolynomialError:  # a radical within a radical
        return None
    if reduced is S.Zero:
        return True
    return False if not radicals and _is_polynomial(reduced) else None


def _reduce(numerator: Expr, bases: list[Expr]) -> Expr:
    """The numerator modulo r^2 = q for each base q, radicals replaced by symbols while it is done."""
    for q in bases:
        r = Symbol("_radical", real=None)
        replaced = numerator.replace(
            lambda e, q=q: isinstance(e, Pow) and e.base == q and e.exp.is_Rational and e.exp.q == 2,
            lambda e, r=r: r**e.exp.p,
        )
        poly = Poly(replaced, r)
        remainder = poly.rem(Poly(r**2 - q, r))
        numerator = expand(remainder.as_expr().subs(r, q ** S.Half))
    return numerator


def _is_polynomial(expr: Expr) -> bool:
    """Whether expr is a polynomial in symbols alone."""
    try:
        poly = Poly(expr)
    except PolynomialError:
        return False
    return all(isinstance(g, Symbol) for g in poly.gens) and len(poly.terms()) <= BUDGET_TERMS
