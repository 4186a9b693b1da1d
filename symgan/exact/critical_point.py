"""The kind of point at rest that a planar linear field has: node, focus, saddle, center, and the cases between."""

from __future__ import annotations

from sympy import And, Matrix, Not
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import negative, positive, zero
from symgan.records import InputError


def kinds(matrix: Matrix) -> dict[str, Boolean]:
    """For each kind the condition in the entries under which the origin of v(w) = A w is of it; exactly one holds.

    By trace and determinant: with the real parts R1, R2 and the imaginary parts I1, I2 of the eigenvalues,
    a saddle is R1 R2 < 0 = I1; a node R1 R2 > 0 = I1; a focus R1 = R2 != 0 != I1; a center R1 = 0 != I1.
    A double eigenvalue makes a star where A is a multiple of the identity, else an improper node; a zero
    eigenvalue a line at rest. Of a nonlinear field it is the kind of its linearization.
    InputError where the matrix is not 2 x 2.

    Source: Theisel and Weinkauf 2002, Figure 1, after Koshkina 2021.
    """
    if matrix.shape != (2, 2):
        raise InputError(
            f"kinds of points at rest are told of 2 x 2 matrices; this one is {matrix.rows} x {matrix.cols}"
        )
    trace, determinant = matrix.trace(), matrix.det()
    discriminant = trace**2 - 4 * determinant
    scalar = And(zero(matrix[0, 1]), zero(matrix[1, 0]), zero(matrix[0, 0] - matrix[1, 1]))
    double = And(zero(discriminant), positive(determinant))
    shapes = {
        "node": And(positive(discriminant), positive(determinant)),
        "focus": negative(discriminant),
        "star": And(double, scalar),
        "improper node": And(double, Not(scalar)),
        "line": zero(determinant),
    }
    sided = {
        f"{side} {shape}": And(condition, sign(trace)) for shape, condition in shapes.items() for side, sign in SIDES
    }
    rest = And(zero(determinant), zero(trace))
    at_rest = And(*(zero(entry) for entry in matrix))
    return {
        **sided,
        "saddle": negative(determinant),
        "center": And(negative(discriminant), zero(trace)),
        "shear": And(rest, Not(at_rest)),
        "field at rest": at_rest,
    }


SIDES = (("attracting", negative), ("repelling", positive))
