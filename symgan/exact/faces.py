"""Equilibria on the boundary of boxes: where the field pushes out of the box, the bound holds the parameter there.

The flow is the projected dynamical system, whose velocity is the field without what points out of the box, and
its equilibria are the solutions of the variational inequality. Where every bound that is reached holds its parameter
by a push that does not vanish (strict complementarity), orbits beside the equilibrium come to the face in a time in
proportion to their distance and stay, and the field along the face decides.
Source: A. Nagurney and D. Zhang, Projected Dynamical Systems and Variational Inequalities, 1996.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sympy import Eq, Expr, ImmutableMatrix, Symbol, false, nan, oo, true, zoo
from sympy.logic.boolalg import Boolean

from symgan.adversarial import boxes
from symgan.decide.identity import is_zero
from symgan.exact.equilibrium import check, equilibrium, ordered_point
from symgan.exact.field import at, fractions, jacobian
from symgan.exact.pieces import surely
from symgan.exact.spectrum import characteristic_polynomial, factors
from symgan.exact.undecided import Undecided
from symgan.exact.verdict import judge
from symgan.reading import text
from symgan.records import Game, Outcome, Verdict

Point = Mapping[Symbol, Expr]


@dataclass(frozen=True)
class Held:
    """A parameter that lies at a bound, and the field there, which points out of the box: not zero."""

    parameter: Symbol
    bound: Expr
    push: Expr


def resting_point(game: Game, field: ImmutableMatrix, given: Boolean = true) -> dict[Symbol, Expr]:
    """The equilibrium of a game in its boxes, in parameter order: where the field vanishes or a bound holds it.

    InputError where the one that the game names is none, or where there is not only one.
    """
    if game.equilibrium is None or not boxes(game):
        return equilibrium(game, field)
    held = held_at_bounds(game, field, ordered_point(game, game.equilibrium), given)
    return check(game, field, game.equilibrium, {h.parameter for h in held})


def held_at_bounds(game: Game, field: ImmutableMatrix, point: Point, given: Boolean = true) -> tuple[Held, ...]:
    """The parameters that the field is known to push against a bound at the point."""
    found = boxes(game)
    pushes = {p: at(entry, point) for p, entry in zip(game.params, field, strict=True) if p in found}
    return tuple(
        Held(p, point[p], push)
        for p, push in pushes.items()
        for bound, out in zip(map(fractions, found[p]), (-1, 1), strict=True)
        if is_zero(point[p] - bound) is True and surely(push, out, given)
    )


def face_matrix(velocity: ImmutableMatrix, point: Point, held: Iterable[Held]) -> ImmutableMatrix:
    """The slope of a velocity along the face on which these parameters are held; shape (m, m) for m others."""
    fixed = {h.parameter: h.bound for h in held}
    free = [i for i, p in enumerate(point) if p not in fixed]
    return jacobian(velocity, point).extract(free, free)


def face_verdict(
    game: Game, velocity: ImmutableMatrix, point: Point, held: tuple[Held, ...], given: Boolean
) -> Verdict:
    """The verdict on the equilibrium of a projected flow by its velocity along the face."""
    refuse_bounds(game, point, held, given)
    matrix = face_matrix(velocity, point, held)
    names = ", ".join(f"{{{text(Eq(h.parameter, h.bound, evaluate=False))}}}" for h in held)
    reached = f"Orbits reach the bounds {names} in finite time and stay there"
    if matrix.rows == 0:
        return Verdict(Outcome.STABLE, true, false, false, (true,), f"{reached}: at a corner of the boxes.")
    if matrix.has(nan, zoo, oo):
        raise Undecided("the field along the face has no derivative at the equilibrium")
    found = judge(matrix, factors(characteristic_polynomial(matrix)), True, given)
    return replace(found, reason=f"{reached}; the field along the face decides. {found.reason}")


def refuse_bounds(game: Game, point: Point, held: Iterable[Held] = (), given: Boolean = true) -> None:
    """Raises :class:`Undecided` unless every parameter that is not held is known to lie strictly inside of its box."""
    fixed = {h.parameter for h in held}
    for p, (low, high) in boxes(game).items():
        if p not in fixed and not (surely(point[p] - low, 1, given) and surely(high - point[p], 1, given)):
            raise Undecided(f"{p} is not known to lie strictly inside of its box, nor to be held at a bound of it")
