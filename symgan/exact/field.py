"""The vector field of a game and its Jacobian at an equilibrium."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sympy import Derivative, Expr, Float, ImmutableMatrix, Integral, Rational, Subs, Symbol, expand, sympify
from sympy.core.function import AppliedUndef

from symgan.exact.moments import expect, open_gradients
from symgan.laws import Expectation
from symgan.notation import taylor_symbol
from symgan.records import Game


@lru_cache(maxsize=64)  # a step through the others' answer asks for them again
def worked_out(losses: tuple[Expr, ...]) -> tuple[Expr, ...]:
    """The losses with decimals as fractions, gradients carried out and exact expectations put in."""
    return tuple(expect(open_gradients(fractions(loss))) for loss in losses)


def fractions(expr: Any) -> Expr:
    """The expression with every decimal number as the fraction that it writes: 0.1 is 1/10."""
    expr = sympify(expr)
    return expr.xreplace({decimal: Rational(str(decimal)) for decimal in expr.atoms(Float)})


def vector_field(game: Game, losses: tuple[Expr, ...]) -> ImmutableMatrix:
    """v(w): for each player, minus the gradient of its loss in its own parameters, times its rate; shape (n, 1)."""
    return ImmutableMatrix(
        [
            [expect(-fractions(player.rate) * loss.diff(p))]
            for player, loss in zip(game.players, losses, strict=True)
            for p in player.params
        ]
    )


def jacobian(vector: ImmutableMatrix, point: Mapping[Symbol, Expr]) -> ImmutableMatrix:
    """The Jacobian of a vector in all parameters (the keys of point) at that point; shape (n, n)."""
    return ImmutableMatrix([[at(entry.diff(p), point) for p in point] for entry in vector])


def at(expr: Expr, point: Mapping[Symbol, Expr]) -> Expr:
    """The expression at a point, expectations worked out, derivatives of abstract functions named."""
    bound = expr.has(AppliedUndef, Derivative, Subs, Expectation, Integral)  # these have symbols that are not free
    there = expr.subs(point, simultaneous=True) if bound else expr.xreplace({p: sympify(e) for p, e in point.items()})
    return expand(_name_derivatives(expect(there)))


def _name_derivatives(expr: Expr) -> Expr:
    """f'(0), f''(0), ... replaced by the symbols f1, f2, ...; a derivative at another point gets a name of its own."""
    return expr.replace(_is_abstract_derivative, _named)


def _is_abstract_derivative(expr: Expr) -> bool:
    return (
        isinstance(expr, Subs)
        and isinstance(expr.expr, Derivative)
        and isinstance(expr.expr.expr, AppliedUndef)
        and not expr.free_symbols
    )


def _named(expr: Subs) -> Symbol:
    function, order = expr.expr.expr.func.__name__, expr.expr.derivative_count
    symbol = taylor_symbol(function, order)
    (point,) = expr.point
    return symbol if point == 0 else Symbol(f"{symbol.name}({point})", real=True)
