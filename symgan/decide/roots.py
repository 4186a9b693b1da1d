"""Where the roots of a polynomial lie, certified: left of the imaginary axis, or inside the unit circle.

The roots are enclosed by balls, which shrink until each lies on one side or is known to lie on the
boundary. How many lie there is counted exactly where the coefficients are algebraic: i w is a root
where w is one of both the real and the imaginary part of p(i w), which Sturm's theorem counts; and
for the circle, of the polynomial that the Moebius map z = (1 + s)/(1 - s) gives, which has one
degree less for each root at -1.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import CoercionFailed, Dummy, I, Poly, expand, gcd

from symgan.decide.enclosure import ball
from symgan.decide.numbers import sign
from symgan.errors import InputError

# The most binary digits to which roots are enclosed.
BUDGET_ROOT_BITS = 2**11

_W = Dummy("w", real=True)


@dataclass(frozen=True)
class Location:
    """How many roots lie inside the stable region, on its boundary and outside, with multiplicity."""

    inside: int
    boundary: int
    outside: int


def roots_location(poly: Poly, flow: bool) -> Location | None:
    """The certified location of the roots: inside is Re < 0 for a flow, modulus < 1 for a map.

    None where a root cannot be told from the boundary within the budget of binary digits.
    InputError where the polynomial is zero, or a coefficient is no real number.
    """
    if poly.is_zero or len(poly.gens) != 1 or not all(c.is_extended_real and c.is_number for c in poly.all_coeffs()):
        raise InputError(f"roots are located of a nonzero polynomial with real numbers as coefficients; got {poly}")
    exact = _over_algebraic_numbers(poly)
    parts = [(poly, 1)] if exact is None else exact.sqf_list()[1]
    total = Location(0, 0, 0)
    for part, power in parts:
        found = _of_simple_roots(part, flow, exact is not None)
        if found is None:
            return None
        inside, boundary, outside = (power * found.count(side) for side in (-1, 0, 1))
        total = Location(total.inside + inside, total.boundary + boundary, total.outside + outside)
    return total


def _over_algebraic_numbers(poly: Poly) -> Poly | None:
    """The polynomial over a field of algebraic numbers, None where its coefficients lie in none."""
    try:
        exact = Poly(poly.as_expr(), *poly.gens, extension=True).to_field()
    except (CoercionFailed, NotImplementedError):
        return None
    return exact if exact.domain.is_QQ or exact.domain.is_Algebraic else None


def _of_simple_roots(poly: Poly, flow: bool, exact: bool) -> list[int] | None:
    """-1, 0 or 1 for each root of a squarefree polynomial."""
    on_boundary, bits = None, 64
    while bits <= BUDGET_ROOT_BITS:
        sides = _sides(poly, flow, bits)
        if sides is not None and 0 not in sides:
            return sides
        if exact and on_boundary is None:
            on_boundary = count_on_boundary(poly, flow)
        if sides is not None and sides.count(0) == on_boundary:
            return sides
        bits *= 2
    return None


def _sides(poly: Poly, flow: bool, bits: int) -> list[int] | None:
    """For each root the side that its ball lies on, 0 where it meets the boundary; None without enclosures."""
    from flint import acb_poly, arb, ctx

    coefficients = [ball(c, bits) for c in reversed(poly.all_coeffs())]
    with ctx.workprec(bits):
        try:
            roots = acb_poly(coefficients).roots(tol=arb((1, -bits // 2)), maxprec=bits)
        except ValueError:  # the balls of the roots are not yet apart, or too large
            return None
        ends = [(r.real.lower(), r.real.upper()) if flow else (r.abs_lower() - 1, r.abs_upper() - 1) for r in roots]
        return [-1 if high < 0 else 1 if low > 0 else 0 for low, high in ends]


def count_on_boundary(poly: Poly, flow: bool) -> int:
    """How many roots of a squarefree polynomial over algebraic numbers lie on the axis, or on the circle, exactly."""
    x = poly.gen
    if flow:
        return _on_axis(poly)
    s, n = Dummy("s"), poly.degree()
    moved = sum(c * (1 + s) ** k * (1 - s) ** (n - k) for (k,), c in poly.terms())
    turned = Poly(moved, s, domain=poly.domain)
    return _on_axis(turned) + (sign(expand(poly.as_expr().subs(x, -1))) == 0)


def _on_axis(poly: Poly) -> int:
    """The number of w in R with p(i w) = 0: real roots of the common divisor of its real and imaginary part."""
    real = Poly({(k,): c * I**k for (k,), c in poly.terms() if k % 2 == 0} or 0, _W, domain=poly.domain)
    imaginary = Poly({(k,): c * I ** (k - 1) for (k,), c in poly.terms() if k % 2} or 0, _W, domain=poly.domain)
    common = gcd(real, imaginary)
    if common.degree() <= 0:
        return 0
    chain = common.sturm()
    low, high = ([sign(q.LC()) * (d ** q.degree()) for q in chain] for d in (-1, 1))
    return _changes(low) - _changes(high)


def _changes(signs: list[int]) -> int:
    return sum(a != b for a, b in zip(signs, signs[1:], strict=False))
