from sympy import Symbol

from symgan.records import Game, Player


def three_player() -> Game:
    """Three players in a cycle, each with a cost of its own: the smallest game that no pair of players explains.

    Player i minimizes (a/2) x_i^2 + x_i x_(i+1), so that the Jacobian is minus a circulant matrix.
    """
    a = Symbol("a", real=True)
    x, y, z = (Symbol(name, real=True) for name in "xyz")
    return Game(
        "three-player",
        (
            Player("first", (x,), a * x**2 / 2 + x * y),
            Player("second", (y,), a * y**2 / 2 + y * z),
            Player("third", (z,), a * z**2 / 2 + z * x),
        ),
        equilibrium={x: 0, y: 0, z: 0},
    )
