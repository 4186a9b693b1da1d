"""Statements on answers and on the manifold that they make, judged by the derived branches and projections."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Equivalent, sympify

from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.exact.best_responses import Branch, best_responses
from symgan.exact.field import at
from symgan.exact.response_manifold import descends, response_manifold
from symgan.literature.evidence import all_zero, every_one, undecided
from symgan.literature.statements.manifolds import BestResponse, ProjectedGradient
from symgan.reading import text
from symgan.records import Judgement


def best_response(statement: BestResponse) -> Judgement:
    """A derived branch is the answer, and its conditions are equivalent to those that are claimed."""
    found = best_responses(statement.game, statement.player)
    answer = {p: sympify(value) for p, value in statement.answer.items()}
    branch = next((b for b in found.branches if all(is_zero(b.answer[p] - v) for p, v in answer.items())), None)
    if branch is None:
        listed = "; ".join(f"{{Eq({p}, {text(v)})}}" for b in found.branches for p, v in b.answer.items())
        return undecided(f"The derived answers are {listed}. {found.reason}".strip())
    return every_one(_parts(statement, branch))


def _parts(statement: BestResponse, branch: Branch) -> Iterator[Judgement]:
    """Where the answer is a minimum, where it is the least of all, and what it leaves to the other player."""
    yield prove(Equivalent(branch.least, statement.least))
    if statement.best is not None:
        yield branch.judgement
        yield prove(Equivalent(branch.best, statement.best))
    if statement.reduced is not None:
        other = next(i for i in range(len(statement.game.players)) if i != statement.player)
        yield all_zero([branch.losses[other] - statement.reduced], "the reduced loss less the claimed one")


def projected_gradient(statement: ProjectedGradient) -> Judgement:
    """The answer lies on the manifold, the projection there is the claimed one, and the identities of descent hold."""
    manifold = response_manifold(statement.game, statement.leader, statement.near)
    answer = {p: sympify(value) for p, value in statement.answer.items()}
    on_it = all_zero([at(entry, answer) for entry in manifold.condition], "the follower's gradient at its answer")
    there = [at(e, answer) - c for e, c in zip(manifold.projected, statement.projected, strict=True)]
    return every_one((on_it, all_zero(there, "the projected gradient less the claimed one"), descends(manifold)))
