"""The vectors on which the exact readings of a method compute: values, and slopes in the state of the method.

A vector is known to first order. On the field itself there are no slopes (m = 0); on the
linearization the values are those at the equilibrium, from which points are measured.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sympy import Expr, ImmutableMatrix, Integer, Matrix, nan, sqrt, sympify
from sympy.polys.matrices import DomainMatrix

from symgan.exact.field import fractions


@dataclass(frozen=True)
class Vector:
    """values + slopes * state: values of shape (n, 1), slopes of shape (n, m); arithmetic is elementwise.

    Where an entry has no slope (a root at zero) its slopes are ``nan``. A product of it with an
    entry that is zero has a slope all the same, since the root is continuous.
    """

    values: ImmutableMatrix
    slopes: ImmutableMatrix

    def __add__(self, other: Any) -> Vector:
        if isinstance(other, Vector):
            return Vector(self.values + other.values, self.slopes + other.slopes)
        number = _number(other)
        return NotImplemented if number is None else Vector(self.values.applyfunc(lambda e: e + number), self.slopes)

    def __mul__(self, other: Any) -> Vector:
        if isinstance(other, Vector):
            return Vector(_rows(self.values, other.values), _product_slopes(self, other))
        number = _number(other)
        return NotImplemented if number is None else self._mapped(lambda matrix: matrix * number)

    def __truediv__(self, other: Any) -> Vector:
        if isinstance(other, Vector):
            return self * other._inverse()
        number = _number(other)
        return NotImplemented if number is None else self._mapped(lambda matrix: matrix / number)

    def __rtruediv__(self, other: Any) -> Vector:
        return self._inverse() * other

    def __neg__(self) -> Vector:
        return self._mapped(lambda matrix: -matrix)

    def __sub__(self, other: Any) -> Vector:
        return self + -other

    def __rsub__(self, other: Any) -> Vector:
        return -self + other

    __radd__, __rmul__ = __add__, __mul__

    def sqrt(self) -> Vector:
        """The root of each entry; at zero it has no slope."""
        roots = self.values.applyfunc(sqrt)
        return Vector(roots, _rows(roots.applyfunc(lambda e: 1 / (2 * e) if e != 0 else nan), self.slopes))

    def kept(self, rows: tuple[int, ...]) -> Vector:
        """The vector with every entry outside the rows set to zero."""
        return self._mapped(lambda m: _filled(m, lambda i, j: m[i, j] if i in rows else Integer(0)))

    def _mapped(self, function: Callable[[Any], Any]) -> Vector:
        return Vector(function(self.values), function(self.slopes))

    def _inverse(self) -> Vector:
        inverses = self.values.applyfunc(lambda e: 1 / e)
        return Vector(inverses, _rows(inverses.applyfunc(lambda e: -(e**2)), self.slopes))


def point(params: Any) -> Vector:
    """A vector without slopes, of expressions."""
    return Vector(ImmutableMatrix(params), ImmutableMatrix.zeros(len(params), 0))


def linear(slopes: Matrix) -> Vector:
    """A vector that vanishes at the equilibrium, with these slopes in the state."""
    return Vector(ImmutableMatrix.zeros(slopes.rows, 1), ImmutableMatrix(slopes))


def _number(value: Any) -> Expr | None:
    """A number or an expression, decimals as fractions; None for anything else."""
    if isinstance(value, (int, float, Expr)):
        return fractions(sympify(value))
    return None


def _filled(shape: Any, entry: Callable[[int, int], Any]) -> ImmutableMatrix:
    return ImmutableMatrix(shape.rows, shape.cols, entry)


def _rows(factors: Matrix, matrix: Matrix) -> ImmutableMatrix:
    """Each row of the matrix times its factor; a factor of zero makes zero of anything."""
    return _filled(matrix, lambda i, j: Integer(0) if factors[i, 0] == 0 else factors[i, 0] * matrix[i, j])


def _product_slopes(a: Vector, b: Vector) -> ImmutableMatrix:
    """The slopes of the elementwise product, a b' + b a'."""
    return _rows(a.values, b.slopes) + _rows(b.values, a.slopes)


def inverse(matrix: Matrix) -> ImmutableMatrix:
    """The inverse over the field of its entries; DMNonInvertibleMatrixError where there is none."""
    domain = DomainMatrix.from_Matrix(ImmutableMatrix(matrix)).to_field()
    return ImmutableMatrix(domain.inv().to_Matrix())
