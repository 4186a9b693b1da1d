"""The split of a Jacobian or of a field into its potential (symmetric) and its Hamiltonian (antisymmetric) part."""

from __future__ import annotations

from typing import Any

from sympy import Dummy, Expr, ImmutableMatrix, Integer, Matrix, Symbol, expand, integrate, sympify

from symgan.decide.identity import is_zero
from symgan.exact.field import fractions
from symgan.records import Derivation, InputError


def split(jacobian: Derivation | Matrix) -> tuple[ImmutableMatrix, ImmutableMatrix]:
    """S = (J + J^T)/2 and A = (J - J^T)/2 of a square matrix J, or of a derivation's Jacobian of the field.

    A symmetric J belongs to a gradient field (a potential game), an antisymmetric one to a
    rotation (a Hamiltonian game). InputError for what is no square matrix.
    Source: Balduzzi et al. 2018, Letcher et al. 2019 (with the opposite sign of the field).
    """
    matrix = jacobian.jacobian if isinstance(jacobian, Derivation) else jacobian
    if not getattr(matrix, "is_Matrix", False) or not matrix.is_square:
        raise InputError(f"split takes a derivation or a square matrix; got {jacobian!r}")
    exact = ImmutableMatrix(matrix.applyfunc(fractions))
    return (exact + exact.T) / 2, (exact - exact.T) / 2


def potential(field: Matrix, params: tuple[Symbol, ...]) -> Expr | None:
    """A function phi with v = grad phi, or None where the Jacobian of v is not symmetric or phi was not found.

    Parameter by parameter, what is left of v is integrated and added; the gradient of the result is
    compared with v, so that it is right whatever the integrals did.
    """
    slope = Matrix(field).jacobian(Matrix(params))
    if not _all_zero(slope - slope.T):
        return None
    phi = Integer(0)
    for p, entry in zip(params, field, strict=True):
        phi += _integral(expand(entry - phi.diff(p)), p, params)
    return expand(phi) if _all_zero(Matrix([phi]).jacobian(Matrix(params)).T - Matrix(field)) else None


def hamiltonian(field: Matrix, params: tuple[Symbol, ...]) -> Expr | None:
    """The function H with grad H = J^T v, where the Jacobian J of v is antisymmetric everywhere, else None.

    It is H = |v|^2 / 2 up to a constant, found by integration, and constant along the flow, since
    J is antisymmetric. Source: Letcher et al. 2019, Theorem 4.
    """
    slope = Matrix(field).jacobian(Matrix(params))
    if not _all_zero(slope + slope.T):
        return None
    return potential(slope.T * Matrix(field), params)


def _integral(entry: Expr, variable: Symbol, params: tuple[Symbol, ...]) -> Expr:
    """An antiderivative; the parameters are taken as positive, which spares its cases."""
    positive = {p: Dummy(p.name, positive=True) for p in params}
    found = integrate(entry.xreplace(positive), positive[variable])
    return sympify(found.xreplace({d: p for p, d in positive.items()}))


def _all_zero(entries: Any) -> bool:
    return all(is_zero(e) is True for e in entries)
