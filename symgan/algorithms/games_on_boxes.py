"""Games on boxes that STON'R is run on: zero-sum, the first player minimizes and the second maximizes the value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sympy import Expr, Rational, Symbol, exp, integrate

from symgan.catalogue import unknown
from symgan.records import Game, InputError, Player

Ends = tuple[Any, Any]

_x, _y, _z, _w = (Symbol(name, real=True) for name in "xyzw")
_half = Rational(1, 2)


def zero_sum(name: str, value: Expr, least: Mapping[Symbol, Ends], most: Mapping[Symbol, Ends]) -> Game:
    """The game in which one player minimizes the value over one box, and the other maximizes it over the other box."""
    first = Player("min", tuple(least), value, box=tuple(least.values()))
    return Game(name, (first, Player("max", tuple(most), -value, box=tuple(most.values()))))


def _planar(name: str, value: Expr, ends: Sequence[Ends]) -> Game:
    return zero_sum(name, value, {_x: ends[0]}, {_y: ends[1]})


def shifted_bilinear() -> Game:
    """The product (x - 1/2)(y - 1/2) on the unit square: gradient play turns about the solution in the middle.

    Source: Daskalakis, Golowich, Skoulakis and Zampetakis 2022.
    """
    return _planar("shifted-bilinear", (_x - _half) * (_y - _half), ((0, 1), (0, 1)))


def convex_concave() -> Game:
    """A quadratic that is convex in x and concave in y, on the unit square, with a solution inside."""
    return _planar("convex-concave", _x**2 - _y**2 + _x * _y - _x / 2 + _y / 5, ((0, 1), (0, 1)))


def follow_the_ridge() -> Game:
    """A value whose gradient flow has a limit cycle about a local minimax point at the origin.

    Source: Wang, Zhang and Ba 2020; Daskalakis, Golowich, Skoulakis and Zampetakis 2022.
    """
    value = 4 * _x**2 - (_y - 3 * _x + _x**3 / 20) ** 2 - _y**4 / 10
    return _planar("follow-the-ridge", value * exp(-(_x**2 + _y**2) / 100), ((-1, 1), (-1, 1)))


def almost_bilinear() -> Game:
    """A product with a small quadratic term whose sign changes with the distance from the origin, smoothly.

    Source: Daskalakis, Golowich, Skoulakis and Zampetakis 2022.
    """
    u = (_x**2 + _y**2) / 2
    return _planar("almost-bilinear", -_x * _y - _y**2 / 20 + (3 * u**2 - 2 * u**3) * _y**2 / 10, ((-1, 1), (-1, 1)))


def forsaken() -> Game:
    """x (y - 9/20) + p(x) - p(y) with p(t) = t^2/4 - t^4/2 + t^6/6, whose solution gradient play forsakes for a cycle.

    Source: Hsieh, Mertikopoulos and Cevher 2021, example 5.2.
    """

    def p(t: Expr) -> Expr:
        return t**2 / 4 - t**4 / 2 + t**6 / 6

    ends = (-Rational(3, 2), Rational(3, 2))
    return _planar("forsaken", _x * (_y - Rational(9, 20)) + p(_x) - p(_y), (ends, ends))


def hump() -> Game:
    """A curve with a hump, which falls back onto the edge that it rose from, so that the run goes back to x.

    The minimizing player's component of the field is y - g(x), where g comes to -1, the low end of y, at -5, -5/2 and
    -1, and so the curve y = g(x) leaves the edge and falls back onto it before it leaves the edge for good.
    """
    g = (1 - _x**2) * (2 * _x + 5) * (_x + 5) / 25 - 1
    value = integrate(g.expand(), _x) - _x * _y + 2 * _y**2 / 5
    game = _planar("hump", value, ((-Rational(11, 2), Rational(9, 10)), (-1, 1)))
    return replace(game, equilibrium={_x: 0, _y: 0})


def four_corners() -> Game:
    """A quadratic in two parameters a player, through which the run goes back three times; every point is rational."""
    value = -(_x**2) / 2 - _y + 2 * _x * _z - 2 * _x * _w + 2 * _y * _z - 2 * _z + _z * _w + _w - _w**2
    ends = (-1, 1)
    return zero_sum("four-corners", value, {_x: ends, _y: ends}, {_z: ends, _w: ends})


GAMES: Mapping[str, Callable[[], Game]] = MappingProxyType(
    {
        f.__name__.replace("_", "-"): f
        for f in (
            shifted_bilinear, convex_concave, follow_the_ridge, almost_bilinear, forsaken, hump, four_corners
        )
    }
)  # fmt: skip


def named(name: str) -> Game:
    """The game of that name; InputError with the nearest names where there is none."""
    if name not in GAMES:
        raise InputError(unknown("games", name, tuple(GAMES)))
    return GAMES[name]()
