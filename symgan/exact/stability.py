"""Where the spectrum lies, decided from the characteristic polynomial alone, never from radicals.

Flows: Routh-Hurwitz in the form of Lienard and Chipart. Maps: the same after the Moebius map that
takes the unit disc to the left half-plane, which for degree 2 gives the conditions of Jury.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from sympy import (
    And,
    Dummy,
    Eq,
    Expr,
    Ge,
    Gt,
    ImmutableMatrix,
    Integer,
    Le,
    Lt,
    Ne,
    Or,
    Poly,
    S,
    Symbol,
    expand,
    eye,
    false,
    true,
)
from sympy.logic.boolalg import Boolean
from sympy.polys.matrices import DomainMatrix

from symgan.decide.identity import is_zero
from symgan.decide.signs import negative, nonnegative, positive, zero
from symgan.records import Factor


@dataclass(frozen=True)
class Location:
    """Where the roots of one polynomial lie.

    All strictly inside; none outside but one on the boundary; one strictly outside. With ``exact``
    the three exclude and exhaust each other; without it ``edge`` and ``outside`` are sufficient only.
    """

    inside: Boolean
    edge: Boolean
    outside: Boolean
    exact: bool = True


def half_plane(poly: Poly, flow: bool) -> list[Expr]:
    """Coefficients, highest first, of the polynomial whose left half-plane is the stable region of poly.

    For a flow poly itself, for a map (1 - s)^n poly((1 + s)/(1 - s)).
    """
    if flow:
        return poly.all_coeffs()
    s, n = Dummy("s"), poly.degree()
    terms = (a * (1 + s) ** i * (1 - s) ** (n - i) for i, a in enumerate(reversed(poly.all_coeffs())))
    moebius = Poly(expand(sum(terms)), s)
    return [moebius.coeff_monomial(s**k) for k in range(n, -1, -1)]


def locate(poly: Poly, flow: bool, given: Boolean = true) -> Location:
    """The location of the roots of a monic irreducible polynomial against the half-plane or the disc."""
    a = half_plane(poly, flow)
    if len(a) > 3 and all(c == 0 for c in a[1::2]):
        return _even(a, given)
    required = required_positive(a)
    inside = And(*(positive(c, given) for c in required))
    outside = Or(*(negative(c, given) for c in required))
    if len(a) <= 3:
        return Location(inside, _edge(a, given), outside)
    if all(c.is_Rational for c in a):
        # irreducible and not even: no root and its negative are both roots, so none lies on the axis
        return Location(inside, false, ~inside)
    return Location(inside, false, outside, exact=False)


def _edge(a: list[Expr], given: Boolean) -> Boolean:
    """Degree one or two: no coefficient negative, and one of them zero."""
    vanish = [zero(c, given) for c in a]
    cases = []
    for here in [true] if true in vanish else dict.fromkeys(vanish):
        others = (nonnegative(c, given) for c, there in zip(a, vanish, strict=True) if there != here)
        cases.append(And(here, *others))
    return absorbed(Or(*cases))


def absorbed(condition: Boolean) -> Boolean:
    """A disjunction without those p = 0 that a p >= 0 or p <= 0 beside them contains."""
    if not isinstance(condition, Or):
        return condition
    weak = {r.lhs for r in condition.args if isinstance(r, (Ge, Le)) and r.rhs == 0}
    return Or(*(r for r in condition.args if not (isinstance(r, Eq) and r.lhs in weak and r.rhs == 0)))


def required_positive(a: list[Expr]) -> list[Expr]:
    """What has to be positive, all of it, for the roots of a polynomial with positive lead to have negative real parts.

    The criterion of Lienard and Chipart on the coefficients, highest first.
    """
    return [*a, *_minors(a)]


def _minors(a: list[Expr]) -> list[Expr]:
    """The Hurwitz determinants of order n - 1, n - 3, ... and at least 2; with positive coefficients they suffice."""
    n = len(a) - 1
    exact = DomainMatrix.from_Matrix(_hurwitz(a))
    return [exact.domain.to_sympy(exact.extract(list(range(k)), list(range(k))).det()) for k in range(n - 1, 1, -2)]


def _hurwitz(a: list[Expr]) -> ImmutableMatrix:
    """The Hurwitz matrix: entry (i, j) is a[2 j - i + 1] of the coefficients, highest first; shape (n, n)."""
    n = len(a) - 1
    return ImmutableMatrix(n, n, lambda i, j: a[k] if 0 <= (k := 2 * j - i + 1) <= n else Integer(0))


def _even(a: list[Expr], given: Boolean) -> Location:
    """Roots in pairs +-s: never all inside; none outside only if every s^2 is real and not positive."""
    squares = a[::2]
    if len(squares) == 3:
        lead, b, c = squares
        axis = And(*(nonnegative(q, given) for q in (lead * b, lead * c, b**2 - 4 * lead * c)))
        return Location(false, axis, ~axis)
    if all(c.is_Rational for c in squares):
        real = Poly(squares, Dummy("s2")).count_roots(None, 0)
        axis = true if real == len(squares) - 1 else false
        return Location(false, axis, ~axis)
    return Location(false, false, Or(*(negative(squares[0] * c, given) for c in squares)), exact=False)


def consistent(region: Boolean) -> Boolean:
    """The region, or false where one condition in a conjunction asks for p > 0 and another for -p > 0."""
    if not isinstance(region, And):
        return region
    strict = [r.gts - r.lts for r in region.args if isinstance(r, (Gt, Lt))]
    clash = any(is_zero(p + q) for i, p in enumerate(strict) for q in strict[:i])
    return false if clash else region


def boundary(parts: list[Location]) -> Boolean:
    """No root of any factor outside, and one on the boundary: there the linearization decides nothing."""
    cases = []
    for i, here in enumerate(parts):
        others = (absorbed(Or(p.inside, p.edge)) for j, p in enumerate(parts) if j != i)
        cases.append(And(here.edge, *others))
    return absorbed(Or(*cases))


def defective(matrix: ImmutableMatrix, found: tuple[Factor, ...], flow: bool, given: Boolean = true) -> Boolean:
    """When an eigenvalue on the boundary has too few eigenvectors, so that powers of the matrix grow like a polynomial.

    Decided for factors repeated as such, and for two roots of a 2x2 matrix that meet.
    """
    cases = [_repeated(matrix, found, f, flow, given) for f in found if f.multiplicity > 1]
    if matrix.rows == 2 and not cases:
        cases.append(_meeting(matrix, reduce(lambda p, q: p * q, (f.poly for f in found)), flow, given))
    return Or(*cases)


def _repeated(matrix: ImmutableMatrix, found: tuple[Factor, ...], f: Factor, flow: bool, given: Boolean) -> Boolean:
    """Whether the factor divides the minimal polynomial twice, and has a root on the boundary."""
    edge = locate(f.poly, flow, given).edge
    if edge is S.false:
        return edge
    radical = eye(matrix.rows)
    for g in found:
        power = 1 if g is f else g.multiplicity
        radical = radical * _at_matrix(g.poly, matrix) ** power
    coupled = Or(*(~zero(e, given) for e in radical if not is_zero(e)))
    return And(edge, coupled)


def _at_matrix(poly: Poly, matrix: ImmutableMatrix) -> ImmutableMatrix:
    result = ImmutableMatrix.zeros(*matrix.shape)
    for c in poly.all_coeffs():
        result = result * matrix + c * eye(matrix.rows)
    return ImmutableMatrix(result)


def _meeting(matrix: ImmutableMatrix, poly: Poly, flow: bool, given: Boolean) -> Boolean:
    """A double root on the boundary of a 2x2 matrix that is not a multiple of the identity there."""
    slope = poly.diff()
    meets = Or(*(_both_zero(poly.eval(c), slope.eval(c), given) for c in ((0,) if flow else (1, -1))))
    coupled = Or(*(Ne(e, 0) for e in (matrix[0, 1], matrix[1, 0]) if e != 0))
    return And(meets, coupled) if meets is not S.false else false


def _both_zero(p: Expr, q: Expr, given: Boolean) -> Boolean:
    first, second = zero(expand(p), given), zero(expand(q), given)
    if isinstance(first, Eq) and isinstance(first.lhs, Symbol):
        second = second.subs(first.lhs, first.rhs)
    return And(first, second)
