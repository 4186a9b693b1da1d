"""Statements on polygons of the plane that no orbit leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, Rational, Symbol

from symgan.records import Game


@dataclass(frozen=True)
class OrbitsEndAt:
    """Orbits of the gradient flow in this polygon, where the quantity is positive inside, stay and tend to a corner.

    ``corners`` go around the convex polygon counterclockwise, and ``rest`` is the one that they tend to.
    """

    game: Game
    quantity: Expr
    corners: tuple[tuple[Rational, Rational], ...]
    rest: Mapping[Symbol, Any] = field(hash=False)
