"""What a paper may say, as records: no derivation is called here, only the statement is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import Expr, ImmutableMatrix, Symbol, true
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


@dataclass(frozen=True)
class Rests:
    """The field of the game vanishes at this point, which may hold free constants: a line of equilibria."""

    game: Game
    point: Mapping[Symbol, Any] = field(hash=False)


@dataclass(frozen=True)
class RateAlong:
    """Along every orbit of the gradient flow the quantity changes at this rate."""

    game: Game
    quantity: Expr
    rate: Expr


@dataclass(frozen=True)
class GloballyConverges:
    """Every orbit of the gradient flow converges to the equilibrium, as this definite quadratic form proves."""

    game: Game
    lyapunov: Expr


@dataclass(frozen=True)
class Decays:
    """Near the equilibrium the squared amplitude of every run tends to 0 like this function of the time t."""

    game: Game
    method: Method
    decay: Expr


@dataclass(frozen=True)
class Circles:
    """For small step sizes there is an attracting invariant circle, of this radius to leading order."""

    game: Game
    method: Method
    radius: Expr


@dataclass(frozen=True)
class LimitCycles:
    """The gradient flow has limit cycles, closed orbits without another one next to them, near the equilibrium."""

    game: Game


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
class Multiplied:
    """One step of the method multiplies the quantity by this factor, wherever it starts."""

    game: Game
    method: Method
    quantity: Expr
    factor: Expr


@dataclass(frozen=True)
class ModifiedTerms:
    """The field whose flow for the time h is one step of the method begins with these terms: of order 1, h, h^2, ..."""

    game: Game
    method: Method
    terms: tuple[ImmutableMatrix, ...]


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
class Every:
    """Each of these statements holds."""

    statements: tuple[Any, ...]
