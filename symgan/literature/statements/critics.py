"""Statements on the best critic of an objective against given laws, and on what the losses then are.

Formulas are in the densities p of the data and q of the samples (:mod:`symgan.optimality`); of a functional they give
what is integrated, up to what p and q of mass one do not tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, true
from sympy.logic.boolalg import Boolean

from symgan.records import Objective


@dataclass(frozen=True)
class BestOutput:
    """The best critic has this output where the densities are p and q, wherever ``given`` holds."""

    objective: Objective
    output: Expr
    given: Boolean = true


@dataclass(frozen=True)
class NoBestOutput:
    """The critic's loss at a point is linear in its output, of this slope, so that no output is best."""

    objective: Objective
    slope: Expr


@dataclass(frozen=True)
class CriticAttains:
    """Minus the loss of the best critic is the integral of this."""

    objective: Objective
    integrand: Expr


@dataclass(frozen=True)
class GeneratorPays:
    """The generator's loss at the best critic is the integral of this."""

    objective: Objective
    integrand: Expr


@dataclass(frozen=True)
class GeneratorDescends:
    """While the critic, the best one, stays as it is, the generator's gradient is that of the integral of this."""

    objective: Objective
    integrand: Expr


@dataclass(frozen=True)
class DescentConvex:
    """The functional whose gradient the generator follows at the best critic, E_q h(p/q), has h'' >= 0 exactly here."""

    objective: Objective
    region: Boolean
    given: Boolean = true


@dataclass(frozen=True)
class LeastAtData:
    """The value of the best critic is least where the laws are equal, and nowhere else; there it is this."""

    objective: Objective
    value: Expr


@dataclass(frozen=True)
class OnlyNash:
    """Among all laws and critics, equal laws and a critic of this constant output are the only Nash equilibrium."""

    objective: Objective
    output: Expr
