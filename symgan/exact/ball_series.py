"""Fields along their own solutions: power series in time whose coefficients are balls (Arb).

Source: W. Tucker, Validated Numerics, chapters 3 and 6; F. Johansson, "Arb: efficient arbitrary-precision
midpoint-radius interval arithmetic", 2017.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from operator import add, mul
from typing import Any

from flint import arb, arb_series, ctx
from sympy import Add, Expr, Mul, Pow, Symbol, acos, asin, atan, cos, cse, exp, log, sin, tan
from sympy.functions.elementary.hyperbolic import HyperbolicFunction

from symgan.decide.enclosure import ball
from symgan.exact.undecided import Undecided

# What a field does to series, entry by entry.
Velocity = Callable[[Sequence[Any]], list[Any]]

_FUNCTIONS = {exp, log, sin, cos, tan, asin, acos, atan}  # FLINT calls them by the same names


@contextmanager
def working(bits: int, order: int) -> Iterator[None]:
    """Balls of so many binary digits and series of so many terms; FLINT's own settings stand again afterwards."""
    before = ctx.cap
    with ctx.workprec(bits):
        ctx.cap = order
        try:
            yield
        finally:
            ctx.cap = before


def compiled(entries: Sequence[Expr], params: tuple[Symbol, ...]) -> Velocity:
    """The entries as functions of power series, one series for each parameter; parts that entries share are done once.

    Constants are enclosed at the precision that is worked with at this moment. Raises :class:`Undecided` where
    a function has no power series here, or a constant is no real number.
    """
    shared, reduced = cse([e.replace(_hyperbolic, lambda f: f.rewrite(exp)) for e in entries])
    places = {s: i for i, s in enumerate((*params, *(s for s, _ in shared)))}
    first = [_compiled(e, places) for _, e in shared]
    last = [_compiled(e, places) for e in reduced]

    def velocity(values: Sequence[arb_series]) -> list[arb_series]:
        known = list(values)
        for part in first:
            known.append(part(known))
        return [arb_series([e]) if isinstance(e, arb) else e for e in (part(known) for part in last)]

    return velocity


def solution(velocity: Velocity, start: Sequence[arb], order: int) -> list[arb_series]:
    """The solutions that begin in a box, up to t**order.

    Each round of Picard's iteration, x = start + integral of v(x), makes one more coefficient right.
    """
    now = [arb_series([s], prec=1) for s in start]
    for _ in range(order):
        now = [s + v.integral() for s, v in zip(start, velocity(now), strict=True)]
    return now


def values(velocity: Velocity, box: Sequence[arb]) -> list[arb]:
    """The field on a box."""
    return [v[0] for v in velocity([arb_series([b], prec=1) for b in box])]


def _hyperbolic(expr: Expr) -> bool:
    return isinstance(expr, HyperbolicFunction)


def _compiled(expr: Expr, places: dict[Symbol, int]) -> Callable[[list[Any]], Any]:
    if expr in places:
        place = places[expr]
        return lambda known: known[place]
    if expr.is_number:
        constant = _constant(expr)
        return lambda known: constant
    parts = [_compiled(a, places) for a in expr.args]
    if isinstance(expr, (Add, Mul)):
        operation = add if isinstance(expr, Add) else mul
        return lambda known: reduce(operation, [part(known) for part in parts])
    if isinstance(expr, Pow):
        return _power(parts, expr.exp)
    if expr.func not in _FUNCTIONS:
        raise Undecided(f"{expr.func} has no power series here")
    name, (inner,) = expr.func.__name__, parts
    return lambda known: getattr(inner(known), name)()


def _constant(expr: Expr) -> arb:
    found = ball(expr, ctx.prec)
    if not found.is_finite() or not found.imag.is_zero():
        raise Undecided(f"{expr} has no real enclosure")
    return found.real


def _power(parts: list[Any], exponent: Expr) -> Callable[[list[Any]], Any]:
    """Integer powers by products; half-integer ones by a root; others by exp and log, of a positive base."""
    base, upstairs = parts
    if not (2 * exponent).is_Integer:
        return lambda known: (upstairs(known) * base(known).log()).exp()
    n = int(exponent if exponent.is_Integer else 2 * exponent)
    root = base if exponent.is_Integer else lambda known: base(known).sqrt()
    return (lambda known: _product(root(known), n)) if n > 0 else (lambda known: _product(_inverse(root(known)), -n))


def _product(series: Any, n: int) -> Any:
    """The n-th power; FLINT's own goes by the logarithm, and knows nothing where a ball holds zero."""
    return reduce(mul, [series] * n)


def _inverse(series: arb_series) -> arb_series:
    if series[0].contains(0):  # FLINT raises where a ball may be zero; no number is known there
        return arb_series([arb("nan")] * series.prec, prec=series.prec)
    return 1 / series
