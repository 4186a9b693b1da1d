"""Statements on the answers of a player to the others, and on descent along the manifold of these answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, ImmutableMatrix, Symbol
from sympy.logic.boolalg import Boolean

from symgan.records import Game


@dataclass(frozen=True)
class BestResponse:
    """The answer is a strict local minimum of the player's loss exactly where ``least`` holds.

    No answer at all costs less exactly where ``best`` holds; ``reduced`` is what the first other player loses along
    it. Each is left out where nothing is said of it.
    """

    game: Game
    answer: Mapping[Symbol, Any] = field(hash=False)
    least: Boolean
    best: Boolean | None = None
    reduced: Expr | None = None
    player: int = 1


@dataclass(frozen=True)
class ProjectedGradient:
    """With the follower's answer put in, the leader's gradient projected onto the manifold of answers is this.

    Minus it is tangent to the manifold, and along it the leader's loss falls by its square. ``near`` is a point of the
    smooth piece that is meant, where losses switch.
    """

    game: Game
    answer: Mapping[Symbol, Any] = field(hash=False)
    projected: ImmutableMatrix
    leader: int = 0
    near: Mapping[Symbol, Any] | None = field(default=None, hash=False)
