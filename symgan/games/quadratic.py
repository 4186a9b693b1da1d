from collections.abc import Sequence
from typing import Any

from sympy import Symbol, sympify

from symgan.records import Game, InputError, Player


def quadratic(rows: Sequence[Sequence[Any]] | None = None) -> Game:
    """The game of quadratic losses, one parameter a player, in which player i follows row i of a matrix A: v(w) = A w.

    Player i minimizes -(a_ii w_i^2 / 2 + the sum over j != i of a_ij w_i w_j). ``rows`` is A, a
    general planar one if left out. InputError where it is not square.
    """
    if rows is None:
        rows = [[Symbol(f"a{i}{j}", real=True) for j in (1, 2)] for i in (1, 2)]
    n = len(rows)
    if not n or any(len(row) != n for row in rows):
        raise InputError(f"the matrix of a quadratic game is square; got {rows!r}")
    w = [Symbol(f"w{i + 1}", real=True) for i in range(n)]
    players = tuple(
        Player(f"player {i + 1}", (w[i],), -sum(sympify(row[j]) * w[i] * w[j] / (2 if i == j else 1) for j in range(n)))
        for i, row in enumerate(rows)
    )
    return Game("quadratic", players, dict.fromkeys(w, 0))
