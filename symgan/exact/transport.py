"""Wasserstein distances on the line in closed form: the coupling of equal quantiles is the best one for every W_p."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Abs, Add, Eq, Expr, Max, Min, Piecewise, Poly, S, expand, factor
from sympy.logic.boolalg import Boolean

from symgan.decide.prove import prove
from symgan.exact.closed_form import Found, found, missing
from symgan.exact.densities import Density, atoms, components, density, plain, x
from symgan.exact.gaussian_integrals import integral
from symgan.laws import Dirac, Law, Normal, Uniform
from symgan.records import OptimalTransport, Status


@dataclass(frozen=True)
class Scaled:
    """The law of location + scale B, for a variable B whose law is the same as that of -B (a normal, a uniform one)."""

    location: Expr
    scale: Expr
    of: Law | None  # the law of B; None where the scale is 0 and B any


def transport(definition: OptimalTransport, p: Law, q: Law, given: Boolean) -> Found:
    """W_p of two laws on the line."""
    p, q = plain(p), plain(q)
    shift = _shift(p, q)
    if shift is not None:
        return found(Abs(shift), "One law is the other one shifted, so that all quantiles differ by the shift.")
    for one, other in ((p, q), (q, p)):
        if isinstance(one, Dirac):
            power = _from_point(definition.power, one.args[0], other)
            return _root(definition, power, "To a point there is only one coupling.")
    laws = scaled(p), scaled(q)
    if laws[0] is not None and laws[1] is not None and laws[0].of == laws[1].of:
        gap = laws[0].location - laws[1].location, laws[0].scale - laws[1].scale
        power = _power(definition.power, *gap, laws[0].of)
        return _root(definition, power, "Equal quantiles differ by the difference of the locations and scales.")
    points = atoms(p), atoms(q)
    if points[0] is None or points[1] is None:
        return missing("no closed form of the difference of the quantiles is known for this pair of laws")
    plan = monotone_plan(points[0], points[1], given)
    if plan is None:
        return missing("it is not known in which order the points come")
    cost = Add(*(mass * Abs(a - b) ** definition.power for a, b, mass in plan))
    return _root(definition, cost, "The points are matched in their order, mass for mass.")


def _root(definition: OptimalTransport, power: Expr | None, why: str) -> Found:
    if power is None:
        return missing("the mean distance to a law of this kind has no closed form here")
    return found(factor(expand(power)) ** (S.One / definition.power) if definition.power != 1 else power, why)


def _shift(p: Law, q: Law) -> Expr | None:
    """The constant by which q is p moved; None where it is not."""
    ours, theirs = components(p), components(q)
    if len(ours) != len(theirs):
        return None
    pairs = [(scaled(a), scaled(b), v - w) for (v, a), (w, b) in zip(ours, theirs, strict=True)]
    shapes = all(a and b and a.of == b.of and expand(a.scale - b.scale) == 0 == weight for a, b, weight in pairs)
    shifts = {expand(b.location - a.location) for a, b, _ in pairs if a and b}
    return shifts.pop() if shapes and len(shifts) == 1 else None


def scaled(law: Law) -> Scaled | None:
    """The location and scale of a point, a normal or a uniform law; None for a mixture."""
    if isinstance(law, Dirac):
        return Scaled(law.args[0], S.Zero, None)
    if isinstance(law, Normal):
        mean, std = law.args
        return Scaled(mean, std, Normal(0, 1))
    if isinstance(law, Uniform):
        low, high = law.args
        return Scaled((low + high) / 2, (high - low) / 2, Uniform(-1, 1))
    return None


def _from_point(power: int, point: Expr, law: Law) -> Expr | None:
    """E|X - point|^power."""
    parts = []
    for weight, part in components(law):
        shape = scaled(part)
        value = _power(power, shape.location - point, shape.scale, shape.of) if shape else None
        if value is None:
            return None
        parts.append(weight * value)
    return Add(*parts)


def _power(power: int, shift: Expr, scale: Expr, law: Law | None) -> Expr | None:
    """E|shift + scale B|^power; by moments where the power is even, else apart at the root."""
    if law is None or scale == 0:
        return Abs(shift) ** power
    moved = Poly(expand((shift + Abs(scale) * x) ** power), x)  # -B has the law of B
    if power % 2 == 0:
        return Add(*(c * law.moment(n) for (n,), c in moved.terms()))
    known = density(law)
    assert known is not None  # B has a density of its own
    apart = _signed(moved.as_expr(), -shift / Abs(scale), known)
    if apart is None or scale.is_nonzero or prove(~Eq(scale, 0)).status is Status.PROVED:
        return apart
    return Piecewise((Abs(shift) ** power, Eq(scale, 0)), (apart, True))


def _signed(moved: Expr, root: Expr, law: Density) -> Expr | None:
    """E|moved|, of a polynomial that is negative below the root and positive above."""
    inside = root if law.low.is_infinite else Max(law.low, Min(law.high, root))
    below = integral(moved, law.log, x, law.low, inside)
    above = integral(moved, law.log, x, inside, law.high)
    return None if below is None or above is None else expand(above - below)


Atoms = tuple[tuple[Expr, Expr], ...]


def monotone_plan(first: Atoms, second: Atoms, given: Boolean) -> tuple[tuple[Expr, Expr, Expr], ...] | None:
    """The coupling of equal quantiles of two laws of finitely many points, as (from, to, mass).

    None where the order of the points, or of the sums of the weights, is not known.
    """
    left, right = _in_order(first, given), _in_order(second, given)
    if left is None or right is None:
        return None
    plan: list[tuple[Expr, Expr, Expr]] = []
    while left and right:
        (a, mass_a), (b, mass_b) = left.pop(0), right.pop(0)
        less = _at_most(mass_a, mass_b, given)
        if less is None:
            return None
        moved, rest_a, rest_b = (mass_a, S.Zero, mass_b - mass_a) if less else (mass_b, mass_a - mass_b, S.Zero)
        plan.append((a, b, moved))
        left = [(a, rest_a), *left] if rest_a != 0 else left
        right = [(b, rest_b), *right] if rest_b != 0 else right
    return tuple(plan)


def _in_order(atoms_: Atoms, given: Boolean) -> list[tuple[Expr, Expr]] | None:
    """The points from left to right, by insertion."""
    found_: list[tuple[Expr, Expr]] = []
    for point, weight in atoms_:
        comparisons = [_at_most(other, point, given) for other, _ in found_]
        if None in comparisons:
            return None
        found_.insert(sum(bool(c) for c in comparisons), (point, weight))
    return found_


def _at_most(a: Expr, b: Expr, given: Boolean) -> bool | None:
    """Whether a <= b; None where that is not known."""
    for relation, answer in ((a <= b, True), (a >= b, False)):
        if relation is S.true or (relation is not S.false and prove(relation, given).status is Status.PROVED):
            return answer
    return None
