"""How stability is lost on the boundary of a region: which eigenvalue reaches the circle or the imaginary axis."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Poly, Symbol, fraction, rem, together

from symgan.decide.identity import is_zero
from symgan.exact.stability import half_plane, required_positive
from symgan.records import Derivation

UNKNOWN = "an eigenvalue"


def loss_at(d: Derivation, unknown: Symbol, value: Expr) -> str:
    """Which eigenvalue is on the boundary where the unknown has this value: +1, -1, 0 (of a flow) or a complex pair."""
    there = (name for name, e in _crossings(d) if is_zero(e.subs(unknown, value)) is True)
    return next(there, UNKNOWN)


def loss_on(d: Derivation, unknown: Symbol, wall: Poly) -> str:
    """The same on the zeros of a polynomial in the unknown; empty where no eigenvalue was shown to be there."""
    for name, expr in _crossings(d):
        numerator = fraction(together(expr))[0]
        if numerator.is_polynomial(unknown) and is_zero(rem(numerator, wall.as_expr(), unknown)) is True:
            return name
    return ""


def _crossings(d: Derivation) -> Iterator[tuple[str, Expr]]:
    """What vanishes where an eigenvalue is +1, -1 or 0, and by Orlando's formula where a pair is on the boundary."""
    for f in d.factors:
        real = {"the eigenvalue 0": 0} if d.method.flow else {"the eigenvalue +1": 1, "the eigenvalue -1": -1}
        yield from ((name, f.poly.eval(value)) for name, value in real.items())
    for f in (f for f in d.factors if f.poly.degree() > 1):
        a = half_plane(f.poly, d.method.flow)
        yield "a complex pair", a[1] if len(a) == 3 else required_positive(a)[len(a)]
