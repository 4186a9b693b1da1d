"""Concrete functions to stand for an abstract f, with prescribed f'(0) and f''(0) and different higher terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sympy import Expr, Rational, Symbol, cos, cosh, diff, log, sin, tanh

DEFAULT_SLOPES = (Rational(1, 2), Rational(-1, 4))  # those of the logistic f


def polynomial(first: Expr, second: Expr) -> Callable[[Any], Expr]:
    """f1 t + f2 t^2/2 + t^3/12."""
    return lambda t: first * t + second * t**2 / 2 + t**3 / 12


def trigonometric(first: Expr, second: Expr) -> Callable[[Any], Expr]:
    """f1 sin t + f2 (1 - cos t)."""
    return lambda t: first * sin(t) + second * (1 - cos(t))


def hyperbolic(first: Expr, second: Expr) -> Callable[[Any], Expr]:
    """f1 tanh t + f2 log cosh t."""
    return lambda t: first * tanh(t) + second * log(cosh(t))


SHAPES = (polynomial, trigonometric, hyperbolic)


def stand_ins(first: Expr, second: Expr) -> Iterator[tuple[str, Callable[[Any], Expr]]]:
    """Three different functions with f'(0) = first and f''(0) = second, each with its name."""
    for shape in SHAPES:
        yield shape.__name__, shape(first, second)


def slope(function: Callable[[Any], Expr], order: int) -> Expr:
    """The exact derivative of that order at 0."""
    t = Symbol("t", real=True)
    return diff(function(t), t, order).subs(t, 0)
