"""The equilibrium of a flow whose field switches there: across a jump, or between linear pieces."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import And, Expr, ImmutableMatrix, Ne, S, Symbol, diag, false, nan, oo, true, zoo
from sympy.logic.boolalg import Boolean

from symgan.decide.prove import prove
from symgan.decide.signs import negative, positive
from symgan.exact.conditions import settled
from symgan.exact.field import at, jacobian
from symgan.exact.filippov import Surface, surfaces
from symgan.exact.pieces import around, surely
from symgan.exact.sectors import SectorVerdict, decide
from symgan.exact.spectrum import characteristic_polynomial, factors
from symgan.exact.tangent_cones import both_sides, slopes_of_switches, tangent_cones
from symgan.exact.undecided import Undecided
from symgan.exact.verdict import judge
from symgan.reading import text
from symgan.records import Outcome, Piece, Status, Verdict

Point = Mapping[Symbol, Expr]

STAYS = (
    "Orbits come to rest on the surface no farther away than in proportion to where they started: stable in the sense "
    "of Lyapunov, and not asymptotically stable."
)


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
    if surface.at_rest:
        return _at_rest(up, down, where, given)
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


def _at_rest(up: Expr, down: Expr, where: str, given: Boolean) -> Verdict:
    """All points of a surface are at rest: orbits reach it, or leave it to both sides, as the constants tell."""
    reached = settled(And(negative(up, given), positive(down, given)), given)
    left = settled(And(positive(up, given), negative(down, given)), given)
    outcome = Outcome.MARGINAL if reached is true else Outcome.UNSTABLE if left is true else Outcome.CONDITIONAL
    reason = (
        f"The field jumps across {where}, and the sliding field vanishes on it, so that points beside the equilibrium "
        f"are at rest too. Orbits reach it in finite time when {{{text(reached)}}}, and leave it to both sides when "
        f"{{{text(left)}}}."
    )
    beyond = STAYS if outcome is Outcome.MARGINAL else ""
    return Verdict(outcome, false, reached, left, (false,), reason, beyond=beyond)


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
        return Verdict(Outcome.MARGINAL, false, true, false, (false,), reason, beyond=STAYS)
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
    normals = slopes_of_switches(slopes, point)
    if len(point) == 1:  # each side moves by itself
        matrix = ImmutableMatrix(diag(*both_sides(slopes, normals, given)))
        return judge(matrix, factors(characteristic_polynomial(matrix)), True, given)
    if len(point) != 2:
        raise Undecided(f"linear pieces that meet in {len(point)} dimensions are decided for one and two only")
    told = decide(tangent_cones(slopes, normals, given), given)
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
    sure = [s and ray.grows is true and ray.exists is true for s, ray in zip(safe, growing, strict=True)]
    return all(safe) or (told.outcome is Outcome.UNSTABLE and any(sure))
