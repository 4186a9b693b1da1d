"""Statements that give the runs of a method in closed form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sympy import Expr, Symbol

from symgan.records import Game, Method


@dataclass(frozen=True)
class Runs:
    """Every run of the method is this curve: in the time ``t`` of the notation along a flow, else in its ``k`` steps.

    ``start`` names the values of the parameters at the beginning, which stay free.
    """

    game: Game
    method: Method
    curve: Mapping[Symbol, Expr] = field(hash=False)
    start: Mapping[Symbol, Symbol] = field(hash=False)
