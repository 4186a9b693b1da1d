"""Statements on the deciding matrix: its eigenvalues, the region of convergence, the rate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sympy import Expr, ImmutableMatrix, Integer, Symbol, true
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
    """The equilibrium is locally exponentially stable exactly in this region of those constants that are ``given``."""

    game: Game
    method: Method
    region: Boolean
    given: Boolean = true


@dataclass(frozen=True)
class SameSpectrum:
    """Two games have the same spectrum under a method once constants are identified."""

    first: Game
    second: Game
    method: Method
    where: Mapping[Symbol, Expr] = field(hash=False)


@dataclass(frozen=True)
class CharacteristicPolynomial:
    """The deciding matrix has this characteristic polynomial, in the symbol ``lam`` of the notation."""

    game: Game
    method: Method
    polynomial: Expr


@dataclass(frozen=True)
class DecidingMatrix:
    """The deciding matrix is this one, entry by entry."""

    game: Game
    method: Method
    matrix: ImmutableMatrix


@dataclass(frozen=True)
class Best:
    """At these values of some constants the spectral radius (abscissa) is this, and no values give a smaller one."""

    game: Game
    method: Method
    rate: Expr
    at: Mapping[Symbol, Expr] = field(hash=False)


@dataclass(frozen=True)
class LimitSpectrum:
    """As the symbol tends to infinity, the eigenvalues are these values times these powers of it, to leading order."""

    game: Game
    method: Method
    symbol: Symbol
    leading: tuple[tuple[int, Expr], ...]


@dataclass(frozen=True)
class PowersGrow:
    """The k-th power of the deciding matrix is O(k^(order - 1) r^k), where r > 0 is its spectral radius."""

    game: Game
    method: Method
    order: Integer
    given: Boolean = true
