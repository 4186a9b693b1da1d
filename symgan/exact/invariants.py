"""Polynomials that a flow or a map keeps, by undetermined coefficients."""

from __future__ import annotations

from itertools import combinations_with_replacement
from random import Random

from sympy import (
    Add,
    Derivative,
    Dummy,
    Expr,
    ImmutableMatrix,
    Integer,
    Matrix,
    Mul,
    Poly,
    PolynomialError,
    Subs,
    Symbol,
    exp,
    expand,
    fraction,
    together,
)
from sympy.core.function import AppliedUndef
from sympy.polys.matrices import DomainMatrix

# Above this many parameters, operations in the map, or terms in one of its entries, no invariants are looked for.
BUDGET_PARAMETERS = 4
BUDGET_OPERATIONS = 150
BUDGET_TERMS = 24


def quadratic_invariants(params: tuple[Symbol, ...], moved: ImmutableMatrix, flow: bool) -> tuple[Expr, ...]:
    """A basis of the quadratic polynomials I with I constant along every run: grad I . v = 0, or I(F(w)) = I(w)."""
    return polynomial_invariants(params, moved, flow, 2)


def polynomial_invariants(
    params: tuple[Symbol, ...], moved: ImmutableMatrix, flow: bool, degree: int
) -> tuple[Expr, ...]:
    """A basis of the polynomials up to a degree that are constant along every run.

    ``moved`` is the velocity of a flow or the update map, shape (n, 1). Functions in it are taken
    as independent, so what is found is an invariant, but one that needs an identity may be missed.
    """
    if len(params) > BUDGET_PARAMETERS or sum(e.count_ops() for e in moved) > BUDGET_OPERATIONS:
        return ()
    monomials = [Mul(*m) for k in range(1, degree + 1) for m in combinations_with_replacement(params, k)]
    if _independent(monomials, params, moved, flow):
        return ()
    if any(len(Add.make_args(expand(part))) > BUDGET_TERMS for e in moved for part in fraction(together(e))):
        return ()
    changes = [_change(m, params, moved, flow) for m in monomials]
    rows = _coefficient_rows(changes, params)
    if not rows:
        return ()
    exact = DomainMatrix.from_Matrix(Matrix(rows)).to_field().nullspace().to_Matrix()
    basis = [exact.row(i) for i in range(exact.rows)]
    return tuple(_scaled(Add(*(c * m for c, m in zip(vector, monomials, strict=True))), params) for vector in basis)


def _change(monomial: Expr, params: tuple[Symbol, ...], moved: ImmutableMatrix, flow: bool) -> Expr:
    """The rate of change of a monomial along the flow, or its increase over one step of the map."""
    if flow:
        return Add(*(monomial.diff(p) * v for p, v in zip(params, moved, strict=True)))
    return monomial.xreplace(dict(zip(params, moved, strict=True))) - monomial


def _independent(monomials: list[Expr], params: tuple[Symbol, ...], moved: ImmutableMatrix, flow: bool) -> bool:
    """Whether the changes are linearly independent at some numbers, and so as functions: nothing is kept then.

    At one value of the constants the changes are put in at as many points as there are monomials; where
    these columns have full rank, so do the columns over the field of the constants. The exponential of a
    whole number is a power of e, which is transcendental: what is independent with 2 in its place is so.
    """
    rng = Random(0)
    hidden = {f: Dummy() for f in sorted(moved.atoms(AppliedUndef, Derivative, Subs), key=str)}
    plain = moved.xreplace(hidden).replace(exp, lambda exponent: 2**exponent)
    moving = [*params, *hidden.values()]
    constants = {c: Integer(rng.randint(2, 9)) for c in sorted(plain.free_symbols - set(moving), key=str)}
    points = [{s: Integer(rng.randint(-9, 9)) for s in moving} for _ in monomials]
    rows = []
    for point in points:
        there = plain.xreplace({**constants, **point})
        rows.append([_change(m, params, there, flow).xreplace(point) for m in monomials])
    rational = all(e.is_Rational for row in rows for e in row)
    return rational and DomainMatrix.from_Matrix(Matrix(rows)).to_field().rank() == len(monomials)


def _coefficient_rows(changes: list[Expr], params: tuple[Symbol, ...]) -> list[list[Expr]] | None:
    """For each monomial in parameters and functions, its coefficient in every change; None without polynomials."""
    unknowns = [Dummy(f"c{i}") for i in range(len(changes))]
    common = fraction(together(Add(*(u * c for u, c in zip(unknowns, changes, strict=True)))))[0]
    if common.is_zero:
        return [[Integer(0)] * len(unknowns)]
    constants = common.free_symbols - set(params) - set(unknowns)
    try:
        poly = Poly(common)
        generators = [g for g in poly.gens if g not in constants and g not in unknowns]
        equations = Poly(common, *generators).coeffs() if generators else [common]
    except PolynomialError:
        return None
    return [[equation.expand().coeff(c) for c in unknowns] for equation in equations]


def _scaled(invariant: Expr, params: tuple[Symbol, ...]) -> Expr:
    """The invariant without denominators and without factors that are constant."""
    numerator = fraction(together(invariant))[0]
    return Poly(numerator, *params).primitive()[1].as_expr()
