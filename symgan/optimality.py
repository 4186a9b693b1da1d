"""What a critic at its optimum gives: records of functionals of two densities, in their ratio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sympy import Expr, Symbol

if TYPE_CHECKING:
    from symgan.records import Divergence, Judgement, Objective, Step

# the densities of data and of samples at a point, and their ratio p/q
p, q, r = (Symbol(name, positive=True) for name in "pqr")


@dataclass(frozen=True)
class Functional:
    """A functional E_fake h(r) of the densities, r = p/q, as a constant and an f-divergence.

    ``integrand`` is h(r), ``constant`` its value where the laws are equal, and ``generator`` is what is left of
    h when the constant and the tangent at r = 1, of mean zero, are taken off; ``curvature`` is h''(r), None where h
    has a kink. ``named`` are multiples of divergences of the catalogue that add up to it; empty if none were found.
    ``convex`` tells whether it is an f-divergence, and ``least`` whether equal laws alone make it smallest.
    """

    integrand: Expr
    constant: Expr
    generator: Expr
    curvature: Expr | None
    named: tuple[tuple[Expr, Divergence], ...]
    convex: Judgement
    least: Judgement


@dataclass(frozen=True)
class OptimalCritic:
    """The critic that minimizes its loss at every point, and what the losses are there.

    ``critic`` is its output in the densities p of the data and q of the samples. ``value`` is minus the critic's
    loss; ``retrained`` the generator's loss while the critic is kept at its optimum; ``frozen`` the functional whose
    gradient the generator follows while the critic stays as it is. Each is None where it is not known, or where there
    is no best critic; ``judgement`` then says why.
    """

    objective: Objective
    critic: Expr | None
    value: Functional | None
    retrained: Functional | None
    frozen: Functional | None
    judgement: Judgement
    steps: tuple[Step, ...] = ()

    def _repr_markdown_(self) -> str:
        from symgan.printing.answers import critic_markdown

        return critic_markdown(self)
