"""Enclosures of real and complex numbers by balls (Arb): every bound holds, whatever was rounded.

F. Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic", 2017.
"""

from __future__ import annotations

from functools import reduce
from operator import add, mul
from typing import TYPE_CHECKING, Any

from sympy import (
    Abs,
    Add,
    CRootOf,
    E,
    Expr,
    I,
    Max,
    Min,
    Mul,
    Pow,
    Rational,
    acos,
    acosh,
    asin,
    asinh,
    atan,
    atanh,
    cos,
    cosh,
    exp,
    log,
    pi,
    sin,
    sinh,
    tan,
    tanh,
)

from symgan.records import InputError

if TYPE_CHECKING:
    from flint import acb, arb, fmpz_poly

# The most binary digits that are computed with.
BUDGET_BITS = 2**14

_FUNCTIONS = {exp, log, sin, cos, tan, sinh, cosh, tanh, asin, acos, atan, asinh, acosh, atanh}


def enclose(expr: Expr, digits: int = 15) -> tuple[Rational, Rational]:
    """Rational bounds low <= expr <= high of a real number, no further apart than 10**-digits.

    InputError where expr has symbols, is not real, or holds a function without an enclosure.
    """
    if expr.free_symbols:
        raise InputError(f"enclose takes a number; {expr} has the symbol {min(expr.free_symbols, key=str)}")
    wanted = Rational(1, 10**digits)
    bits = 64
    while bits <= BUDGET_BITS:
        found = ball(expr, bits)
        if found.is_finite() and (expr.is_extended_real or found.imag.is_zero()):
            low, high = bounds(found.real)
            if high - low <= wanted:
                return low, high
        bits *= 2
    raise InputError(f"no real enclosure of {expr} to {digits} digits was found within {BUDGET_BITS} bits")


def bounds(real: arb) -> tuple[Rational, Rational]:
    """The ends of a ball on the line, exactly."""
    middle, radius = (Rational(int(x.p), int(x.q)) for x in (real.mid().fmpq(), real.rad().fmpq()))
    return middle - radius, middle + radius


def ball(expr: Expr, bits: int) -> acb:
    """A complex ball that holds the number; not finite where there is none."""
    from flint import ctx

    with ctx.workprec(bits):
        return _ball(expr)


def _ball(expr: Expr) -> acb:
    from flint import acb, fmpq

    if isinstance(expr, Rational):
        return acb(fmpq(int(expr.p), int(expr.q)))
    if isinstance(expr, (Add, Mul)):
        return reduce(add if isinstance(expr, Add) else mul, map(_ball, expr.args))
    if isinstance(expr, Pow):
        return _power(_ball(expr.base), expr.exp)
    if isinstance(expr, CRootOf):
        return _root(expr)
    if expr in (pi, E, I):
        return {pi: acb.pi(), E: acb(1).exp(), I: acb(0, 1)}[expr]
    return _function(expr)


def _power(base: acb, exponent: Expr) -> acb:
    if exponent.is_Integer:
        return base ** int(exponent)
    if exponent.is_Rational and exponent.q == 2:
        return base.sqrt() ** int(exponent.p)
    return base ** _ball(exponent)


def _function(expr: Expr) -> acb:
    from flint import acb

    if expr.func in _FUNCTIONS:  # FLINT calls them by the same names
        return getattr(_ball(expr.args[0]), expr.func.__name__)()
    if isinstance(expr, Abs):
        return acb(abs(_ball(expr.args[0])))
    if isinstance(expr, (Max, Min)):
        return acb(reduce(lambda a, b: a.max(b) if isinstance(expr, Max) else a.min(b), _reals(expr)))
    return acb("nan")


def _reals(expr: Expr) -> list[arb]:
    from flint import arb

    values = map(_ball, expr.args)
    return [v.real if v.imag.is_zero() else arb("nan") for v in values]


def _root(expr: CRootOf) -> acb:
    """The ball of an indexed root: real roots come first and in increasing order, as SymPy counts them."""
    from flint import acb

    if not expr.is_real:
        return acb("nan")
    pairs: Any = integer_polynomial(expr.poly.all_coeffs()).complex_roots()
    return sorted((r for r, _ in pairs if r.imag.is_zero()), key=lambda r: bounds(r.real)[0])[expr.index]


def integer_polynomial(coefficients: list[Rational]) -> fmpz_poly:
    """FLINT's polynomial of these rational coefficients, highest first, up to a positive factor."""
    from flint import fmpq, fmpq_poly

    return fmpq_poly([fmpq(int(c.p), int(c.q)) for c in reversed(coefficients)]).numer()
