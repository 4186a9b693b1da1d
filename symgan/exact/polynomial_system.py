"""All real solutions of a system of polynomial equations, by linear algebra or Gröbner bases, within a budget."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from sympy import (
    And,
    Expr,
    Float,
    Ne,
    Poly,
    PolynomialError,
    Pow,
    Symbol,
    expand,
    fraction,
    groebner,
    im,
    linsolve,
    solve_poly_system,
    together,
)
from sympy.logic.boolalg import Boolean
from sympy.polys.polyerrors import UnsolvableFactorError

from symgan.decide.identity import is_zero
from symgan.exact.undecided import Undecided

# Beyond these a polynomial system is not solved: the product of the degrees bounds the number of solutions,
# and roots of a higher degree, put into coupled equations, give radicals that nothing can be decided of.
BUDGET_SOLUTIONS = 64
BUDGET_COUPLED_DEGREE = 2
REAL_DIGITS = 60

Point = dict[Symbol, Expr]


def real_solutions(equations: Iterable[Expr], unknowns: tuple[Symbol, ...]) -> tuple[Point, ...]:
    """All real solutions of equations = 0 in the unknowns; a line of them is one that holds free unknowns.

    Raises :class:`Undecided` where an equation is no polynomial, or the system too large to solve.
    """
    polys = [_polynomial(equation, unknowns) for equation in equations]
    degrees = [p.total_degree() for p in polys]
    if max(degrees) <= 1:
        solutions = linsolve([p.as_expr() for p in polys], *unknowns)
        return tuple(dict(zip(unknowns, s, strict=True)) for s in solutions)
    bound = prod(max(degree, 1) for degree in degrees)
    if bound > BUDGET_SOLUTIONS:
        raise Undecided(f"there may be up to {bound} solutions, too many to search for")
    found = (map(expand, solution) for solution in _solutions(polys, unknowns))
    return without_repeats(dict(zip(unknowns, s, strict=True)) for s in map(tuple, found) if all(map(_real, s)))


def without_repeats(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points, each once, however it is written."""
    kept: list[Point] = []
    for point in points:
        if not any(all(is_zero(other[p] - value) for p, value in point.items()) for other in kept):
            kept.append(point)
    return tuple(kept)


def where_real(point: Point) -> Boolean:
    """Where the formulas of a solution have real values: no denominator is zero and no even root is of less than 0."""
    conditions = []
    for value in point.values():
        conditions.append(Ne(fraction(together(value))[1], 0))
        roots = (part for part in value.atoms(Pow) if part.exp.is_Rational and part.exp.q % 2 == 0)
        conditions += [part.base >= 0 for part in roots if part.base.free_symbols]
    return And(*conditions)


def _polynomial(equation: Expr, unknowns: tuple[Symbol, ...]) -> Poly:
    try:
        return Poly(fraction(together(equation))[0], *unknowns)
    except PolynomialError:
        raise Undecided(f"the equations are no polynomials in {', '.join(map(str, unknowns))}") from None


def _solutions(polys: list[Poly], unknowns: tuple[Symbol, ...]) -> list[tuple[Expr, ...]]:
    if _coupled_degree(polys, unknowns) > BUDGET_COUPLED_DEGREE:
        raise Undecided("the solutions are roots of too high a degree to search for")
    try:
        return solve_poly_system(polys, *unknowns, strict=True) or []
    except NotImplementedError:
        raise Undecided("there is a continuum of solutions") from None
    except UnsolvableFactorError:
        raise Undecided("not all solutions have a closed form in radicals") from None


def _coupled_degree(polys: list[Poly], unknowns: tuple[Symbol, ...]) -> int:
    """The degree of the last unknown over the constants, 0 where the equations are not coupled."""
    if all(len(p.free_symbols & set(unknowns)) <= 1 for p in polys):
        return 0
    basis = groebner([p.as_expr() for p in polys], *unknowns, order="lex")
    last = [p for p in basis.polys if not p.free_symbols & set(unknowns[:-1])]
    return max((q.degree(unknowns[-1]) for p in last for q, _ in p.factor_list()[1]), default=0)


def _real(value: Expr) -> bool:
    """Whether a solution is real; one in radicals by its imaginary part, to more digits than it can have by chance."""
    if value.is_real is not None or not value.is_number:
        return value.is_real is not False
    return bool(abs(im(value.evalf(REAL_DIGITS))) < Float(10) ** (-REAL_DIGITS // 2))
