"""Statements on players that answer each other in turn, each as well as it can."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, Symbol

from symgan.records import Game


@dataclass(frozen=True)
class ResponseCycle:
    """Players that answer each other in turn come around, and never had a choice: each answer is the only best one.

    ``moves`` are pairs of a player's index and its answer, a value for each of its parameters; a player answers inside
    its box. After the last move everything is as it was at the ``start``.
    """

    game: Game
    start: Mapping[Symbol, Any] = field(hash=False)
    moves: tuple[tuple[int, tuple[Expr, ...]], ...]
