"""Statements on the starts from which runs of a discrete method converge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Symbol, true
from sympy.logic.boolalg import Boolean

from symgan.records import Game, Method


@dataclass(frozen=True)
class ConvergingStarts:
    """A run converges to the equilibrium exactly if it comes onto a segment around it, as almost no start does.

    The segment goes from ``end`` to its mirror image in the equilibrium.
    """

    game: Game
    method: Method
    end: Mapping[Symbol, Any] = field(hash=False)
    given: Boolean = true


@dataclass(frozen=True)
class StepTakes:
    """One step of the method takes each of the points ``start``, which may hold symbols, to ``after``."""

    game: Game
    method: Method
    start: Mapping[Symbol, Any] = field(hash=False)
    after: Mapping[Symbol, Any] = field(hash=False)
    given: Boolean = true
