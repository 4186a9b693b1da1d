"""Statements on points of a game: where its field vanishes, and what kind of equilibrium is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, Symbol, true
from sympy.logic.boolalg import Boolean

from symgan.records import Game


@dataclass(frozen=True)
class OnlyEquilibrium:
    """The field of the game vanishes at this point and nowhere else."""

    game: Game
    point: Mapping[Symbol, Any] = field(hash=False)


@dataclass(frozen=True)
class Rests:
    """The field of the game vanishes at this point, which may hold free constants: a line of equilibria."""

    game: Game
    point: Mapping[Symbol, Any] = field(hash=False)


@dataclass(frozen=True)
class RestsSomewhere:
    """The field of the game vanishes somewhere."""

    game: Game


@dataclass(frozen=True)
class Hamiltonian:
    """The Jacobian of the field is antisymmetric everywhere, and J^T v is the gradient of this function."""

    game: Game
    function: Expr


@dataclass(frozen=True)
class NoNash:
    """At the equilibrium this player's own loss curves downward in one of its parameters: no local Nash equilibrium."""

    game: Game
    player: int


@dataclass(frozen=True)
class LocalEquilibrium:
    """The point (the equilibrium, if left out) is a strict local equilibrium exactly in this region of what is given.

    Nash without a leader, else Stackelberg with the player of that index as the leader, which is
    local minimax in a zero-sum game that the leader minimizes. Strict: the conditions of second
    order hold with > and not only with >=.
    """

    game: Game
    region: Boolean
    leader: int | None = None
    point: Mapping[Symbol, Any] | None = field(default=None, hash=False)
    given: Boolean = true


@dataclass(frozen=True)
class OfKind:
    """The linearization of a planar game at the equilibrium is of this kind exactly in this region of what is given.

    Kinds as in :func:`symgan.exact.critical_point.kinds`.
    """

    game: Game
    kind: str
    region: Boolean
    given: Boolean = true
