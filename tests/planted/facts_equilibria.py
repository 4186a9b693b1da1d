"""Local Nash and Stackelberg equilibria whose conditions were worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympy import And, Expr, Symbol, false, symbols, true

import symgan as sg
from symgan.exact.local_equilibrium import nash, stackelberg

from .expect import equivalent, same

x, y, z, p, q, b, c = symbols("x y z p q b c", real=True)
k = Symbol("k", real=True, nonzero=True)
ORIGIN = {x: 0, y: 0, z: 0}


def _game(first: tuple[Symbol, ...], loss: Expr, second: tuple[Symbol, ...], other: Expr) -> tuple[sg.Game, Any]:
    game = sg.Game("two", (sg.Player("first", first, loss), sg.Player("second", second, other)))
    return game, (loss, other)


def fact_nash_of_quadratic_losses() -> Iterator[Any]:
    """Each player's own second derivatives count, as a matrix; the mixed ones do not."""
    two = _game((x,), p * x**2 / 2 + b * x * y, (y,), q * y**2 / 2 + c * x * y)
    yield equivalent(nash(*two, {x: 0, y: 0}), And(p > 0, q > 0))
    yield equivalent(nash(*two, {x: 0, y: 0}, strict=False), And(p >= 0, q >= 0))
    block = _game((x, y), p * x**2 / 2 + b * x * y + q * y**2 / 2, (z,), z**2)
    yield equivalent(nash(*block, ORIGIN), And(p > 0, p * q > b**2))
    yield equivalent(nash(*block, ORIGIN, strict=False), And(p >= 0, q >= 0, p * q >= b**2))


def fact_either_player_leads() -> Iterator[Any]:
    """The answer -3 x / k leaves p x^2/2 - 3 b x^2 / k, whose second derivative is p - 6 b / k."""
    first = _game((x,), p * x**2 / 2 + b * x * y, (y,), k * y**2 / 2 + 3 * x * y)
    second = _game((x,), k * x**2 / 2 + 3 * x * y, (y,), p * y**2 / 2 + b * x * y)
    for leader, game in enumerate((first, second)):
        yield equivalent(stackelberg(*game, {x: 0, y: 0}, leader), And(k > 0, k * p > 6 * b))
        yield equivalent(stackelberg(*game, {x: 0, y: 0}, leader, strict=False), And(k > 0, k * p >= 6 * b))


def fact_several_parameters_answer() -> Iterator[Any]:
    """The answers y = -b x and z = -c x leave p x^2/2 - b x^2 - 2 c x^2."""
    game = _game((x,), p * x**2 / 2 + x * y + 2 * x * z, (y, z), (y**2 + z**2) / 2 + b * x * y + c * x * z)
    yield equivalent(stackelberg(*game, ORIGIN), p > 2 * b + 4 * c)
    game = _game((x, y), (p * x**2 + q * y**2) / 2 + b * x * z + y * z, (z,), z**2 / 2 + 3 * x * z)
    yield equivalent(stackelberg(*game, ORIGIN), And(p > 6 * b, q * (p - 6 * b) > 9))


def fact_answers_bend() -> Iterator[Any]:
    """With the answer y = x + x^2 the loss x^2 - y slopes, and y - x is x^2."""
    follower = (y - x - x**2) ** 2
    for loss, expected in ((x**2 - y, false), (y - x, true), (y - x - 3 * x**2 / 2, false)):
        yield same(stackelberg(*_game((x,), loss, (y,), follower), {x: 0, y: 0}), expected)


def fact_followers_without_a_best_response() -> Iterator[Any]:
    """At its worst the follower leaves; where its loss is flat nothing strict holds, and nothing fails."""
    worst, flat = _game((x,), x**2, (y,), -(y**2)), _game((x,), x * y, (y,), -x * y)
    yield same([stackelberg(*worst, {x: 0, y: 0}, strict=s) for s in (True, False)], [false, false])
    yield same([stackelberg(*flat, {x: 0, y: 0}, strict=s) for s in (True, False)], [false, true])
    yield same(stackelberg(*flat, {x: 1, y: 0}, strict=False), false)
