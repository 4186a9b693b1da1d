"""Forward-mode automatic differentiation: dual numbers a + b e with e^2 = 0, nested by level.

A value and a slope are floats, NumPy arrays, or duals of a lower level, so derivatives of
derivatives need no code of their own. Each differentiation has a level of its own; a dual of a
lower level is a constant to it, which keeps nested derivatives apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Elementary = Callable[[Any], Any]


class Dual:
    """value + slope * e_level."""

    __slots__ = ("level", "slope", "value")
    __array_ufunc__ = None  # an array times a dual is a dual of arrays

    def __init__(self, value: Any, slope: Any, level: int) -> None:
        self.value, self.slope, self.level = value, slope, level

    def __add__(self, other: Any) -> Dual:
        a, b, level = _aligned(self, other)
        return Dual(a.value + b.value, a.slope + b.slope, level)

    def __neg__(self) -> Dual:
        return Dual(-self.value, -self.slope, self.level)

    def __sub__(self, other: Any) -> Dual:
        return self + (-other)

    def __rsub__(self, other: Any) -> Dual:
        return (-self) + other

    def __mul__(self, other: Any) -> Dual:
        a, b, level = _aligned(self, other)
        return Dual(a.value * b.value, a.slope * b.value + a.value * b.slope, level)

    def __truediv__(self, other: Any) -> Dual:
        return self * power(other, -1)

    def __rtruediv__(self, other: Any) -> Dual:
        return power(self, -1) * other

    __radd__, __rmul__ = __add__, __mul__


def _aligned(a: Any, b: Any) -> tuple[Dual, Dual, int]:
    """Both operands as duals of the higher of their levels."""
    level = max(_level(a), _level(b))
    return _lifted(a, level), _lifted(b, level), level


def _level(x: Any) -> int:
    return x.level if isinstance(x, Dual) else 0


def highest(*numbers: Any) -> int:
    """The highest level among the numbers; 0 where none is dual."""
    return max(map(_level, numbers), default=0)


def slope(x: Any, level: int) -> Any:
    """The slope of a number in the differentiation of that level, the highest there is."""
    return x.slope if _level(x) == level else 0.0


def _lifted(x: Any, level: int) -> Dual:
    return x if _level(x) == level else Dual(x, 0.0, level)


def derivative(function: Callable[[Any], Any], at: Any, level: int) -> Any:
    """function'(at) for a function of one variable; level exceeds that of every dual in ``at`` and the function."""
    return slope(function(Dual(at, 1.0, level)), level)


def along(function: Callable[[np.ndarray], Any], at: np.ndarray, direction: np.ndarray) -> Any:
    """The derivative of a function of a vector in that direction."""
    level = 1 + highest(*at, *direction)
    return slope(function(np.array([Dual(x, u, level) for x, u in zip(at, direction, strict=True)])), level)


def lift(function: Elementary, slope: Elementary) -> Elementary:
    """A NumPy function made to act on duals by the chain rule; slope is its derivative, itself on duals."""

    def lifted(x: Any) -> Any:
        if isinstance(x, Dual):
            return Dual(lifted(x.value), slope(x.value) * x.slope, x.level)
        return function(x)

    return lifted


def power(base: Any, exponent: Any) -> Any:
    """base ** exponent; the exponent a number, or the base positive."""
    if isinstance(exponent, Dual):
        return exp(exponent * log(base))
    if not isinstance(base, Dual):
        return np.power(base, exponent) if exponent != -1 else 1.0 / base
    if exponent == 0:
        return 1.0
    return Dual(power(base.value, exponent), exponent * power(base.value, exponent - 1) * base.slope, base.level)


def root(x: Any) -> Any:
    """The square root of the positive part."""
    return power(x, 0.5) if plain(x) > 0 else 0.0


def where(condition: Any, yes: Any, no: Any) -> Any:
    """The one or the other, value and slope alike."""
    if not isinstance(yes, Dual) and not isinstance(no, Dual):
        return np.where(condition, yes, no)
    a, b, level = _aligned(yes, no)
    return Dual(where(condition, a.value, b.value), where(condition, a.slope, b.slope), level)


def plain(x: Any) -> Any:
    """The number under all levels."""
    return plain(x.value) if isinstance(x, Dual) else x


def floats(array: np.ndarray) -> np.ndarray:
    """The numbers under all levels of an array."""
    return np.array([plain(x) for x in array.ravel()], dtype=float).reshape(array.shape)


def total(x: Any) -> Any:
    """The sum over the first axis of an array, or of the arrays in a dual."""
    if isinstance(x, Dual):
        return Dual(total(x.value), total(x.slope), x.level)
    return np.sum(x, axis=0) if np.ndim(x) else x


exp: Elementary = lift(np.exp, lambda x: exp(x))
log: Elementary = lift(np.log, lambda x: power(x, -1))
sin: Elementary = lift(np.sin, lambda x: cos(x))
cos: Elementary = lift(np.cos, lambda x: -sin(x))
sinh: Elementary = lift(np.sinh, lambda x: cosh(x))
cosh: Elementary = lift(np.cosh, lambda x: sinh(x))
tanh: Elementary = lift(np.tanh, lambda x: 1.0 - power(tanh(x), 2))
sign: Elementary = lift(np.sign, lambda x: 0.0 * plain(x))
absolute: Elementary = lift(np.abs, lambda x: sign(x))
