"""Where a field has no derivative: the kinks of Abs, Max, Min, sign and Piecewise that its equilibrium may lie on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from sympy import Abs, DiracDelta, Expr, Heaviside, ImmutableMatrix, Max, Min, Or, Piecewise, Symbol, sign, true
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import zero
from symgan.exact.field import at


def kinks(field: ImmutableMatrix, point: Mapping[Symbol, Expr], given: Boolean = true) -> Boolean:
    """When the point may lie on a kink of the field; false where the field is smooth there for all constants."""
    return Or(*(zero(at(q, point), given) for entry in field for q in _kinked(entry)))


def _kinked(expr: Expr) -> Iterator[Expr]:
    """The quantities at whose zeros some part of the expression has no derivative."""
    for part in expr.atoms(Abs, sign, Heaviside, DiracDelta):
        yield part.args[0]
    for part in expr.atoms(Max, Min):
        yield from (a - b for a, b in combinations(part.args, 2))
    for part in expr.atoms(Piecewise):
        yield from (r.lhs - r.rhs for r in part.atoms(Relational))
