"""Nash equilibria where the second order does not decide: each player's own loss, the others staying where they are."""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Expr, Symbol, true
from sympy.logic.boolalg import Boolean

from symgan.decide.prove import prove
from symgan.exact.field import at
from symgan.exact.one_sided import sides
from symgan.exact.undecided import Undecided
from symgan.records import Game, Judgement, Status

Point = Mapping[Symbol, Expr]


def own_optimum(game: Game, losses: tuple[Expr, ...], point: Point, given: Boolean = true) -> Judgement:
    """Whether the point is a local Nash equilibrium.

    Proved for a player whose loss is nowhere smaller than at the point, by :func:`symgan.prove`, or whose loss on its
    one parameter grows or stays to both sides; refuted where it falls to one side.
    """
    judged = [_own(game, i, loss, point, given) for i, loss in enumerate(losses)]
    for wanted in (Status.REFUTED, Status.UNDECIDED):
        found = next((j for j in judged if j.status is wanted), None)
        if found is not None:
            return found
    return Judgement(Status.PROVED, tuple(dict.fromkeys(e for j in judged for e in j.evidence)))


def _own(game: Game, player: int, loss: Expr, point: Point, given: Boolean) -> Judgement:
    """One player's part: its loss in its own parameters, those of the others put in."""
    own, name = game.players[player].params, game.players[player].name
    alone = at(loss, {p: value for p, value in point.items() if p not in own})
    if prove(alone >= at(loss, point), given).status is Status.PROVED:
        return Judgement(Status.PROVED, (f"No move of {name} alone lowers its loss, however far.",))
    if len(own) > 1:
        return Judgement(
            Status.UNDECIDED, (f"The second order does not decide for the {len(own)} parameters of {name}.",)
        )
    try:
        up, down = sides(loss, own[0], point, given)
    except Undecided as unknown:
        return Judgement(Status.UNDECIDED, (f"{str(unknown).capitalize()}.",))
    if min(up, down) < 0:
        why = f"The loss of {name} falls as {{{own[0]}}} moves {'up' if up < 0 else 'down'} from the point."
        return Judgement(Status.REFUTED, (why,), dict(point))
    return Judgement(Status.PROVED, (f"The loss of {name} falls to no side of the point.",))
