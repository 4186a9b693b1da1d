"""The linear pieces of a planar field or map at a point where it switches: each on the cone between two tangents."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Expr, ImmutableMatrix, Matrix, S, Symbol
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import zero
from symgan.exact.cones import Sector
from symgan.exact.field import at, jacobian
from symgan.exact.pieces import surely
from symgan.exact.undecided import Undecided
from symgan.reading import text
from symgan.records import Piece

Slopes = Mapping[Piece, ImmutableMatrix]


def slopes_of_switches(slopes: Slopes, point: Mapping[Symbol, Expr]) -> dict[Expr, ImmutableMatrix]:
    """The slope of each quantity that switches at the point, shape (1, n); :class:`Undecided` where one vanishes."""
    active = dict.fromkeys(q for piece in slopes for q, _ in piece.signs if at(q, point) == 0)
    normals = {q: jacobian(ImmutableMatrix([q]), point) for q in active}
    if any(not any(normal) for normal in normals.values()):
        raise Undecided("a switching quantity has no slope at the equilibrium")
    return normals


def both_sides(
    slopes: Slopes, normals: Mapping[Expr, ImmutableMatrix], given: Boolean
) -> tuple[ImmutableMatrix, ImmutableMatrix]:
    """The slopes, shape (1, 1), on the right and on the left of a point of the line; :class:`Undecided` if unknown."""
    right = ImmutableMatrix([[1]])
    return _matrix_towards(right, slopes, normals, given), _matrix_towards(-right, slopes, normals, given)


def tangent_cones(slopes: Slopes, normals: Mapping[Expr, ImmutableMatrix], given: Boolean) -> tuple[Sector, ...]:
    """The plane cut along the tangents of all switching quantities, counterclockwise, with the slope on each cone.

    Raises :class:`Undecided` where the order of the tangents depends on the constants.
    """
    rays: list[Matrix] = []
    for normal in normals.values():
        for side in (1, -1):
            ray = Matrix([-side * normal[1], side * normal[0]])
            if not any(_same_direction(ray, other, given) for other in rays):
                rays.append(ray)
    ordered = _turned(rays, given)
    return tuple(
        Sector(a, b, _matrix_between(slopes, normals, a, b, given))
        for a, b in zip(ordered, ordered[1:] + ordered[:1], strict=True)
    )


def _matrix_between(
    slopes: Slopes, normals: Mapping[Expr, ImmutableMatrix], a: Matrix, b: Matrix, given: Boolean
) -> ImmutableMatrix:
    """The slopes of the piece whose cone lies between two neighboring rays."""
    middle = a + b if _side(a, b, given) != 0 else Matrix([-a[1], a[0]])
    return _matrix_towards(middle, slopes, normals, given)


def _matrix_towards(
    ray: Matrix, slopes: Slopes, normals: Mapping[Expr, ImmutableMatrix], given: Boolean
) -> ImmutableMatrix:
    """The slopes of the piece into which a ray leads that is along no switching line."""
    for piece, matrix in slopes.items():
        signs = [(normals[q] * ray)[0] * s for q, s in piece.signs if q in normals]
        if all(surely(e, 1, given) for e in signs):
            return matrix
    raise Undecided("which piece lies between two switching lines is not decided")


def _side(a: Matrix, b: Matrix, given: Boolean) -> int:
    """The sign of the turn from a to b: 1 counterclockwise by less than half a turn."""
    cross = a[0] * b[1] - a[1] * b[0]
    for side in (1, -1):
        if surely(cross, side, given):
            return side
    if zero(cross, given) is S.true:
        return 0
    raise Undecided(f"the order of the switching lines depends on the sign of {{{text(cross)}}}")


def _same_direction(a: Matrix, b: Matrix, given: Boolean) -> bool:
    return _side(a, b, given) == 0 and surely((a.T * b)[0], 1, given)


def _turned(rays: list[Matrix], given: Boolean) -> list[Matrix]:
    """The rays in counterclockwise order, from the first one on."""
    first = rays[0]
    half = [[r for r in rays if _side(first, r, given) == side and r is not first] for side in (1, 0, -1)]

    def ordered(part: list[Matrix]) -> list[Matrix]:
        return sorted(part, key=lambda r: sum(_side(other, r, given) > 0 for other in part))

    return [first, *ordered(half[0]), *half[1], *ordered(half[2])]
