"""Statements on games on boxes: solutions of the variational inequality, and how STON'R comes to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Integer, Symbol

from symgan.records import Game


@dataclass(frozen=True)
class SolvesVariationalInequality:
    """The point solves the variational inequality of the game on its box: no player gains to first order."""

    game: Game
    point: Mapping[Symbol, Any] = field(hash=False)


@dataclass(frozen=True)
class SolutionWithin:
    """There is a solution with the free coordinates inside the box and within the radius of the point.

    The other coordinates of the point are ends of the box. With ``leader`` or ``nash`` the solution is a strict local
    minimax point of that leader, or a strict local Nash equilibrium (True), or none even in the weak sense (False).
    """

    game: Game
    point: Mapping[Symbol, Any] = field(hash=False)
    radius: Any
    free: tuple[Symbol, ...]
    nash: bool | None = None
    minimax: Mapping[int, bool] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class RidgeEnds:
    """STON'R from a corner of the box ends within so much of a point, after so many epochs and so many steps back."""

    game: Game
    end: Mapping[Symbol, Any] = field(hash=False)
    epochs: int
    backtracks: int = 0
    within: Any = 0
    start: Mapping[Symbol, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class RidgeDirection:
    """Where the slopes of so many kept components are independent, the curve has one direction of the sign asked for.

    The direction d is orthogonal to the slopes J, vanishes only where they depend on each other, and the determinant of
    J with d below is ``sign`` times the sum of the squares of d.
    """

    kept: int
    sign: Any = Integer(1)
