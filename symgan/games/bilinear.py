from typing import Any

from sympy import Symbol

from symgan.records import Game, Player


def bilinear(strength: Any = 1) -> Game:
    """The zero-sum game x y times its strength: one player minimizes it in x, the other maximizes it in y."""
    x, y = Symbol("x", real=True), Symbol("y", real=True)
    value = strength * x * y
    return Game("bilinear", (Player("min", (x,), value), Player("max", (y,), -value)), equilibrium={x: 0, y: 0})
