"""The characteristic polynomial, its factors, and the eigenvalues in the form that papers print."""

from __future__ import annotations

from sympy import Abs, Expr, I, ImmutableMatrix, Integer, Mul, Poly, Pow, S, count_ops, expand, factor_list, sqrt
from sympy.polys.matrices import DomainMatrix

from symgan.decide.signs import factored
from symgan.notation import lam
from symgan.records import Factor

# A polynomial of degree four in more symbols than this is not factored over the Gaussian numbers.
BUDGET_GENERATORS = 3


def characteristic_polynomial(matrix: ImmutableMatrix) -> Poly:
    """det(lambda 1 - matrix), a monic polynomial in lambda."""
    exact = DomainMatrix.from_Matrix(matrix).to_field()
    return Poly([exact.domain.to_sympy(c) for c in exact.charpoly()], lam)


def factors(charpoly: Poly) -> tuple[Factor, ...]:
    """The irreducible factors over the field of the constants, each monic, with closed roots where fit to print."""
    cleared = _cleared(charpoly)
    found = [(Poly(q, lam), m) for q, m in factor_list(cleared.as_expr(), *_generators(cleared))[1] if q.has(lam)]
    monic = [(Poly(p.as_expr() / p.LC(), lam), m) for p, m in found]
    ordered = sorted(monic, key=lambda pm: (pm[0].degree(), str(pm[0])))
    return tuple(Factor(poly, m, roots(poly)) for poly, m in ordered)


def _cleared(poly: Poly) -> Poly:
    """A multiple of the polynomial without denominators."""
    return poly.clear_denoms(convert=True)[1] if poly.domain.is_Field else poly


def _generators(poly: Poly) -> list[Expr]:
    """lambda and the constants, symbolic powers among them, that the polynomial is a polynomial in."""
    return [lam, *(g for g in poly.inject().gens if g != lam)] if poly.domain.is_Composite else [lam]


def roots(poly: Poly) -> tuple[tuple[Expr, Expr], ...] | None:
    """The roots of a monic polynomial as pairs center +- offset.

    Of degree 1, 2, and 4 where no odd powers appear or where it is a quadratic times its conjugate.
    """
    coefficients = poly.all_coeffs()
    if poly.degree() == 1:
        return ((-coefficients[1], Integer(0)),)
    if poly.degree() == 2:
        return (_pair(*coefficients[1:]),)
    if poly.degree() == 4 and coefficients[1] == coefficients[3] == 0:
        center, offset = _pair(coefficients[2], coefficients[4])
        return tuple((Integer(0), square_root(center + s * offset)) for s in (1, -1))
    if poly.degree() == 4 and len(_generators(_cleared(poly))) <= BUDGET_GENERATORS:
        return _conjugate_pairs(poly)
    return None


def _conjugate_pairs(poly: Poly) -> tuple[tuple[Expr, Expr], ...] | None:
    """The roots of two factors of degree two over the Gaussian numbers; None if it has none."""
    cleared = _cleared(poly)
    found = [
        Poly(q, lam) for q, _ in factor_list(cleared.as_expr(), *_generators(cleared), gaussian=True)[1] if q.has(lam)
    ]
    if [q.degree() for q in found] != [2, 2]:
        return None
    return tuple(_pair(*(expand(c / q.LC()) for c in q.all_coeffs()[1:])) for q in found)


def _pair(a1: Expr, a0: Expr) -> tuple[Expr, Expr]:
    """tr/2 and sqrt((tr/2)^2 - det) for lambda^2 + a1 lambda + a0."""
    center = expand(-a1 / 2)
    return center, square_root(expand(center**2 - a0), center**2 - expand(a0))


def square_root(radicand: Expr, as_written: Expr | None = None) -> Expr:
    """A square root of the radicand, up to sign: of the exact forms found, the shortest to print.

    The forms are the one given, the expanded one, and the one with square factors drawn out.
    """
    if radicand is S.Zero:
        return Integer(0)
    written = [radicand] if as_written is None else [as_written, radicand]
    return min((*map(sqrt, written), _squares_drawn_out(radicand)), key=count_ops)


def magnitude(square: Expr) -> Expr:
    """The nonnegative root of a square that is known not to be negative, squares drawn out."""
    parts = Mul.make_args(square_root(square))
    return Mul(*(p if isinstance(p, Pow) and p.exp == S.Half else Abs(p) for p in parts))


def _squares_drawn_out(radicand: Expr) -> Expr:
    """q sqrt(r) with q^2 r = radicand and r free of squares; the sign of q is open, as the caller prints +-."""
    content, numerator, denominator = factored(radicand)
    if not content.is_real:  # the root of a root, as of lambda^4 + 1
        return sqrt(radicand)
    parts = [*numerator, *((q, -m) for q, m in denominator)]
    outside = Mul(*(q ** (m // 2) for q, m in parts))
    inside = Mul(*(q for q, m in parts if m % 2))
    root = sqrt(abs(content))
    if content.is_negative and not inside.is_number:
        return outside * root * sqrt(expand(-inside))
    return outside * root * (I if content.is_negative else 1) * sqrt(inside)


def eigenvalues(found: tuple[Factor, ...]) -> tuple[tuple[Expr, int], ...] | None:
    """Every eigenvalue with its multiplicity, or None where a factor has no closed form fit to print."""
    if any(f.pairs is None for f in found):
        return None
    values: dict[Expr, int] = {}
    for f in found:
        for center, offset in f.pairs or ():
            for value in {center + offset: None, center - offset: None}:
                values[value] = values.get(value, 0) + f.multiplicity
    return tuple(values.items())
