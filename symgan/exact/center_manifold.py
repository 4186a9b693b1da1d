"""The flow on a one-dimensional center manifold: a simple eigenvalue 0 and every other one in the open left half-plane.

The manifold w = w* + x e + x^2 c_2 + ... and the reduced field x' = g_2 x^2 + g_3 x^3 + ... come out
of v(w(x)) = w'(x) g(x), order by order, each by one linear system in the Jacobian bordered with its
two null vectors. The first g_k that is not zero decides.

Source: J. Carr, Applications of Centre Manifold Theory, chapters 1 and 2.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, ImmutableMatrix, Integer, Matrix, Symbol, cancel

from symgan.exact.taylor import Series, taylor

# The reduced field is computed up to this order.
BUDGET_ORDER = 5


@dataclass(frozen=True)
class Reduced:
    """The reduced field x' = coefficient x^order + ... and the direction e of the center manifold."""

    order: int
    coefficient: Expr
    direction: ImmutableMatrix


def reduced_field(field: ImmutableMatrix, point: dict[Symbol, Expr], matrix: ImmutableMatrix) -> Reduced | None:
    """The first term of the flow on the center manifold that is not zero.

    ``matrix`` is the Jacobian at the point, with a simple eigenvalue 0. None where all terms up
    to the budget vanish, or where the null vectors of the matrix are not found.
    """
    right, left = matrix.nullspace(), matrix.T.nullspace()
    if len(right) != 1 or len(left) != 1 or cancel((left[0].T * right[0])[0]) == 0:
        return None
    e, dual = right[0], left[0] / (left[0].T * right[0])[0]
    bordered = Matrix.vstack(Matrix.hstack(matrix, -e), Matrix.hstack(dual.T, Matrix([[0]])))
    expansion = taylor(field, point, BUDGET_ORDER)
    manifold = [e]
    for order in range(2, BUDGET_ORDER + 1):
        known = _nonlinear(expansion, manifold, order)  # w'(x) g(x) has no such term while g is zero so far
        solved = bordered.LUsolve(Matrix.vstack(-known, Matrix([[0]]))).applyfunc(cancel)
        if solved[-1] != 0:
            return Reduced(order, solved[-1], ImmutableMatrix(e))
        manifold.append(solved[:-1, :])
    return None


def _nonlinear(expansion: tuple[Series, ...], manifold: list[Matrix], order: int) -> Matrix:
    """The coefficient of x^order in the field along the manifold that is known so far; shape (n, 1)."""
    curves = [[Integer(0), *(c[i] for c in manifold)] for i in range(manifold[0].rows)]
    return Matrix([_coefficient(series, curves, order) for series in expansion])


def _coefficient(series: Series, curves: list[list[Expr]], order: int) -> Expr:
    """The coefficient of x^order in a polynomial of power series in x without constant terms."""
    total: Expr = Integer(0)
    for powers, c in series.items():
        if not any(powers):
            continue
        term = [Integer(1)]
        for curve, times in zip(curves, powers, strict=True):
            for _ in range(times):
                term = _times(term, curve, order)
        total += c * (term[order] if len(term) > order else 0)
    return cancel(total)


def _times(first: list[Expr], second: list[Expr], order: int) -> list[Expr]:
    """The product of two polynomials in x, lowest coefficient first, without the terms above an order."""
    result = [Integer(0)] * (order + 1)
    for i, a in enumerate(first):
        for j, b in enumerate(second[: order + 1 - i]):
            result[i + j] += a * b
    return result
