from sympy import Symbol

from symgan.records import Game, Player


def bilinear() -> Game:
    """The zero-sum game x y: one player minimizes it in x, the other maximizes it in y."""
    x, y = Symbol("x", real=True), Symbol("y", real=True)
    return Game("bilinear", (Player("min", (x,), x * y), Player("max", (y,), -x * y)), equilibrium={x: 0, y: 0})
