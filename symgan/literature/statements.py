"""What a paper may say, as records: no derivation is called here, only the statement is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

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


@dataclass(frozen=True)
class Changes:
    """One step of the method changes the quantity by this much, wherever it starts."""

    game: Game
    method: Method
    quantity: Expr
    change: Expr


@dataclass(frozen=True)
class NoiseDrift:
    """With white noise on the flow, each term an amplitude times its own Brownian motion, the quantity drifts so.

    The stochastic integrals are Ito's, or else Stratonovich's.
    """

    game: Game
    noise: tuple[ImmutableMatrix, ...]
    quantity: Expr
    drift: Expr
    ito: bool = True


@dataclass(frozen=True)
class RepelsAll:
    """No run of the gradient flow of a game with a linear field tends to the equilibrium, unless it starts there."""

    game: Game


@dataclass(frozen=True)
class RestsSomewhere:
    """The field of the game vanishes somewhere."""

    game: Game


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
