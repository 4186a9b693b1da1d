"""What a paper may say, as records: no derivation is called here, only the statement is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, Symbol
from sympy.logic.boolalg import Boolean

from symgan.records import Game, Method


@dataclass(frozen=True)
class Spectrum:
    """The deciding matrix has exactly these eigenvalues, given as pairs center +- offset."""

    game: Game
    method: Method
    pairs: tuple[tuple[Expr, Expr], ...]


@dataclass(frozen=True)
class Modulus:
    """Every eigenvalue of the deciding matrix has this modulus."""

    game: Game
    method: Method
    modulus: Expr


@dataclass(frozen=True)
class Converges:
    """The equilibrium is locally exponentially stable exactly in this region of the constants."""

    game: Game
    method: Method
    region: Boolean


@dataclass(frozen=True)
class Conserved:
    """The quantity is constant along every run."""

    game: Game
    method: Method
    quantity: Expr


@dataclass(frozen=True)
class OnlyEquilibrium:
    """The field of the game vanishes at this point and nowhere else."""

    game: Game
    point: Mapping[Symbol, Any] = field(hash=False)


@dataclass(frozen=True)
class SameSpectrum:
    """Two games have the same spectrum under a method once constants are identified."""

    first: Game
    second: Game
    method: Method
    where: Mapping[Symbol, Expr] = field(hash=False)
