"""Rays that a field linear on cones keeps: eigenvectors in their cone, and boundaries along which orbits slide.

All conditions are signs of polynomials in the entries of the matrices and rays: roots are for printing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import product

from sympy import And, Expr, ImmutableMatrix, Matrix, Or, cancel, expand, false, gcd, sqrt, true
from sympy.logic.boolalg import Boolean

from symgan.exact.conditions import above, at_least, below, vanishes
from symgan.exact.cones import Sector, cross


@dataclass(frozen=True)
class InvariantRay:
    """Along the ray through ``direction`` x' = growth x, where the ray ``exists``; ``how`` is it kept.

    ``how`` is "eigenvector", "sliding" (orbits from both sides reach it) or "escaping" (orbits leave it
    to both sides, but one in Filippov's sense stays). ``grows``, ``decays`` and ``rests`` are the
    signs of growth.
    """

    direction: ImmutableMatrix
    growth: Expr
    how: str
    exists: Boolean
    grows: Boolean
    decays: Boolean
    rests: Boolean


def invariant_rays(sectors: tuple[Sector, ...], given: Boolean = true) -> tuple[InvariantRay, ...]:
    """The invariant rays of all sectors, those that are known not to exist left out."""
    found = [ray for sector in sectors for ray in _eigenvectors(sector, given)]
    for before, after in zip(sectors, (*sectors[1:], sectors[0]), strict=True):
        found += _sliding(before, after, given)
    return tuple(ray for ray in found if ray.exists is not false)


def turns(sectors: tuple[Sector, ...], sense: int, given: Boolean = true) -> Boolean:
    """Whether every orbit turns about the origin, counterclockwise (sense 1) or clockwise (-1)."""
    return And(*(_turns(sector, sense, given) for sector in sectors))


def _turns(sector: Sector, sense: int, given: Boolean) -> Boolean:
    """The form det(x, A x) has one sign on the cone: on both rays, and without a root between."""
    a, b, c = sector.forms
    rootless = below(sector.spread, given)
    if sector.opening != 0:
        rootless = Or(at_least(sense * b, given), rootless)
    return And(above(sense * a, given), above(sense * c, given), rootless)


def _eigenvectors(sector: Sector, given: Boolean) -> Iterator[InvariantRay]:
    """Those in the closed cone."""
    for ray in (sector.start, sector.end):
        yield from _kept(ray, sector.matrix, given)
    if sector.opening == 0:
        yield from _in_half_plane(sector, given)
        yield from _beside_line(sector, given)
    else:
        yield from _in_cone(sector, given)
        yield from _beside_end(sector, given)


def _kept(ray: Matrix, matrix: Matrix, given: Boolean) -> Iterator[InvariantRay]:
    """A given ray, if it is one of eigenvectors."""
    there = vanishes(cross(ray, matrix * ray), given)
    if there is not false:
        growth = _outward(ray, matrix)
        yield _ray(ray, growth, "eigenvector", there, growth, given)


def _outward(ray: Matrix, matrix: Matrix) -> Expr:
    """The growth of the distance from the origin there: the eigenvalue, if the ray is one of eigenvectors."""
    return cancel(ray.dot(matrix * ray) / ray.dot(ray))


def _in_half_plane(sector: Sector, given: Boolean) -> Iterator[InvariantRay]:
    """Every line through the origin meets the half-plane: all real eigenvectors, if its boundary is no such line."""
    ray, real = sector.start, at_least(sector.spread, given)
    for side, larger in product((1, -1), repeat=2):
        there = And(above(side * sector.forms[0], given), real)
        if there is not false:
            root = larger * sqrt(sector.spread)
            yield _extreme(side * (sector.matrix * ray + (root - sector.mean) * ray), sector, larger, there, given)


def _beside_line(sector: Sector, given: Boolean) -> Iterator[InvariantRay]:
    """The other eigenvector in a half-plane, if its boundary is a line of eigenvectors."""
    boundary = vanishes(sector.forms[0], given)
    if boundary is false:
        return
    ray, growth = sector.start, _outward(sector.start, sector.matrix)
    other, normal = cancel(sector.matrix.trace() - growth), Matrix([-ray[1], ray[0]])
    for side in (1, -1):
        there = And(boundary, above(side * (other - growth), given))
        if there is not false:
            yield _ray(side * (sector.matrix * normal - growth * normal), other, "eigenvector", there, other, given)


def _in_cone(sector: Sector, given: Boolean) -> Iterator[InvariantRay]:
    """Roots t > 0 of the form a + 2 b t + c t^2 at start + t end, c not 0: eigenvalue mean +- root(spread)."""
    a, b, c = sector.forms
    offset, real = sector.opening * sqrt(sector.spread), at_least(sector.spread, given)
    for side, larger in product((1, -1), repeat=2):
        if above(side * c, given) is false:
            continue
        if side == larger:
            signs = And(above(side * a, given), below(side * b, given))
        else:
            signs = Or(below(side * a, given), below(side * b, given))
        there = And(above(side * c, given), real, signs)
        if there is not false:
            direction = side * (c * sector.start - (b + larger * offset) * sector.end)
            yield _extreme(direction, sector, larger, there, given)


def _extreme(direction: Matrix, sector: Sector, larger: int, there: Boolean, given: Boolean) -> InvariantRay:
    """The ray of the larger (1) or the smaller (-1) real eigenvalue, whose sign trace and determinant tell."""
    side, determinant = larger * sector.mean, cancel(sector.matrix.det())
    easily = Or(above(side, given), below(determinant, given))
    hardly = And(below(side, given), above(determinant, given))
    grows, decays = (easily, hardly) if larger > 0 else (hardly, easily)
    rests = And(at_least(-side, given), vanishes(determinant, given))
    growth = sector.mean + larger * sqrt(sector.spread)
    return InvariantRay(_shortened(direction), growth, "eigenvector", there, grows, decays, rests)


def _beside_end(sector: Sector, given: Boolean) -> Iterator[InvariantRay]:
    """The other root of the form, where the ray at the end is one."""
    a, b, c = sector.forms
    for side in (1, -1):
        there = And(vanishes(c, given), above(side * a, given), below(side * b, given))
        if there is not false:
            growth = cancel(sector.matrix.trace() - _outward(sector.end, sector.matrix))
            yield _ray(side * (a * sector.end - 2 * b * sector.start), growth, "eigenvector", there, growth, given)


def _sliding(before: Sector, after: Sector, given: Boolean) -> Iterator[InvariantRay]:
    """The boundary of two sectors, where the fields beside it turn against each other."""
    ray = after.start
    first, second = before.turning(ray), after.turning(ray)
    for how, side in (("sliding", 1), ("escaping", -1)):
        there = And(above(side * first, given), below(side * second, given))
        if there is not false:
            weighted = cancel(first * _outward(ray, after.matrix) - second * _outward(ray, before.matrix))
            yield _ray(ray, cancel(weighted / (first - second)), how, there, side * weighted, given)


def _ray(direction: Matrix, growth: Expr, how: str, there: Boolean, same_sign: Expr, given: Boolean) -> InvariantRay:
    """The record; where the ray exists, its growth has the sign of ``same_sign``."""
    grows, decays, rests = (ask(same_sign, given) for ask in (above, below, vanishes))
    return InvariantRay(_shortened(direction), growth, how, there, grows, decays, rests)


def _shortened(direction: Matrix) -> ImmutableMatrix:
    """The direction without a common numerical factor above 1."""
    common = reduce(gcd, (e.as_content_primitive()[0] for e in direction if e != 0))
    return ImmutableMatrix((direction / max(common, 1)).applyfunc(expand))
