"""The records of what orbits do beyond a linearization: smooth pieces of a field, invariant circles, limit cycles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sympy import Expr, ImmutableMatrix
    from sympy.logic.boolalg import Boolean


@dataclass(frozen=True)
class Piece:
    """A smooth piece of a field: the field where the switching quantities have these signs, +1 or -1."""

    region: Boolean
    signs: tuple[tuple[Expr, int], ...]
    field: ImmutableMatrix


@dataclass(frozen=True)
class InvariantCircle:
    """A closed curve that a map keeps: its radius to leading order for small steps, and whether it attracts."""

    radius: Expr
    attracting: bool


@dataclass(frozen=True)
class LimitCycle:
    """A closed orbit without another one next to it, where it ``exists``.

    ``amplitude`` is how far from the equilibrium it crosses the switching line, ``multiplier`` what a
    turn does to the distance from it; ``stable`` is None where that depends on the constants.
    """

    amplitude: Expr
    period: Expr
    multiplier: Expr
    stable: bool | None
    exists: Boolean
