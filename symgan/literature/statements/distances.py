"""What papers say of distances between laws: their values, where they are infinite, and how they flatten out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Expr, Symbol, true
from sympy.logic.boolalg import Boolean

from symgan.laws import Law
from symgan.records import Divergence, FourierMetric, OptimalTransport

Definition = Divergence | OptimalTransport | FourierMetric


@dataclass(frozen=True)
class DistanceIs:
    """The distance of two laws has this value wherever ``given`` holds; laws are tuples for several coordinates."""

    definition: Definition
    first: Any
    second: Any
    value: Expr
    given: Boolean = true


@dataclass(frozen=True)
class Infinite:
    """The distance of two laws is infinite exactly where this condition on their constants holds."""

    definition: Definition
    first: Any
    second: Any
    where: Boolean


@dataclass(frozen=True)
class Bounded:
    """The divergence of any two laws is at most this, which those without common mass reach."""

    definition: Divergence
    bound: Expr


@dataclass(frozen=True)
class Symmetric:
    """The divergence of any two laws is that of the two interchanged."""

    definition: Divergence


@dataclass(frozen=True)
class Saturates:
    """The Jensen-Shannon divergence is at least ``least``, and its derivative in the symbol tends to 0 at infinity."""

    first: Law
    second: Law
    symbol: Symbol
    least: Expr


@dataclass(frozen=True)
class Duality:
    """For the cost |x - y| the best coupling and the best 1-Lipschitz critic of two discrete laws give this value."""

    first: Law
    second: Law
    value: Expr


@dataclass(frozen=True)
class FrequencyGap:
    """The squared absolute difference of the characteristic functions of two laws at the frequency ``symbol``."""

    first: Law
    second: Law
    symbol: Symbol
    value: Expr
