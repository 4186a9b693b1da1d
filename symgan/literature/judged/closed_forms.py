"""Statements that give the runs of a method in closed form, judged by putting them in."""

from __future__ import annotations

from symgan.adversarial import boxes
from symgan.exact.derivation import derive
from symgan.literature.evidence import all_zero, undecided
from symgan.literature.statements.closed_forms import Runs
from symgan.notation import k, t
from symgan.records import Judgement


def runs(statement: Runs) -> Judgement:
    """The curve begins at the start and moves as the derived field or update says, which only one curve does."""
    game, curve = statement.game, dict(statement.curve)
    d = derive(game, statement.method)
    if d.update is None or statement.method.start or boxes(game) or d.pieces:
        return undecided("There is no smooth step or velocity of the parameters alone, on all of the space.")
    flow = statement.method.flow
    clock = t if flow else k
    moved = [entry.xreplace(curve) for entry in d.update]
    found = [curve[p].diff(t) if flow else curve[p].subs(k, k + 1) for p in game.params]
    begins = [curve[p].subs(clock, 0) - statement.start[p] for p in game.params]
    differences = [*begins, *(a - b for a, b in zip(found, moved, strict=True))]
    name = "the velocity of the curve less the derived one" if flow else "the next point less the derived one"
    return all_zero(differences, f"where the curve begins less the start, and {name},")
