"""Averaging over a slow change of amplitude: decay along a center, and what a small step makes of it.

The square of the amplitude is the quadratic form q that the linear part keeps. Along the flow
q' = L q^(k+1) + ... on average; one step of size h of a method that follows the flow multiplies q
by 1 + g h^p + ... as well. Where the two balance, the method has an invariant circle as h -> 0.

Source: J. Guckenheimer and P. Holmes, Nonlinear Oscillations, chapter 4.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, ImmutableMatrix, Poly, Rational, Symbol, cancel, fraction, together

from symgan.decide.identity import is_zero
from symgan.exact.focal import Focal


@dataclass(frozen=True)
class Growth:
    """The determinant of one linear step is 1 + rate h^order + ...: by that q grows in one step."""

    rate: Expr
    order: int


def decay(focal: Focal, time: Symbol) -> Expr:
    """q(t) to leading order for large t: the solution (-k L t)^(-1/k) of q' = L q^(k+1), for L < 0."""
    return cancel(-focal.order * focal.value * time) ** Rational(-1, focal.order)


def step_symbol(method_constants: tuple[Expr, ...]) -> Symbol | None:
    """The only symbol among the constants of a method, if there is one and it is positive."""
    symbols = set().union(*(getattr(c, "free_symbols", set()) for c in method_constants))
    return next(iter(symbols)) if len(symbols) == 1 and next(iter(symbols)).is_positive else None


def follows(update: ImmutableMatrix, field: ImmutableMatrix, params: tuple[Symbol, ...], h: Symbol) -> bool:
    """Whether one step of size h is w + h v(w) up to the second order in h."""
    still = update.subs(h, 0) - ImmutableMatrix(params)
    speed = update.diff(h).subs(h, 0) - field
    return all(is_zero(e.doit()) is True for e in (*still, *speed))


def growth(matrix: ImmutableMatrix, h: Symbol) -> Growth | None:
    """The first term in h of the determinant less one; None where it is identically one."""
    above, below = fraction(together(cancel(matrix.det() - 1)))
    if above == 0 or below.subs(h, 0) == 0:
        return None
    terms = Poly(above, h).terms()
    (order,), coefficient = terms[-1]
    return Growth(cancel(coefficient / below.subs(h, 0)), order)


def circle_squared(focal: Focal, grown: Growth, h: Symbol) -> Expr:
    """The leading term of q on the invariant circle, if it is positive: g h^p + h L q^k = 0 solved for q."""
    return cancel(-grown.rate * h ** (grown.order - 1) / focal.value) ** Rational(1, focal.order)
