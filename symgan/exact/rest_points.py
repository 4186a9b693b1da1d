"""Lines and planes of equilibria: what happens to the runs next to them.

Two cases are decided. A flat manifold w* + N x of equilibria, N the null vectors of the linear
part, when every other eigenvalue is strictly stable: it attracts, and every nearby run converges to
one of its points. And a planar field v = g u with g(w*) = 0 and u(w*) != 0: its orbits lie on those
of u, along which g alone decides; in the coordinates that straighten u the flow is s' = g(s, I),
I' = 0, so that the first Lie derivative of g along u that is not zero tells all.

Source: B. Aulbach, Continuous and Discrete Dynamics near Manifolds of Equilibria, for the first.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, ImmutableMatrix, Matrix, Symbol, false, nan, symbols, zoo

from symgan.decide.identity import is_zero
from symgan.decide.signs import zero
from symgan.exact.field import at
from symgan.exact.first_integrals import without_common_factor
from symgan.exact.lyapunov import lie_derivative

# Lie derivatives of the common factor are taken up to this order.
BUDGET_LIE_DERIVATIVES = 7


@dataclass(frozen=True)
class Contact:
    """The field is g u near w*; along the orbit of u through w*, g = value s^order / order! + ..."""

    factor: Expr
    order: int
    value: Expr


def flat_equilibria(
    moved: ImmutableMatrix, point: dict[Symbol, Expr], matrix: ImmutableMatrix, flow: bool
) -> list[Matrix]:
    """Vectors that span the kernel of the linear part, if w* plus all their combinations rest; else an empty list.

    ``moved`` is the velocity of a flow, or one step of a map, whose linear part is then the
    matrix less the identity.
    """
    params = tuple(point)
    linear = matrix if flow else matrix - Matrix.eye(matrix.rows)
    kernel = linear.nullspace()
    steps = symbols(f"x:{len(kernel)}", real=True)
    where = Matrix(list(point.values()))
    for step, vector in zip(steps, kernel, strict=True):
        where += step * vector
    there = dict(zip(params, where, strict=True))
    rest = moved if flow else moved - ImmutableMatrix(params)
    at_rest = all(is_zero(at(entry, there)) is True for entry in rest)
    return kernel if at_rest else []


def contact(field: ImmutableMatrix, point: dict[Symbol, Expr]) -> Contact | None:
    """How the common factor of a planar field vanishes along the other factor's orbit through the equilibrium.

    None where there is no common factor, where the rest of the field vanishes too, or where the
    Lie derivatives vanish up to the budget.
    """
    params = tuple(point)
    g, u = without_common_factor(field)
    if any(at(e, point).has(nan, zoo) for e in (g, *u)):
        return None
    if is_zero(at(g, point)) is not True or all(zero(at(e, point)) is not false for e in u):
        return None
    derivative = g
    for order in range(1, BUDGET_LIE_DERIVATIVES + 1):
        derivative = lie_derivative(derivative, params, u)
        value = at(derivative, point)
        if is_zero(value) is not True:
            return Contact(g, order, value) if is_zero(value) is False else None
    return None
