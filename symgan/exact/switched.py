"""The equilibrium of a flow whose field switches there: across a jump, or between linear pieces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sympy import And, Expr, ImmutableMatrix, Matrix, Ne, S, Symbol, diag, false, nan, oo, true, zoo
from sympy.logic.boolalg import Boolean

from symgan.decide.prove import prove
from symgan.decide.signs import zero
from symgan.exact.cones import Sector
from symgan.exact.field import at, jacobian
from symgan.exact.filippov import Surface, surfaces
from symgan.exact.pieces import around, surely
from symgan.exact.sectors import SectorVerdict, decide
from symgan.exact.spectrum import characteristic_polynomial, factors
from symgan.exact.undecided import Undecided
from symgan.exact.verdict import judge
from symgan.reading import text
from symgan.records import Factor, Outcome, Piece, Status, Verdict

Point = Mapping[Symbol, Expr]


def switched_verdict(found: tuple[Piece, ...], point: Point, given: Boolean = true) -> Verdict:
    """The verdict on an equilibrium at which a field in pieces switches; raises :class:`Undecided` elsewhere.

    Where the field is continuous there and vanishes, its linear pieces decide; where it jumps,
    the equilibrium is one in Filippov's sense, if the point lies where orbits slide or escape.
    """
    near = around(found, point, given)
    if all(at(entry, point) == 0 for piece in near for entry in piece.field):
        return _of_cones(near, point, given)
    return _on_a_surface(near, point, given)


# --- a field that jumps


def _on_a_surface(near: tuple[Piece, ...], point: Point, given: Boolean) -> Verdict:
    """The verdict where the field jumps at the point, across one surface."""
    meeting = [s for s in surfaces(near, tuple(point), given) if at(s.quantity, point) == 0]
    if len(near) != 2 or len(meeting) != 1:
        raise Undecided("the field jumps at the equilibrium, where more than one switching surface meet")
    (surface,) = meeting
    up, down = at(surface.rising, point), at(surface.falling, point)
    where = f"the surface where {{{text(surface.quantity)}}} vanishes"
    if surely(up, 1, given) and surely(down, -1, given):
        return _escaping(where)
    if surely(up, -1, given) and surely(down, 1, given):
        return _sliding(surface, point, where, given)
    raise Undecided(
        f"the field jumps at the equilibrium; whether it lies where orbits slide or escape depends on {{{text(up)}}} "
        f"and {{{text(down)}}}, the slopes on both sides"
    )


def _escaping(where: str) -> Verdict:
    reason = (
        f"The field jumps across {where} and points away from it on both sides: the point is an equilibrium in "
        "Filippov's sense only, and orbits that start beside it leave."
    )
    return Verdict(Outcome.UNSTABLE, false, false, true, (false,), reason)


def _sliding(surface: Surface, point: Point, where: str, given: Boolean) -> Verdict:
    """Orbits reach the surface in finite time, and then slide: the sliding field decides."""
    solved = {p for p, _ in surface.where}
    along = {p: e for p, e in point.items() if p not in solved}
    rows = [e for p, e in zip(point, surface.sliding_field, strict=True) if p not in solved]
    reached = f"Orbits reach {where} in finite time"
    if not rows:
        return Verdict(Outcome.STABLE, true, false, false, (true,), f"{reached} and stay.")
    if all(e == 0 for e in rows):
        reason = f"{reached}, and the sliding field vanishes on it: every point beside the equilibrium is one too."
        return Verdict(Outcome.MARGINAL, false, true, false, (false,), reason)
    matrix = jacobian(ImmutableMatrix(rows), along)
    found = judge(matrix, factors(characteristic_polynomial(matrix)), True, given)
    return Verdict(
        found.outcome,
        found.region,
        found.marginal,
        found.unstable,
        found.conditions,
        f"{reached} and slide on it. {found.reason}",
    )


# --- a continuous field with linear pieces


def _of_cones(near: tuple[Piece, ...], point: Point, given: Boolean) -> Verdict:
    """The verdict of the linear pieces, each on its cone."""
    slopes = {piece: jacobian(piece.field, point) for piece in near}
    if any(matrix.has(nan, zoo, oo) for matrix in slopes.values()):
        raise Undecided("a piece of the field has no derivative at the equilibrium")
    first, *others = slopes.values()
    if all(matrix == first for matrix in others):
        return judge(first, factors(characteristic_polynomial(first)), True, given)
    normals = _normals(slopes, point)
    if len(point) == 1:  # each side moves by itself
        return judge(*_sides(slopes.values()), True, given)
    if len(point) != 2:
        raise Undecided(f"linear pieces that meet in {len(point)} dimensions are decided for one and two only")
    told = decide(_sectors(slopes, normals, given), given)
    if told.region is None:
        raise Undecided(told.reason.removesuffix("."))
    if told.region is not true and not _is_safe(told, normals, near, point):
        raise Undecided("an orbit that grows lies on a switching line, where terms of higher order decide")
    conditions = tuple(told.region.args) if isinstance(told.region, And) else (told.region,)
    return Verdict(told.outcome, told.region, told.marginal, told.unstable, conditions, told.reason)


def _is_safe(
    told: SectorVerdict, normals: Mapping[Expr, ImmutableMatrix], near: tuple[Piece, ...], point: Point
) -> bool:
    """Whether terms of higher order cannot undo a growth: there are none, or it lies on no switching line."""
    if not any(e.diff(p, q) for piece in near for e in piece.field for p in point for q in point):
        return True
    growing = [ray for ray in told.rays if ray.grows is not S.false]
    safe = [
        all(prove(Ne((n * ray.direction)[0], 0)).status is Status.PROVED for n in normals.values()) for ray in growing
    ]
    sure = [s and ray.grows is S.true and ray.exists is S.true for s, ray in zip(safe, growing, strict=True)]
    return all(safe) or (told.outcome is Outcome.UNSTABLE and any(sure))


def _sides(slopes: Iterable[ImmutableMatrix]) -> tuple[ImmutableMatrix, tuple[Factor, ...]]:
    """The slopes on both sides of a point of the line as one matrix, whose eigenvalues they are."""
    matrix = ImmutableMatrix(diag(*slopes))
    return matrix, factors(characteristic_polynomial(matrix))


def _normals(slopes: Mapping[Piece, ImmutableMatrix], point: Point) -> dict[Expr, ImmutableMatrix]:
    """The slope of each quantity that switches at the point, none of which may vanish."""
    active = dict.fromkeys(q for piece in slopes for q, _ in piece.signs if at(q, point) == 0)
    normals = {q: jacobian(ImmutableMatrix([q]), point) for q in active}
    if any(not any(normal) for normal in normals.values()):
        raise Undecided("a switching quantity has no slope at the equilibrium")
    return normals


def _sectors(
    slopes: Mapping[Piece, ImmutableMatrix], normals: Mapping[Expr, ImmutableMatrix], given: Boolean
) -> tuple[Sector, ...]:
    """The plane cut along the tangents of all switching quantities, counterclockwise."""
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
    slopes: Mapping[Piece, ImmutableMatrix],
    normals: Mapping[Expr, ImmutableMatrix],
    a: Matrix,
    b: Matrix,
    given: Boolean,
) -> ImmutableMatrix:
    """The slopes of the piece whose cone lies between two neighboring rays."""
    middle = a + b if _side(a, b, given) != 0 else Matrix([-a[1], a[0]])
    for piece, matrix in slopes.items():
        signs = [(normals[q] * middle)[0] * s for q, s in piece.signs if q in normals]
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
