"""The equilibrium of a discrete method whose step has a kink there: linear pieces on cones, one slope for each.

On a line the slopes on both sides decide. In the plane the equilibrium is unstable where a ray grows, or where the step
is one-to-one and enlarges areas; where it keeps them, the equilibrium attracts nothing. In any dimension it attracts
where all products of the slopes contract. None of these is necessary: what is left between them is undecided.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from sympy import And, Expr, ImmutableMatrix, Or, Symbol, expand, false, nan, oo, true, zoo
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.decide.signs import nonnegative, positive, zero
from symgan.exact.conditions import settled
from symgan.exact.cones import Sector
from symgan.exact.field import at, jacobian
from symgan.exact.growing_rays import growing_ray, is_continuous
from symgan.exact.joint_contraction import contraction
from symgan.exact.pieces import around
from symgan.exact.spectrum import characteristic_polynomial, factors
from symgan.exact.tangent_cones import both_sides, slopes_of_switches, tangent_cones
from symgan.exact.undecided import Undecided
from symgan.exact.verdict import judge
from symgan.reading import text
from symgan.records import Outcome, Piece, Status, Verdict

Point = Mapping[Symbol, Expr]


def one_sided_slopes(found: tuple[Piece, ...], point: Point, given: Boolean = true) -> dict[Piece, ImmutableMatrix]:
    """The slope of each piece of a step that meets at a fixed point, shape (n, n).

    Raises :class:`Undecided` where the step jumps there, or a piece has no slope.
    """
    near = around(found, point, given)
    for piece, (p, e) in product(near, enumerate(point.values())):
        if is_zero(at(piece.field[p], point) - e) is not True:
            raise Undecided("the step jumps at the equilibrium, or does not rest there")
    slopes = {piece: jacobian(piece.field, point) for piece in near}
    if any(matrix.has(nan, zoo, oo) for matrix in slopes.values()):
        raise Undecided("a piece of the step has no derivative at the equilibrium")
    return slopes


def kinked_verdict(found: tuple[Piece, ...], point: Point, given: Boolean = true) -> Verdict:
    """The verdict on a fixed point at which a step in pieces has a kink; raises :class:`Undecided` elsewhere."""
    if not found:
        raise Undecided("the step is not known in pieces, in closed form and without memory")
    slopes = one_sided_slopes(found, point, given)
    matrices = tuple(dict.fromkeys(slopes.values()))
    if len(matrices) == 1:
        return judge(matrices[0], factors(characteristic_polynomial(matrices[0])), False, given)
    normals = slopes_of_switches(slopes, point) if len(point) < 3 else {}
    if len(point) == 1:
        right, left = both_sides(slopes, normals, given)
        return _on_a_line(right[0], left[0], given)
    affine = not any(e.diff(p, q) for piece in slopes for e in piece.field for p, q in product(point, repeat=2))
    cones = tangent_cones(slopes, normals, given) if len(point) == 2 else ()
    verdict = _growing(cones, affine, given) or _contracting(matrices, point) or _of_areas(cones, affine, given)
    if verdict is None:
        raise Undecided(_missing(matrices))
    return verdict


def _on_a_line(a: Expr, b: Expr, given: Boolean) -> Verdict:
    """x -> a x on one side and b x on the other: it contracts where a < 1, b < 1 and a b < 1."""
    gaps = 1 - a, 1 - b, 1 - a * b
    region = settled(And(*(positive(e, given) for e in gaps)), given)
    unstable = settled(Or(*(positive(-e, given) for e in gaps)), given)
    edge = And(*(nonnegative(e, given) for e in gaps), Or(*(zero(e, given) for e in gaps)))
    marginal = false if true in (region, unstable) else settled(edge, given)
    outcomes = ((Outcome.STABLE, region), (Outcome.UNSTABLE, unstable), (Outcome.MARGINAL, marginal))
    outcome = next((o for o, where in outcomes if where is true), Outcome.CONDITIONAL)
    reason = (
        f"The step multiplies by {{{text(a)}}} on one side of the equilibrium and by {{{text(b)}}} on the other: it "
        f"contracts exactly when both factors and their product are less than 1."
    )
    return Verdict(outcome, region, marginal, unstable, (region,), reason)


def _growing(cones: tuple[Sector, ...], affine: bool, given: Boolean) -> Verdict | None:
    """Unstable, where a ray in the plane grows; on pieces that bend only one that they leave alone counts."""
    ray = growing_ray(cones, given, inner=not affine)
    if ray is None:
        return None
    x, y = (text(e) for e in ray.direction)
    count = "One step takes" if len(ray.through) == 1 else f"{len(ray.through)} steps take"
    reason = f"{count} the ray through ({{{x}}}, {{{y}}}) to itself, times {{{text(ray.factor)}}}: more than 1."
    return Verdict(Outcome.UNSTABLE, false, false, true, (false,), reason)


def _contracting(matrices: tuple[ImmutableMatrix, ...], point: Point) -> Verdict | None:
    """Stable, where all products of so many slopes contract; at rational numbers."""
    found = contraction(matrices) if _are_rational(matrices) else None
    if found is None:
        return None
    k, weight = found
    x = ImmutableMatrix([p - e for p, e in point.items()])
    form = expand((x.T * weight * x)[0]).as_content_primitive()[1]
    steps = "a step takes" if k == 1 else f"{k} steps take"
    reason = f"Whichever pieces {steps}, their slopes make {{{text(form)}}} smaller."
    return Verdict(Outcome.STABLE, true, false, false, (true,), reason)


def _of_areas(cones: tuple[Sector, ...], affine: bool, given: Boolean) -> Verdict | None:
    """Not attracting, where a continuous step of affine pieces is one-to-one in the plane and no piece shrinks areas.

    With determinants of one sign the images of the cones go around the origin in one sense; and of up
    to four cones, of which only half-planes turn by half a turn, the images go around once.
    """
    if not affine or not 0 < len(cones) <= 4 or not is_continuous(cones):
        return None
    areas = [cone.matrix.det() for cone in cones]
    if not any(_holds(And(*(side * a > 0 for a in areas)), given) for side in (1, -1)):
        return None
    alone = "The step is one-to-one around the equilibrium"
    if _holds(And(*(a**2 > 1 for a in areas)), given):
        reason = f"{alone} and enlarges all areas: runs from a neighborhood do not stay in a bounded set."
        return Verdict(Outcome.UNSTABLE, false, false, true, (false,), reason)
    if _holds(And(*(a**2 >= 1 for a in areas)), given):
        why = "shrinks no area, so that no neighborhood is drawn into the equilibrium"
        reason = f"{alone} and {why}: it is not asymptotically stable. Whether runs stay beside it is undecided."
        return Verdict(Outcome.UNDECIDED, false, conditions=(false,), reason=reason)
    return None


def _missing(matrices: tuple[ImmutableMatrix, ...]) -> str:
    """What would be needed to decide."""
    none = "the step has a kink at the equilibrium, and no ray is seen to grow"
    if not _are_rational(matrices):
        return f"{none}; whether all products of its slopes contract is looked at for rational numbers only"
    return f"{none}, nor products of its slopes to contract: a longer product or a function that falls would be needed"


def _are_rational(matrices: tuple[ImmutableMatrix, ...]) -> bool:
    return all(e.is_Rational for matrix in matrices for e in matrix)


def _holds(condition: Boolean, given: Boolean) -> bool:
    return prove(condition, given).status is Status.PROVED
