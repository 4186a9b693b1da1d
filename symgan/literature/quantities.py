"""Symbols for what is derived: a statement speaks of the field of its game without knowing what it is."""

from __future__ import annotations

from sympy import ImmutableMatrix, Symbol

from symgan.records import Game

# of the matrix that decides
trace, determinant = Symbol("tr", real=True), Symbol("det", real=True)


def losses(game: Game) -> tuple[Symbol, ...]:
    """Stand for the players' losses: L1, L2, ..."""
    return tuple(Symbol(f"L{i + 1}", real=True) for i in range(len(game.players)))


def field(game: Game) -> ImmutableMatrix:
    """Stands for the field v of the game: a column of v1, v2, ..."""
    return ImmutableMatrix([Symbol(f"v{i + 1}", real=True) for i in range(len(game.params))])


def slope(game: Game) -> ImmutableMatrix:
    """Stands for the Jacobian of the field: a square matrix of J11, J12, ..."""
    n = len(game.params)
    return ImmutableMatrix(n, n, lambda i, j: Symbol(f"J{i + 1}{j + 1}", real=True))
