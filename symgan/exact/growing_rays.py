"""Rays that a planar map, linear on cones, takes to themselves after some steps, longer than before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import islice, product

from sympy import And, Expr, Matrix, S, cancel, eye, sqrt, true
from sympy.logic.boolalg import Boolean

from symgan.exact.conditions import above, at_least, settled
from symgan.exact.cones import Sector, cross

# Itineraries of these lengths through the cones are looked at, and so many of them.
PERIODS = (1, 2, 3)
BUDGET_ITINERARIES = 100


Sign = Callable[[Expr, Boolean], Boolean]


@dataclass(frozen=True)
class GrowingRay:
    """A direction, shape (2, 1), that the map takes to ``factor`` > 1 times itself through these cones in turn.

    ``inner`` says whether it is a fixed direction inside of its cone, of the larger eigenvalue in modulus: then
    terms of higher order do not change that orbits beside it grow.
    """

    direction: Matrix
    factor: Expr
    through: tuple[Sector, ...]
    inner: bool


def growing_ray(sectors: tuple[Sector, ...], given: Boolean = true, inner: bool = False) -> GrowingRay | None:
    """A ray of the shortest itinerary within the budget that grows for all admitted constants; None if none is seen.

    With ``inner`` only those are looked for that terms of higher order leave alone. On a line where the map jumps no
    ray is followed.
    """
    inside = at_least if is_continuous(sectors) else above
    periods = (1,) if inner else PERIODS
    for through in islice((w for period in periods for w in product(sectors, repeat=period)), BUDGET_ITINERARIES):
        for ray in _rays(through, inside, given):
            if ray.inner or not inner:
                return ray
    return None


def is_continuous(sectors: tuple[Sector, ...]) -> bool:
    """Whether neighbors agree on the ray between them, as an identity in the constants."""
    pairs = zip(sectors, (*sectors[1:], *sectors[:1]), strict=True)
    return not any(cancel(e) for s, after in pairs for e in (s.matrix - after.matrix) * s.end)


def _rays(through: tuple[Sector, ...], inside: Sign, given: Boolean) -> Iterator[GrowingRay]:
    """The growing eigenvectors of the product of the slopes that stay in the cones on their way."""
    turn = reduce(lambda done, sector: sector.matrix * done, through, eye(2))
    half, spread = cancel(turn.trace() / 2), cancel((turn.trace() / 2) ** 2 - turn.det())
    if not _surely(at_least(spread, given), given):
        return
    for larger in (1, -1):
        factor = half + larger * sqrt(spread)
        directions = _eigenvectors(turn, factor) if _surely(above(factor - 1, given), given) else ()
        for direction in directions:
            if _is_kept(direction, through, inside, given):
                leading = And(larger == 1, len(through) == 1, above(half, given), above(spread, given))
                inner = _surely(And(leading, *_inside(direction, through[0], above, given)), given)
                yield GrowingRay(direction, factor, through, inner)


def _eigenvectors(matrix: Matrix, eigenvalue: Expr) -> Iterator[Matrix]:
    """Both directions of each formula for an eigenvector; of one that gives zero nothing is kept later on."""
    a, b, c, d = matrix
    for x, y in ((b, eigenvalue - a), (eigenvalue - d, c)):
        yield from (Matrix([side * x, side * y]) for side in (1, -1))


def _is_kept(direction: Matrix, through: tuple[Sector, ...], inside: Sign, given: Boolean) -> bool:
    """Whether the direction is none of zero length and passes through the cones in turn."""
    if not _surely(above(direction.dot(direction), given), given):
        return False
    for sector in through:
        if not all(_surely(part, given) for part in _inside(direction, sector, inside, given)):
            return False
        direction = sector.matrix * direction
    return True


def _inside(direction: Matrix, sector: Sector, sign: Sign, given: Boolean) -> Iterator[Boolean]:
    """The signs that put a direction into the cone; the sides of a half-plane are one line."""
    yield sign(cross(sector.start, direction), given)
    if sector.opening != 0:
        yield sign(cross(direction, sector.end), given)


def _surely(condition: Boolean, given: Boolean) -> bool:
    return settled(condition, given) is S.true
