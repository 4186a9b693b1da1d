"""Statements on runs and orbits: what is conserved, grows, decays or circles."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, ImmutableMatrix

from symgan.records import Game, Method


@dataclass(frozen=True)
class Conserved:
    """The quantity is constant along every run."""

    game: Game
    method: Method
    quantity: Expr


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
