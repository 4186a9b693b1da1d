"""Statements on best responses, judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import And, Eq, Ne, Or, Symbol, sympify
from sympy.logic.boolalg import Boolean

from symgan.adversarial import boxes, losses
from symgan.decide.prove import prove
from symgan.exact.field import worked_out
from symgan.literature.statements.responses import ResponseCycle
from symgan.records import Game, Judgement, Status


def response_cycle(statement: ResponseCycle) -> Judgement:
    """Each answer lies in the box and costs less than any other value there; after the last one the start is back."""
    game = statement.game
    point = {p: sympify(value) for p, value in statement.start.items()}
    evidence: list[str] = []
    for player, answer in statement.moves:
        own = dict(zip(game.players[player].params, map(sympify, answer), strict=True))
        judged = _only_best(game, player, point, own)
        if judged.status is not Status.PROVED:
            return judged
        evidence += judged.evidence
        point |= own
    back = prove(And(*(Eq(point[p], value, evaluate=False) for p, value in statement.start.items())))
    return Judgement(back.status, (*dict.fromkeys(evidence), *back.evidence), back.witness)


def _only_best(game: Game, player: int, point: Mapping[Symbol, Any], own: Mapping[Symbol, Any]) -> Judgement:
    """Whether the player's loss is larger than at the answer wherever else the player may go, the others waiting."""
    others = {p: value for p, value in point.items() if p not in own}
    loss = worked_out(losses(game))[player].xreplace(others)
    inside = _inside(game, own)
    elsewhere = Or(*(Ne(p, value) for p, value in own.items()))
    allowed = prove(inside.xreplace(dict(own)))
    if allowed.status is not Status.PROVED:
        return allowed
    return prove(loss - loss.xreplace(dict(own)) > 0, And(inside, elsewhere))


def _inside(game: Game, own: Mapping[Symbol, Any]) -> Boolean:
    """The box of a player, as a condition on its parameters."""
    bounds = boxes(game)
    return And(*(And(p >= bounds[p][0], p <= bounds[p][1]) for p in own if p in bounds))
