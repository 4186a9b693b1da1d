"""Relations between derived quantities, and several statements at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, Symbol, true
from sympy.logic.boolalg import Boolean

from symgan.records import Game, Method


@dataclass(frozen=True)
class Every:
    """Each of these statements holds."""

    statements: tuple[Any, ...]


@dataclass(frozen=True)
class Holds:
    """The relation holds wherever ``given`` does.

    Symbols of :mod:`symgan.literature.quantities` stand in it for what is derived from the game (and
    the method) at this point; parameters without a value there stay free. ``where`` abbreviates
    terms. Each of the ``lemmas``, written in the abbreviations, is proved before it is used.
    """

    relation: Boolean
    given: Boolean = true
    game: Game | None = None
    method: Method | None = None
    point: Mapping[Symbol, Any] = field(default_factory=dict, hash=False)
    where: Mapping[Symbol, Expr] = field(default_factory=dict, hash=False)
    lemmas: tuple[Boolean, ...] = ()


@dataclass(frozen=True)
class Least:
    """Wherever ``given`` holds the function is nowhere smaller than with these values put in, where it is ``value``.

    The value is left out where nothing is said of it.
    """

    function: Expr
    at: Mapping[Symbol, Expr] = field(hash=False)
    value: Expr | None = None
    given: Boolean = true
