"""The Taylor polynomial of a vector at a point, exact, in the displacements from the point.

Sums and products are those of truncated power series; a function g of one series s is
g(s0) + g'(s0) (s - s0) + ... with the derivatives of g alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from math import factorial, prod
from typing import TypeAlias

from sympy import Add, Derivative, Dummy, Expr, Heaviside, ImmutableMatrix, Integer, Mul, Pow, Subs, Symbol, expand
from sympy.core.function import AppliedUndef, Function

from symgan.exact.field import at

# The coefficient of each monomial, by the exponents of the displacements; the constant term included.
Series: TypeAlias = dict[tuple[int, ...], Expr]


def taylor(vector: ImmutableMatrix, point: Mapping[Symbol, Expr], order: int) -> tuple[Series, ...]:
    """For each entry the terms of degree 0 to ``order`` at the point; derivatives of an abstract f are f1, f2, ...

    ``point`` maps each variable of the vector, in order, to its value there.
    """
    known: dict[Expr, Series] = {}
    return tuple(_series(entry, point, order, known) for entry in vector)


def exponents(variables: int, order: int) -> list[tuple[int, ...]]:
    """The exponents of all monomials of degree 1 to ``order``, lower degrees first."""
    return sorted((e for e in product(range(order + 1), repeat=variables) if 0 < sum(e) <= order), key=sum)


def _series(expr: Expr, point: Mapping[Symbol, Expr], order: int, known: dict[Expr, Series]) -> Series:
    """The series of an expression, node by node; those met before are looked up."""
    if expr not in known:
        known[expr] = _node(expr, point, order, known)
    return known[expr]


def _node(expr: Expr, point: Mapping[Symbol, Expr], order: int, known: dict[Expr, Series]) -> Series:
    origin = (0,) * len(point)
    if not expr.free_symbols & set(point):
        return {origin: at(expr, point)}
    if expr in point:
        unit = tuple(int(p == expr) for p in point)
        return {origin: point[expr], unit: Integer(1)}
    if isinstance(expr, Add):
        return _sum(*(_series(e, point, order, known) for e in expr.args))
    if isinstance(expr, Mul):
        return _product([_series(e, point, order, known) for e in expr.args], order, origin)
    outer = _of_one_variable(expr, point)
    if outer is None:
        return _by_derivatives(expr, point, order)
    function, variable, inner = outer
    return _composed(function, variable, _series(inner, point, order, known), order, origin)


def _of_one_variable(expr: Expr, point: Mapping[Symbol, Expr]) -> tuple[Expr, Symbol, Expr] | None:
    """(g, s, u) where the expression is g(s) at s = u: powers, functions, and derivatives of abstract functions."""
    s = Dummy("s", real=True)
    if isinstance(expr, Pow) and not expr.exp.free_symbols & set(point):
        return s**expr.exp, s, expr.base
    if isinstance(expr, Heaviside):  # its second argument is the value at 0
        return Heaviside(s), s, expr.args[0]
    if isinstance(expr, Function) and len(expr.args) == 1 and (isinstance(expr, AppliedUndef) or expr.is_commutative):
        return expr.func(s), s, expr.args[0]
    if isinstance(expr, Subs) and isinstance(expr.expr, Derivative) and len(expr.variables) == 1:
        (variable,), (inner,) = expr.variables, expr.point
        if expr.expr.free_symbols == {variable} and isinstance(expr.expr.expr, AppliedUndef):
            return expr.expr.xreplace({variable: s}), s, inner
    return None


def _sum(*parts: Series) -> Series:
    total: Series = {}
    for part in parts:
        for powers, c in part.items():
            total[powers] = total.get(powers, Integer(0)) + c
    return _plain(total)


def _product(parts: list[Series], order: int, origin: tuple[int, ...]) -> Series:
    result: Series = {origin: Integer(1)}
    for part in parts:
        found: Series = {}
        for (p, a), (q, b) in product(result.items(), part.items()):
            if sum(p) + sum(q) <= order:
                powers = tuple(i + j for i, j in zip(p, q, strict=True))
                found[powers] = found.get(powers, Integer(0)) + a * b
        result = _plain(found)
    return result


def _composed(function: Expr, variable: Symbol, inner: Series, order: int, origin: tuple[int, ...]) -> Series:
    """g(u0 + d) = g(u0) + g'(u0) d + g''(u0)/2 d^2 + ..., d the series without its constant term."""
    start = inner.get(origin, Integer(0))
    small = {m: c for m, c in inner.items() if m != origin}
    power, parts = {origin: Integer(1)}, []
    for k in range(order + 1):
        slope = at(function.diff(variable, k) if k else function, {variable: start}) / factorial(k)
        parts.append({m: c * slope for m, c in power.items()})
        power = _product([power, small], order, origin)
        if not power:
            break
    return _sum(*parts)


def _by_derivatives(expr: Expr, point: Mapping[Symbol, Expr], order: int) -> Series:
    """Any other node, by its partial derivatives; each is that of a lower one, differentiated once more."""
    variables = tuple(point)
    derivatives = {(0,) * len(variables): expr}
    for powers in exponents(len(variables), order):
        last = max(i for i, k in enumerate(powers) if k)
        before = tuple(k - (i == last) for i, k in enumerate(powers))
        derivatives[powers] = derivatives[before].diff(variables[last])
    return _plain({m: at(e, point) / prod(map(factorial, m)) for m, e in derivatives.items()})


def _plain(series: Series) -> Series:
    """Without the terms that are zero."""
    expanded = {m: expand(c) for m, c in series.items()}
    return {m: c for m, c in expanded.items() if c != 0}
