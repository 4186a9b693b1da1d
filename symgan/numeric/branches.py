"""Losses with their branches locked: where they switch, and a symbol for the side that each switch is on.

An absolute value |q| becomes s q, a maximum or a case the one of its parts that s chooses: for a
fixed sign s of q the loss is smooth, on both sides of q = 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from itertools import product
from typing import Any, NamedTuple

from sympy import Abs, Add, Derivative, Dummy, Expr, Integral, Max, Min, Piecewise, Pow, Rational, S, Subs, Symbol, sign
from sympy.core.relational import Eq, Ge, Gt, Ne, Relational

from symgan.laws import Dirac, Expectation, Law, Mixture

SWITCHING = (Abs, sign, Max, Min, Piecewise, Relational)


class Branches(NamedTuple):
    """The locked losses, and the quantities whose signs the symbols stand for.

    A quantity holds no symbol but those of the quantities before it.
    """

    losses: tuple[Expr, ...]
    quantities: tuple[Expr, ...]
    sides: tuple[Symbol, ...]


class _Scope(NamedTuple):
    """Where a part of a loss stands: the parameters, the quantities found so far, and what is bound around it."""

    params: frozenset[Symbol]
    sides: dict[Expr, Symbol]
    points: tuple[tuple[tuple[Expr, Expr], ...], ...] = ()
    bound: frozenset[Symbol] = frozenset()


def locked(losses: Iterable[Expr], params: Iterable[Symbol], sections: Iterable[Expr] = ()) -> Branches:
    """The losses with a symbol for each sign that depends on the parameters; ``sections`` are quantities to watch too.

    Laws with finitely many points are summed over. What switches with a sample of another law, or with a variable of
    integration, is left as it is: the expectation is smooth there.
    """
    scope = _Scope(frozenset(params), {})
    found = tuple(_locked(loss, scope) for loss in losses)
    for section in sections:
        _side(section, scope)
    return Branches(found, tuple(scope.sides), tuple(scope.sides.values()))


def switches(expr: Expr) -> bool:
    """Whether some part of the expression switches between branches."""
    return expr.has(*SWITCHING) or any(map(_is_modulus, expr.atoms(Pow)))


def oriented(quantity: Expr) -> tuple[Expr, int]:
    """The quantity without a positive factor in numbers, in one of its two signs, and the sign that was taken out."""
    primitive = quantity.as_content_primitive()[1]
    turned = -1 if primitive.could_extract_minus_sign() else 1
    return turned * primitive, turned


def _is_modulus(expr: Expr) -> bool:
    """Whether it is the square root of one square, whose base is not known to be real."""
    return isinstance(expr, Pow) and expr.exp == Rational(1, 2) and isinstance(expr.base, Pow) and expr.base.exp == 2


def _side(quantity: Expr, scope: _Scope) -> Any:
    """The sign of the quantity as a symbol or its negative; None where it is no function of the parameters alone."""
    for points in reversed(scope.points):
        quantity = quantity.subs(points, simultaneous=True)
    # the slope of a linear critic is the same at all samples, which an unevaluated derivative does not tell
    quantity = quantity.doit(integrals=False) if quantity.has(Derivative) else quantity
    if quantity.free_symbols & scope.bound or not quantity.free_symbols & scope.params:
        return None
    found, turned = oriented(quantity)
    return turned * scope.sides.setdefault(found, Dummy(f"side{len(scope.sides)}", real=True))


@singledispatch
def _locked(expr: Any, scope: _Scope) -> Any:
    if not switches(expr):
        return expr
    return expr.func(*(_locked(part, scope) for part in expr.args))


@_locked.register(Pow)
def _power(expr: Pow, scope: _Scope) -> Expr:
    if _is_modulus(expr):
        return _modulus(Abs(expr.base.base), scope)
    return Pow(_locked(expr.base, scope), _locked(expr.exp, scope))


@_locked.register(Abs)
def _modulus(expr: Abs, scope: _Scope) -> Expr:
    inner = _locked(expr.args[0], scope)
    side = _side(inner, scope)
    return Abs(inner) if side is None else side * inner


@_locked.register(sign)
def _sign(expr: sign, scope: _Scope) -> Expr:
    inner = _locked(expr.args[0], scope)
    side = _side(inner, scope)
    return sign(inner) if side is None else side


@_locked.register(Max)
@_locked.register(Min)
def _extremum(expr: Expr, scope: _Scope) -> Expr:
    best, *others = (_locked(part, scope) for part in expr.args)
    for other in others:
        side = _side(best - other, scope)
        if side is None:
            best = expr.func(best, other)
        else:
            best = Piecewise((best, side > 0 if isinstance(expr, Max) else side < 0), (other, True))
    return best


@_locked.register(Relational)
def _relation(expr: Relational, scope: _Scope) -> Any:
    """The same on either side; an equation is false there."""
    left, right = (_locked(part, scope) for part in (expr.lhs, expr.rhs))
    if isinstance(expr, (Eq, Ne)):
        smooth = not (left - right).free_symbols & scope.params
        return expr.func(left, right) if smooth else S.true if isinstance(expr, Ne) else S.false
    side = _side(left - right, scope)
    if side is None:
        return expr.func(left, right)
    return side > 0 if isinstance(expr, (Gt, Ge)) else side < 0


@_locked.register(Subs)
def _subs(expr: Subs, scope: _Scope) -> Expr:
    points = tuple(zip(expr.variables, (_locked(p, scope) for p in expr.point), strict=True))
    inner = _locked(expr.expr, scope._replace(points=(*scope.points, points)))
    return Subs(inner, *zip(*points, strict=True))


@_locked.register(Integral)
def _integral(expr: Integral, scope: _Scope) -> Expr:
    inner = scope._replace(bound=scope.bound | {*expr.variables})
    return Integral(_locked(expr.function, inner), *expr.limits)


@_locked.register(Expectation)
def _expectation(expr: Expectation, scope: _Scope) -> Expr:
    if not switches(expr.integrand):
        return expr
    points = {x: _points(law) for x, law in expr.bindings}
    rest = [(x, law) for x, law in expr.bindings if points[x] is None]
    inner = scope._replace(bound=scope.bound | {x for x, _ in rest})
    finite = [[(x, *point) for point in found] for x, found in points.items() if found is not None]
    terms = []
    for chosen in product(*finite):
        there = tuple((x, at) for x, at, _ in chosen)
        # put in once it is locked: SymPy would make a root of conjugates of a modulus of an unevaluated slope
        integrand = _locked(expr.integrand, inner._replace(points=(*scope.points, there))).subs(there)
        weight = S.One
        for *_, w in chosen:
            weight *= w
        terms.append(weight * Expectation(integrand, *rest))
    return Add(*terms)


def _points(law: Law) -> list[tuple[Expr, Expr]] | None:
    """The points of a law with their weights; None where it has more than finitely many."""
    if isinstance(law, Dirac):
        return [(law.args[0], S.One)]
    if not isinstance(law, Mixture):
        return None
    parts = [(w, _points(part)) for w, part in zip(*law.args, strict=True)]
    if any(found is None for _, found in parts):
        return None
    return [(at, w * weight) for w, found in parts for at, weight in found or ()]
