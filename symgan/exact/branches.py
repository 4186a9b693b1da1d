"""The roots of a polynomial in one unknown as closed expressions, one for each branch."""

from __future__ import annotations

from functools import reduce
from math import gcd

from sympy import (
    Abs,
    Dummy,
    Expr,
    I,
    Integer,
    Mul,
    Poly,
    Pow,
    S,
    Symbol,
    cancel,
    count_ops,
    factor,
    fraction,
    root,
    together,
)

from symgan.decide.signs import factored
from symgan.exact.spectrum import square_root


def branches(poly: Poly) -> tuple[Expr, ...] | None:
    """The real roots of a polynomial of degree one or two, or of such a one in a power of a positive unknown.

    A branch need not be real for all values of the constants (one that never is is left out), and
    for the k-th power it is the positive root alone. None where there is no such form.
    """
    (unknown,) = poly.gens
    step = reduce(gcd, (m[0] for m in poly.monoms()))
    if step > 1 and unknown.is_positive:
        inner = branches(Poly({(m // step,): c for (m,), c in poly.terms()}, unknown))
        return None if inner is None else tuple(root(factor(w), step) for w in inner)
    if poly.degree() == 1:
        b, c = poly.all_coeffs()
        return (cancel(-c / b),)
    if poly.degree() == 2:
        return _pair(*poly.all_coeffs())
    return None


def _pair(a: Expr, b: Expr, c: Expr) -> tuple[Expr, ...]:
    """Both roots of a x^2 + b x + c; each in the shorter of (-b ± r)/(2a) and 2c/(-b ∓ r), r^2 = b^2 - 4ac.

    The second form also holds where a vanishes.
    """
    r = square_root(together(b**2 - 4 * a * c))
    if r.has(I):
        return ()
    if not any(e.exp == S.Half for e in r.atoms(Pow)):
        r = Abs(r)
    radicals = {e: Dummy(real=True) for e in r.atoms(Pow, Abs) if isinstance(e, Abs) or e.exp == S.Half}
    named = r.xreplace(radicals)
    back = {d: e for e, d in radicals.items()}
    signs = (Integer(1), Integer(-1))
    usual = [cancel((-b + s * named) / (2 * a)).xreplace(back) for s in signs]
    turned = [_positive_denominator(cancel(2 * c / (-b - s * named))).xreplace(back) for s in signs]
    first, second = (min(pair, key=count_ops) for pair in zip(usual, turned, strict=True))
    return first, second


def _positive_denominator(expr: Expr) -> Expr:
    """The same fraction, with a number as its numerator positive."""
    numerator, denominator = fraction(expr)
    return -numerator / -denominator if numerator.is_number and numerator.is_negative else expr


def polynomials(conditions: list[Expr], unknown: Symbol) -> list[Poly] | None:
    """The polynomials in the unknown that change sign where one of the conditions does; None where one is none.

    Of a condition the part of odd power if that is of degree two at most, and else its irreducible
    factors: (u c - 1)(u c + 1) has the one positive root 1/|c|.
    """
    found: dict[Expr, Poly] = {}
    for condition in conditions:
        _, numerator, denominator = factored(condition)
        parts = [(q, m) for q, m in (*numerator, *denominator) if q.has(unknown)]
        if not all(q.is_polynomial(unknown) for q, _ in parts):
            return None
        whole = Mul(*(q for q, m in parts if m % 2)).expand()
        short = Poly(whole, unknown).degree() <= 2 and all(m % 2 for _, m in parts)
        for q in [whole] if parts and short else [q for q, _ in parts]:
            found.setdefault(q, Poly(q, unknown))
    return list(found.values())
