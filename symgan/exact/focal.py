"""Focal values: the first nonlinear change of amplitude where a planar flow or map turns without growing.

In the coordinate z in which the linear part is z -> r z, a power series F = |z|^2 + ... is made whose
change along the flow (over one step of the map) is L |z|^(2k+2) + ...: the method of Poincare and
Lyapunov. For k = 1, L is twice the first Lyapunov coefficient of a flow without quadratic terms, and
of a map the coefficient of the Neimark-Sacker bifurcation, in the normalization of this coordinate.
All numbers lie in the field of the constants with the eigenvalue r adjoined; no radical is taken.

Source: Y. A. Kuznetsov, Elements of Applied Bifurcation Theory, chapters 3 and 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sympy import QQ, Expr, ImmutableMatrix, Integer, Pow, Symbol, construct_domain
from sympy.polys.polyerrors import CoercionFailed
from sympy.polys.rings import PolyElement, ring

from symgan.exact.taylor import Series

# The largest k that is looked at: a focal value of order k needs the Taylor polynomial of degree 2 k + 1.
BUDGET_FOCAL_ORDER = 3


@dataclass(frozen=True)
class Focal:
    """The averaged change q' = value q^(order + 1) of the quadratic form q that the linear part keeps.

    For a map q' is the increase over one step. The value was derived where none of ``divisors``
    vanishes: where one does, the linear part is resonant.
    """

    order: int
    value: Expr
    divisors: tuple[Expr, ...]


@dataclass(frozen=True)
class _Plane:
    """The ring K[z, w, r] of power series in z and its conjugate w, and the relation r^2 = T r - D."""

    ring: Any
    gens: tuple[Any, Any, Any]
    trace: Any
    relation: Any

    def reduced(self, p: PolyElement) -> PolyElement:
        """The same element with r to powers 0 and 1 only."""
        return p.rem([self.relation])

    def conjugate(self, p: PolyElement) -> PolyElement:
        """The complex conjugate: z and w change places, and r becomes T - r."""
        z, w, r = self.gens
        return self.reduced(p.compose([(z, w), (w, z), (r, self.trace - r)]))

    def product(self, p: PolyElement, q: PolyElement, degree: int) -> PolyElement:
        """The product without the terms above a degree."""
        return self.reduced(self.cut(p * q, degree))

    def cut(self, p: PolyElement, degree: int) -> PolyElement:
        """The terms up to a degree in z and w."""
        return self.ring.from_dict({m: c for m, c in p.terms() if m[0] + m[1] <= degree})


def invariant_form(matrix: ImmutableMatrix, params: tuple[Symbol, ...]) -> Expr:
    """The quadratic form that a planar rotation keeps, with coefficient 1 at the square of the first parameter.

    ``matrix`` is 2 x 2 with purely imaginary eigenvalues (or of modulus one, not real).
    """
    (a, b), (c, d) = matrix.tolist()
    x, y = params
    return x**2 + (d - a) / c * x * y - b / c * y**2


def focal_value(expansion: tuple[Series, ...], flow: bool, orders: range) -> Focal | None:
    """The first focal value that is not zero, of an order in ``orders``, which starts at 1.

    ``expansion`` is the Taylor polynomial of the velocity, or of one step, in two displacements.
    None where all are zero, or where the constants are no exact field.
    """
    plane, moved = _rotated(expansion, 2 * max(orders) + 1)
    if plane is None:
        return None
    z, w, _ = plane.gens
    series, conditions = z * w, []
    for degree in range(3, 2 * max(orders) + 3):
        change = _change(plane, series, moved, flow, degree)
        for powers in sorted({m[:2] for m, _ in change.terms() if m[0] != m[1]}):
            inverse, norm = _inverse_divisor(plane, powers, flow)
            if norm == 0:
                return None
            conditions.append(norm)
            series -= plane.product(_part(plane, change, powers), inverse, degree)
        if any(j == k for j, k, _ in change.monoms()):
            return _found(plane, change, degree // 2, conditions)
    return None


def _found(plane: _Plane, change: PolyElement, j: int, conditions: list[Any]) -> Focal:
    """The coefficient of |z|^(2 j) and the divisors on the way to it."""
    field = plane.ring.domain
    value = sum((c for m, c in change.terms() if m == (j, j, 0)), field.zero)
    return Focal(j - 1, field.to_sympy(value), tuple(field.to_sympy(c) for c in dict.fromkeys(conditions)))


def _rotated(expansion: tuple[Series, ...], degree: int) -> tuple[_Plane | None, tuple[Any, Any]]:
    """The plane of the coordinate z = x + (r - a)/c y, and the velocity (or the step) of z and its conjugate."""
    entries = [e.get(m, Integer(0)) for e in expansion for m in ((1, 0), (0, 1))]
    values = [c for e in expansion for m, c in e.items() if any(m)]
    field, exact = _in_a_field([*entries, *values])
    if field is None:
        return None, (None, None)
    (a, b, c, d), rest = exact[:4], iter(exact[4:])
    polys = [{m: next(rest) for m in e if any(m)} for e in expansion]
    whole, *gens = ring("z,w,r", field)
    z, w, r = gens
    trace, det = a + d, a * d - b * c
    plane = _Plane(whole, (z, w, r), trace, r**2 - trace * r + det)
    slope = (r - a) * (field.one / c)
    y = plane.reduced((z - w) * (2 * r - trace) * (c / (trace**2 - 4 * det)))
    x = plane.reduced(z - slope * y)
    first, second = (_composed(plane, p, (x, y), degree) for p in polys)
    moved = plane.reduced(first + slope * second)
    return plane, (moved, plane.conjugate(moved))


def _in_a_field(values: list[Expr]) -> tuple[Any, list[Any]]:
    """The smallest field with the values: rational functions of the constants over an algebraic number field."""
    field, exact = construct_domain(values, field=True, extension=True)
    if not field.is_EX:
        return (field, exact) if field.is_Exact else (None, [])
    symbols = sorted(set().union(*(v.free_symbols for v in values)), key=str)
    radicals = sorted({p for v in values for p in v.atoms(Pow) if p.is_algebraic and not p.is_Rational}, key=str)
    mixed = QQ.algebraic_field(*radicals).frac_field(*symbols) if radicals and symbols else None
    try:
        return mixed, [mixed.from_sympy(v) for v in values] if mixed else []
    except CoercionFailed:
        return None, []


def _composed(plane: _Plane, poly: dict[tuple[int, ...], Any], inner: tuple[Any, ...], degree: int) -> PolyElement:
    """A polynomial, by exponents, at two series, without the terms above a degree."""
    powers = [list(_powers(plane, s, degree)) for s in inner]
    total = plane.ring.zero
    for (i, j), c in sorted(poly.items(), key=lambda item: item[0]):
        if i + j <= degree:
            total += plane.product(powers[0][i], powers[1][j], degree) * c
    return total


def _powers(plane: _Plane, series: PolyElement, degree: int) -> Iterator[PolyElement]:
    power = plane.ring.one
    for _ in range(degree + 1):
        yield power
        power = plane.product(power, series, degree)


def _change(plane: _Plane, series: PolyElement, moved: tuple[Any, Any], flow: bool, degree: int) -> PolyElement:
    """The terms of one degree in the change of a series along the flow or over one step."""
    z, w, _ = plane.gens
    if flow:
        whole = sum((plane.product(series.diff(g), m, degree) for g, m in zip((z, w), moved, strict=True)))
    else:
        whole = _at_step(plane, series, moved, degree) - series
    return plane.ring.from_dict({m: c for m, c in whole.terms() if m[0] + m[1] == degree})


def _at_step(plane: _Plane, series: PolyElement, moved: tuple[Any, Any], degree: int) -> PolyElement:
    """The series at the next point."""
    _, _, r = plane.gens
    powers = [list(_powers(plane, m, degree)) for m in moved]
    total = plane.ring.zero
    for (j, k, e), c in series.terms():
        total += plane.reduced(plane.product(powers[0][j], powers[1][k], degree) * r**e * c)
    return total


def _part(plane: _Plane, change: PolyElement, powers: tuple[int, int]) -> PolyElement:
    return plane.ring.from_dict({m: c for m, c in change.terms() if m[:2] == powers})


def _inverse_divisor(plane: _Plane, powers: tuple[int, int], flow: bool) -> tuple[Any, Any]:
    """The inverse of j r + k r' (of r^j r'^k - 1 for a map), r' the conjugate of r, and the norm it was divided by."""
    _, _, r = plane.gens
    j, k = powers
    other = plane.trace - r
    divisor = plane.reduced(j * r + k * other if flow else r**j * other**k - 1)
    conjugate = plane.conjugate(divisor)
    norm = plane.reduced(divisor * conjugate).coeff(1)
    return (conjugate * (plane.ring.domain.one / norm) if norm else plane.ring.zero), norm
