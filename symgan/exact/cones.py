"""Planar fields that are linear on cones: the cones in order around the origin, and the matrix on each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sympy import And, Expr, ImmutableMatrix, Matrix, S, cancel, true
from sympy.logic.boolalg import Boolean

from symgan.exact.conditions import above, below, vanishes
from symgan.records import InputError


@dataclass(frozen=True)
class Sector:
    """The cone swept counterclockwise from the ray ``start`` to the ray ``end``, on which x' = matrix x.

    Rays are given by a point on them, shape (2, 1); the angle between them is more than 0 and at
    most pi; the matrix has shape (2, 2).
    """

    start: Matrix
    end: Matrix
    matrix: Matrix

    @cached_property
    def mean(self) -> Expr:
        """The mean of the two eigenvalues."""
        return cancel(self.matrix.trace() / 2)

    @cached_property
    def spread(self) -> Expr:
        """The square of half their difference: negative where they are complex."""
        return cancel(self.mean**2 - self.matrix.det())

    @cached_property
    def opening(self) -> Expr:
        """The determinant of the two rays: zero for a half-plane, otherwise positive."""
        return cross(self.start, self.end)

    @cached_property
    def forms(self) -> tuple[Expr, Expr, Expr]:
        """a, b and c, where det(x, matrix x) is a r^2 + 2 b r t + c t^2 at x = r start + t end."""
        b = cancel(cross(self.end, self.matrix * self.start) + self.mean * self.opening)
        return self.turning(self.start), b, self.turning(self.end)

    def turning(self, x: Matrix) -> Expr:
        """det(x, matrix x), the square of |x| times the angular velocity: a quadratic form."""
        return cross(x, self.matrix * x)


def cross(x: Matrix, y: Matrix) -> Expr:
    """The determinant of two vectors."""
    return cancel(x[0] * y[1] - x[1] * y[0])


def half_planes(normal: tuple[Expr, Expr], upper: Matrix, lower: Matrix) -> tuple[Sector, Sector]:
    """The two half-planes where n_1 x_1 + n_2 x_2 is positive (x' = upper x) and negative (x' = lower x)."""
    a, b = map(S, normal)
    ray = ImmutableMatrix([b, -a])
    return Sector(ray, -ray, upper), Sector(-ray, ray, lower)


def around(sectors: tuple[Sector, ...], given: Boolean = true) -> tuple[Sector, ...]:
    """The sectors, once it is clear that they go around the origin once.

    InputError where one does not end on the ray on which the next starts, or has an angle of 0 or
    more than pi, or where they go around more than once.
    """
    if len(sectors) < 2:
        raise InputError(f"at least two sectors are needed to cover the plane; got {len(sectors)}")
    for s, after in zip(sectors, (*sectors[1:], sectors[0]), strict=True):
        if any(e != 0 for e in map(cancel, s.end - after.start)):
            raise InputError(
                f"each sector has to start where the one before ends: {list(s.end)} is not {list(after.start)}"
            )
        if above(s.opening, given) is not S.true and not (
            s.opening == 0 and below(s.start.dot(s.end), given) is S.true
        ):
            raise InputError(f"a sector from {list(s.start)} to {list(s.end)} has no angle between 0 and pi")
    if any(_passes(s, sectors[0].start, given) for s in sectors[:-1]):
        raise InputError("the sectors go around the origin more than once")
    return sectors


def _passes(sector: Sector, ray: Matrix, given: Boolean) -> bool:
    """Whether a ray is known to lie in the sector, its start left out."""
    within = And(above(cross(sector.start, ray), given), sector.opening == 0 or above(cross(ray, sector.end), given))
    last = And(vanishes(cross(sector.end, ray), given), above(sector.end.dot(ray), given))
    return S.true in (within, last)
