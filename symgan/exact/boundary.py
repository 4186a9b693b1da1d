"""How stability is lost on the boundary of a region: which eigenvalue reaches the circle or the imaginary axis."""

from __future__ import annotations

from sympy import Expr, Poly, Symbol, fraction, rem, together

from symgan.decide.identity import is_zero
from symgan.records import Derivation

PAIR = "a complex pair"


def loss_at(d: Derivation, unknown: Symbol, value: Expr) -> str:
    """Which eigenvalue is on the boundary where the unknown has this value: +1, -1, 0 (of a flow) or a complex pair."""
    for name, polynomial in _real_crossings(d):
        if is_zero(polynomial.subs(unknown, value)) is True:
            return name
    return PAIR


def loss_on(d: Derivation, unknown: Symbol, wall: Poly) -> str:
    """The same on the zeros of a polynomial in the unknown."""
    for name, polynomial in _real_crossings(d):
        numerator = fraction(together(polynomial))[0]
        if numerator.is_polynomial(unknown) and is_zero(rem(numerator, wall.as_expr(), unknown)) is True:
            return name
    return PAIR


def _real_crossings(d: Derivation) -> list[tuple[str, Expr]]:
    assert d.charpoly is not None
    if d.method.flow:
        return [("the eigenvalue 0", d.charpoly.eval(0))]
    return [("the eigenvalue +1", d.charpoly.eval(1)), ("the eigenvalue -1", d.charpoly.eval(-1))]
