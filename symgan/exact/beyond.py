"""Beyond the linearization: what becomes of the marginal cases, one route after the other.

Nothing here changes the region or the outcome; it fills ``invariants``, ``decay``,
``invariant_circle`` and the sentence ``verdict.beyond``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sympy import PolynomialError, S, false
from sympy.polys.polyerrors import CoercionFailed

from symgan.exact.center import center_findings, imaginary_pair, projected_findings, turns
from symgan.exact.cycles import cycle_findings
from symgan.exact.finding import Finding
from symgan.exact.small_step import step_findings
from symgan.exact.zero_eigenvalue import still_directions, zero_findings
from symgan.laws import Expectation
from symgan.records import Derivation, Outcome, Step

# The update is looked at beyond its linear part only up to this many operations.
BUDGET_OPERATIONS = 300

NOTHING_FOUND = "What the nonlinear terms make of it is undecided: none of the routes within the budget applies."


def beyond(d: Derivation) -> tuple[Derivation, tuple[Step, ...]]:
    """The derivation with what was found of its marginal case, and the steps that say why."""
    found = (*(_collected(d) if _within_reach(d) else ()), *cycle_findings(d))
    sentences = [f.sentence for f in found] or ([d.verdict.beyond] if d.verdict.beyond else [])
    if not sentences and d.verdict.outcome is Outcome.MARGINAL:
        sentences = [NOTHING_FOUND]
    fields: dict[str, Any] = {name: value for f in found for name, value in f.fields.items()}
    told = replace(d.verdict, beyond=" ".join(sentences))
    return replace(d, verdict=told, **fields), tuple(f.step for f in found)


def _collected(d: Derivation) -> tuple[Finding, ...]:
    """The findings of all routes; none where an expression is of no kind that they can work with."""
    try:
        return tuple(_findings(d))
    except (PolynomialError, CoercionFailed, NotImplementedError):
        return ()


def _within_reach(d: Derivation) -> bool:
    """Whether there is a step in closed form, on the parameters alone, of bounded length."""
    if d.update is None or d.matrix is None or d.update.rows != len(d.game.params) or d.update.has(Expectation):
        return False
    return sum(e.count_ops() for e in d.update) <= BUDGET_OPERATIONS


def _findings(d: Derivation) -> Iterator[Finding]:
    """The routes in order; a map whose linear part is not marginal is looked at for small steps only."""
    there = turns(d.matrix, d.method.flow, d.given)
    if d.verdict.outcome in (Outcome.MARGINAL, Outcome.CONDITIONAL):
        if there is not false:
            yield from center_findings(d, there)
        elif still_directions(d):
            yield from zero_findings(d)
        else:
            w, imaginary = imaginary_pair(d)
            if imaginary is not false:
                yield from projected_findings(d, w, imaginary)
    # what is said of all runs would only hold in the piece around the equilibrium
    if not d.method.flow and d.verdict.region is S.false and there is false and not d.pieces:
        yield from step_findings(d)
