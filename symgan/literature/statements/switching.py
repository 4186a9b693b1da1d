"""Statements on fields that switch: limits from both sides, sliding, points at rest, cycles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, ImmutableMatrix, Symbol, true
from sympy.logic.boolalg import Boolean

from symgan.records import Game, Method


@dataclass(frozen=True)
class OneSided:
    """At this point the gradient flow has these limits, where the quantity is positive and where it is negative."""

    game: Game
    quantity: Expr
    point: Mapping[Symbol, Any] = field(hash=False)
    above: ImmutableMatrix
    below: ImmutableMatrix


@dataclass(frozen=True)
class Slides:
    """On the zero set of the quantity orbits of the gradient flow slide exactly in this region, along this field."""

    game: Game
    quantity: Expr
    region: Boolean
    along: ImmutableMatrix


@dataclass(frozen=True)
class PseudoEquilibria:
    """On the zero set of the quantity these points of sliding and escaping parts rest in Filippov's sense."""

    game: Game
    quantity: Expr
    region: Boolean
    given: Boolean = true


@dataclass(frozen=True)
class RestsNowhere:
    """The field of the gradient flow vanishes nowhere: in no piece, and at no switching point from both sides."""

    game: Game


@dataclass(frozen=True)
class CyclesAt:
    """The gradient flow has a limit cycle of this period that crosses its switching line this far from the origin.

    It attracts or repels as ``attracting`` says.
    """

    game: Game
    amplitude: Expr
    period: Expr
    attracting: bool = True
    given: Boolean = true


@dataclass(frozen=True)
class NoRunConverges:
    """No run of the method converges to the equilibrium, unless it starts there, wherever ``given`` holds."""

    game: Game
    method: Method
    given: Boolean = true


@dataclass(frozen=True)
class CycleWithin:
    """The gradient flow has an attracting limit cycle of this amplitude and period, each up to the error.

    The amplitude is half the distance of its crossings of the line where the quantity vanishes;
    ``start`` is a point of that line from which it is looked for.
    """

    game: Game
    quantity: Expr
    start: Mapping[Symbol, Any] = field(hash=False)
    amplitude: Expr
    period: Expr
    error: Expr
