"""The split of a Jacobian or of a field into its potential (symmetric) and its Hamiltonian (antisymmetric) part."""

from __future__ import annotations

from typing import Any

from sympy import Dummy, Expr, ImmutableMatrix, Matrix, Symbol, expand, integrate, sympify

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
    """The function phi with v = grad phi and phi(0) = 0, or None where the Jacobian of v is not symmetric everywhere.

    By the Poincare lemma phi(w) is the integral over t from 0 to 1 of w . v(t w).
    """
    slope = Matrix(field).jacobian(Matrix(params))
    if not _all_zero(slope - slope.T):
        return None
    phi = _along_rays(Matrix(field), params)
    return phi if _all_zero(Matrix([phi]).jacobian(Matrix(params)).T - field) else None


def hamiltonian(field: Matrix, params: tuple[Symbol, ...]) -> Expr | None:
    """The function H with grad H = J^T v, where the Jacobian J of v is antisymmetric everywhere, else None.

    Such a field is affine in the parameters (its Jacobian has a curl in every index pair), and
    H = |v|^2 / 2 is constant along its flow, since v . J^T v = 0. Source: Letcher et al. 2019, Theorem 4.
    """
    slope = Matrix(field).jacobian(Matrix(params))
    if not _all_zero(slope + slope.T):
        return None
    return potential(slope.T * Matrix(field), params)


def _along_rays(field: Matrix, params: tuple[Symbol, ...]) -> Expr:
    t = Dummy("t", positive=True)
    scaled = field.xreplace({p: t * p for p in params})
    work = expand(sum(p * e for p, e in zip(params, scaled, strict=True)))
    return sympify(expand(integrate(work, (t, 0, 1))))


def _all_zero(entries: Any) -> bool:
    return all(is_zero(e) is True for e in entries)
