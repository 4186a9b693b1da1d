"""The first focal value of a flow of any dimension at a simple pair of imaginary eigenvalues +-s, s^2 = -w, w > 0.

Kuznetsov's projection onto the critical eigenvector, in which the center manifold is never written
down. Numbers a + b s are pairs of matrices over the constants, so that no radical is taken.

Source: Y. A. Kuznetsov, Elements of Applied Bifurcation Theory, section 5.4.
"""

from __future__ import annotations

from itertools import permutations
from typing import TypeAlias

from sympy import Add, Expr, ImmutableMatrix, Integer, Matrix, cancel, eye, zeros

from symgan.exact.taylor import Series

# The real part of a vector and its part along s.
Vector: TypeAlias = tuple[Matrix, Matrix]


def projected_value(expansion: tuple[Series, ...], matrix: ImmutableMatrix, w: Expr) -> tuple[int, Expr] | None:
    """(i, L): the squared amplitude q of the i-th parameter changes on average by q' = L q^2.

    ``expansion`` is the Taylor polynomial of the velocity up to degree 3, ``matrix`` its linear
    part, with the simple eigenvalues +-sqrt(-w). None where the eigenvectors are not found.
    """
    right, left = _eigenvector(matrix, w), _eigenvector(ImmutableMatrix(matrix.T), w)
    if right is None or left is None:
        return None
    conjugate = (right[0], -right[1])
    mean = _solved(matrix, Integer(0), _bilinear(expansion, right, conjugate, w), w)
    double = _solved(matrix, Integer(2), _bilinear(expansion, right, right, w), w)
    total = _plus(
        _trilinear(expansion, right, right, conjugate, w),
        *(_bilinear(expansion, right, mean, w) for _ in range(2)),
        _bilinear(expansion, conjugate, double, w),
    )
    along = _quotient(_dot(left, total, w), _dot(left, right, w), w)
    i = next(k for k in range(matrix.rows) if right[0][k] != 0 or right[1][k] != 0)
    return i, cancel(along / (4 * (right[0][i] ** 2 + w * right[1][i] ** 2)))


def _eigenvector(matrix: ImmutableMatrix, w: Expr) -> Vector | None:
    """(A + s) v for v with (A^2 + w) v = 0, an eigenvector for s."""
    kernel = (matrix**2 + w * eye(matrix.rows)).applyfunc(cancel).nullspace()
    return (matrix * kernel[0], kernel[0]) if len(kernel) == 2 else None


def _solved(matrix: ImmutableMatrix, times: Expr, rhs: Vector, w: Expr) -> Vector:
    """x with (times s - A) x = rhs."""
    n = matrix.rows
    left = Matrix.vstack(Matrix.hstack(-matrix, -times * w * eye(n)), Matrix.hstack(times * eye(n), -matrix))
    solution = left.LUsolve(Matrix.vstack(*rhs)).applyfunc(cancel)
    return solution[:n, :], solution[n:, :]


def _times(first: tuple[Expr, Expr], second: tuple[Expr, Expr], w: Expr) -> tuple[Expr, Expr]:
    """The product of two numbers a + b s."""
    (a, b), (c, d) = first, second
    return a * c - w * b * d, a * d + b * c


def _quotient(first: tuple[Expr, Expr], second: tuple[Expr, Expr], w: Expr) -> Expr:
    """The real part of a quotient."""
    conjugate = (second[0], -second[1])
    return cancel(_times(first, conjugate, w)[0] / _times(second, conjugate, w)[0])


def _dot(first: Vector, second: Vector, w: Expr) -> tuple[Expr, Expr]:
    parts = [_times(_entry(first, i), _entry(second, i), w) for i in range(first[0].rows)]
    return Add(*(p[0] for p in parts)), Add(*(p[1] for p in parts))


def _entry(vector: Vector, i: int) -> tuple[Expr, Expr]:
    return vector[0][i], vector[1][i]


def _plus(*vectors: Vector) -> Vector:
    first, *others = vectors
    for v in others:
        first = first[0] + v[0], first[1] + v[1]
    return first


def _bilinear(expansion: tuple[Series, ...], u: Vector, v: Vector, w: Expr) -> Vector:
    """B(u, v), the second derivative of the velocity in two directions."""
    return _multilinear(expansion, (u, v), w)


def _trilinear(expansion: tuple[Series, ...], u: Vector, v: Vector, x: Vector, w: Expr) -> Vector:
    """C(u, v, x), the third derivative of the velocity in three directions."""
    return _multilinear(expansion, (u, v, x), w)


def _multilinear(expansion: tuple[Series, ...], vectors: tuple[Vector, ...], w: Expr) -> Vector:
    """The derivative in several directions: each monomial shared out among them in every order."""
    result = zeros(len(expansion), 1), zeros(len(expansion), 1)
    for row, series in enumerate(expansion):
        for powers, c in series.items():
            if sum(powers) != len(vectors):
                continue
            for indices in _arrangements(powers):
                real, other = Integer(1), Integer(0)
                for i, v in zip(indices, vectors, strict=True):
                    real, other = _times((real, other), _entry(v, i), w)
                result[0][row] += c * real
                result[1][row] += c * other
    return result


def _arrangements(powers: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Every order of the variables of a monomial, equal ones told apart: k! of them."""
    return list(permutations([i for i, k in enumerate(powers) for _ in range(k)]))
