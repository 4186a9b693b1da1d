"""Lyapunov's direct method with LaSalle's principle: a quadratic V that never grows, and where it stands still.

Source: H. K. Khalil, Nonlinear Systems, theorems 4.2 and 4.4.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Add, Expr, ImmutableMatrix, S, Symbol, cancel, true
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.decide.signs import zero
from symgan.exact.definite import analytic_everywhere, as_product, factored_out, signed

# How many Lie derivatives of a factor are taken for each parameter.
BUDGET_LIE_DERIVATIVES = 4


@dataclass(frozen=True)
class Lyapunov:
    """V' <= 0 everywhere; ``strict`` where no complete orbit but the equilibrium stays where V' = 0."""

    function: Expr
    rate: Expr
    strict: bool


def lie_derivative(function: Expr, params: tuple[Symbol, ...], field: ImmutableMatrix) -> Expr:
    """grad(function) . v, the rate of change along the flow of v."""
    return Add(*(function.diff(p) * v for p, v in zip(params, field, strict=True)))


def lyapunov(
    function: Expr, field: ImmutableMatrix, point: dict[Symbol, Expr], given: Boolean = true
) -> Lyapunov | None:
    """What the positive definite quadratic ``function`` proves of the equilibrium ``point``; None if nothing.

    The field must be analytic everywhere: then an orbit on which a product vanishes lies in the
    zeros of one factor, which is followed by repeated Lie derivatives.
    """
    params = tuple(point)
    rate = lie_derivative(function, params, field)
    if not analytic_everywhere(field):
        return None
    sign = signed(rate, given)
    if sign is None or sign.sign > 0:
        return None
    strict = all(_only_rest(q, {}, field, point, BUDGET_LIE_DERIVATIVES * len(params)) for q in sign.zeros)
    return Lyapunov(function, as_product(rate), strict)


def _only_rest(
    factor: Expr, fixed: dict[Symbol, Expr], field: ImmutableMatrix, point: dict[Symbol, Expr], left: int
) -> bool:
    """Whether the equilibrium is the only orbit along which ``factor`` vanishes while the ``fixed`` equations hold."""
    found = factored_out(cancel(factor.subs(fixed)))
    if left == 0 or found is None or found[0] == 0:
        return False
    branches = [q for q, power in found[1].items() if power > 0 and zero(q) is not S.false]
    return all(_branch(q, fixed, field, point, left) for q in branches)


def _branch(q: Expr, fixed: dict[Symbol, Expr], field: ImmutableMatrix, point: dict[Symbol, Expr], left: int) -> bool:
    """The same for one irreducible factor, solved for a parameter in which it is linear."""
    for p in point:
        slope = q.diff(p)
        if slope == 0 or slope.free_symbols & set(point) or zero(slope) is not S.false:
            continue
        value = cancel(p - q / slope)
        now = {**{s: cancel(e.subs(p, value)) for s, e in fixed.items()}, p: value}
        if len(now) == len(point):
            return all(is_zero(now[s] - e) is True for s, e in point.items())
        constraint = p - value
        return _only_rest(lie_derivative(constraint, tuple(point), field).subs(now), now, field, point, left - 1)
    return False
