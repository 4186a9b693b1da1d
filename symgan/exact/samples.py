"""Sample points of the constants: they suggest answers, and prove none."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sympy import Rational, Symbol, lambdify
from sympy.logic.boolalg import Boolean

Point = dict[Symbol, Rational]

COUNT = 160
TRIALS = 40  # for each point wanted, until the hypotheses hold


def samples(symbols: Iterable[Symbol], given: Boolean, count: int = COUNT) -> list[Point]:
    """Rational points that satisfy the assumptions of the symbols and what is given; the same at every call."""
    names = sorted(symbols, key=lambda s: s.name)
    admitted = evaluator(given, names)
    rng = random.Random(2018)
    found: list[Point] = []
    for _ in range(count * TRIALS):
        point = {s: _value(s, rng) for s in names}
        if admitted(point) is True:
            found.append(point)
        if len(found) == count or not names:
            break
    return found


def _value(symbol: Symbol, rng: random.Random) -> Rational:
    """A value of any size and of every sign that the assumptions admit."""
    if symbol.is_integer:
        return Rational(rng.randint(1 if symbol.is_positive else -6, 6))
    size = Rational(round(2 ** rng.uniform(-3.0, 3.0) * 1009), 1009)
    if symbol.is_nonnegative:
        return size
    return -size if symbol.is_nonpositive or rng.random() < 0.5 else size


def evaluator(expr: Any, names: Sequence[Symbol]) -> Callable[[Point], Any]:
    """The expression as a function of a point, in floats; None where it has no value there."""
    compiled = lambdify(names, expr, modules="math")

    def value(point: Point) -> Any:
        try:
            return compiled(*(float(point[s]) for s in names))
        except (ValueError, ZeroDivisionError, OverflowError, TypeError):
            return None

    return value
