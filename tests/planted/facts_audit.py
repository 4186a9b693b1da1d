"""Combinations with constant coefficients, exact and in floats, all known by hand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from sympy import Float, Rational, S, Symbol, exp, symbols

from symgan.exact.multiples import multiples
from symgan.notation import gamma, h
from symgan.numeric.multiples import multiples as fitted
from symgan.numeric.multiples import named

from .expect import near, same

x, y = symbols("x y", real=True)
a = Symbol("a", real=True)
AT = {gamma: Rational(7, 10), h: Rational(3, 10)}


def fact_combinations_are_exact() -> Iterator[str | None]:
    """Two unknown coefficients, one in several entries, none where no constants do, and parts that are zero."""
    yield same(multiples([a * x + 3 * y], [[x], [y]], {x, y}), (a, 3))
    yield same(multiples([a * x, 2 * a * y, -a], [[x, 2 * y, S.NegativeOne]], {x, y}), (a,))
    yield same(multiples([x * y + a], [[x * y], [x], [S.One]], {x, y}), (1, 0, a))
    yield same(multiples([2 * x / (1 + exp(y))], [[x * exp(-y) / (1 + exp(-y))]], {x, y}), (2,))
    yield same(multiples([x / y], [[1 / y], [x / y]], {x, y}), (0, 1))
    yield same(multiples([x + 2 / y], [[x], [1 / y]], {x, y}), (1, 2))
    yield same(multiples([2 * x, y], [[S.Zero, y], [x, S.Zero]], {x, y}), (1, 2))
    yield same(multiples([2 * x], [[S.Zero], [x]], {x}), (1, 2))
    for values, parts in (([x**2], [[x]]), ([a * x, 2 * y], [[x, y]]), ([x], [[0]]), ([x], [[y], [x - y]])):
        yield same(multiples(values, parts, {x, y}), (1, 1) if len(parts) == 2 else None)
    yield same(multiples([0, 0], [[0, 0], [0, 0]], {x}), (1, 1))
    yield same(multiples([0, x], [[0, 0]], {x}), None)


def fact_combinations_in_floats() -> Iterator[str | None]:
    """The same at thirty random points."""
    u, v = np.random.default_rng(1).normal(size=(2, 30))
    yield same(fitted([0.7 * u - 2 * v, u], [[u, u / 0.7], [v, 0 * v]], AT, 1e-9), (gamma, -2))
    yield same(fitted([100 * u], [[u], [0 * v]], AT, 1e-9), (100, 1))
    yield same(fitted([u], [[0 * u], [u / 3]], AT, 1e-9), (1, 3))
    for values, parts in (
        ([u * v], [[u], [v]]),
        ([u + 1e-6 * v], [[u]]),
        ([u], [[0 * u]]),
        ([1e3 * u + v / 10], [[u]]),
    ):
        yield same(fitted(values, parts, AT, 1e-9), None)
    yield same(fitted([u + 1e-6 * v], [[u]], AT, 1e-5), (1,))
    yield same(fitted([1e-10 * u], [[0 * u]], AT, 1e-9), (1,))
    yield same(fitted([1e6 * u + 1e-5 * v], [[u]], AT, 1e-9), (10**6,))
    yield same(fitted([u * np.nan], [[u]], AT, 1e-9), None)
    yield same(fitted([u, u * v], [[u, 0 * u]], AT, 1e-9), None)
    yield same(fitted([np.array([0.0, 1.0])], [[np.zeros(2)]], AT, 1e-9), None)


def fact_numbers_are_named() -> Iterator[str | None]:
    """Halves first, then constants and their inverses, then finer fractions, decimals at last."""
    third, seventh = Rational(1, 3), Rational(1, 7)
    for value, shown in ((0.5, Rational(1, 2)), (0.7, gamma), (-1.4, -2 * gamma), (1 / 0.3, 1 / h), (0.15, h / 2)):
        yield same(named(value, AT, 1e-9), shown)
    for value, shown in ((1 / 3, third), (1 / 7, seventh), (-5 / 12, -Rational(5, 12)), (0.0, 0), (1e6, 10**6)):
        yield same(named(value, AT, 1e-9), shown)
    yield same(named(0.5 + 1e-7, AT, 1e-9).has(Float), True)
    yield same(named(0.5 + 1e-7, AT, 1e-6), Rational(1, 2))
    yield same(named(0.2, {gamma: S.Zero, h: Rational(1, 5)}, 1e-9), h)
    yield near(float(named(0.123456789, AT, 1e-9)), 0.123457, 1e-6)
