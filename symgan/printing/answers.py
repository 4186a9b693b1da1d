"""Answers on laws, critics, points and runs as Markdown with LaTeX formulas, as notebooks display them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sympy import Eq, Rational, Symbol, ceiling, floor, true

from symgan.printing.notebook import escape, prose, steps_markdown
from symgan.reading import text

if TYPE_CHECKING:  # the records display themselves with this file
    from symgan.algorithms.ridge import Leg
    from symgan.algorithms.stonr import StonrRun
    from symgan.discrepancies import Distance
    from symgan.exact.best_responses import BestResponses, Branch
    from symgan.exact.classify import Classification
    from symgan.exact.labels import Label, Property
    from symgan.optimality import OptimalCritic

Names = dict[str, Symbol]

DECIMALS = 12  # of the bounds of what has no closed form


def distance_markdown(d: Distance) -> str:
    """The laws, the closed form with its reasons, or bounds with what is missing to one."""
    known = [law for side in (d.first, d.second) for law in side]
    told = [] if d.value is not None else [f"No closed form: {d.reason}."]
    told += [] if d.enclosure is None else [_between(*d.enclosure)]
    return _answer(d.title, told, _named(known), d.steps)


def critic_markdown(c: OptimalCritic) -> str:
    """The best critic and the functionals with their reasons, or why there is none."""
    told = [] if c.critic is not None else c.judgement.evidence
    symbols = {s.name: s for step in c.steps for s in getattr(step.value, "free_symbols", ())}
    return _answer(f"The best critic of {c.objective.name}", told, symbols, c.steps)


def label_markdown(found: Label) -> str:
    """The point, each property with its verdict and its condition, and the derivatives behind them."""
    symbols = _named([*found.point.values(), *(p.condition for p in found.properties)]) | _named(found.point)
    return _answer(_at(found.point), map(_property, found.properties), symbols, found.steps)


def classification_markdown(c: Classification) -> str:
    """The labelled points, one after the other, and what was not searched."""
    reasons = [f"- {prose(reason)}" for reason in c.reasons]
    return "\n\n".join((*map(label_markdown, c.labels), *reasons))


def responses_markdown(b: BestResponses) -> str:
    """Each branch of the answer, where it exists, and where it is best."""
    parts = [e for branch in b.branches for e in (*branch.answer.values(), branch.exists, branch.least, branch.best)]
    told = [*map(_branch, b.branches), *([b.reason] if b.reason else [])]
    return _answer(f"Answers of {b.game.players[b.player].name}", told, _named([*parts, *b.game.params]))


def run_markdown(run: StonrRun) -> str:
    """The epochs of a run of STON'R, its end, and what the certificate says of it."""
    status = f"Certificate: {run.judgement.status}."
    told = [*(_leg(run, leg) for leg in run.legs), f"The end: {_near(run.end, run.exact)}. {status}"]
    return _answer(f"STON'R on {run.game.title}", [*told, *run.judgement.evidence], _named(run.game.params))


def _between(low: Rational, high: Rational) -> str:
    """Bounds as decimals, rounded away from each other."""
    scale = 10**DECIMALS
    least, most = (Decimal(int(number)).scaleb(-DECIMALS) for number in (floor(low * scale), ceiling(high * scale)))
    return f"It lies between {least} and {most}."


def _property(found: Property) -> str:
    """The verdict for all constants; where the property depends on them, where it holds."""
    status = str(found.judgement.status).lower()
    if not found.condition.free_symbols or status == "proved":
        return f"{found.title}: {status}"
    return f"{found.title}: where {{{text(found.condition)}}}; for all constants {status}"


def _branch(branch: Branch) -> str:
    exists = "everywhere" if branch.exists is true else f"where {{{text(branch.exists)}}}"
    best = f"; best where {{{text(branch.best)}}}: {str(branch.judgement.status).lower()}"
    return f"{_at(branch.answer)}, {exists}, a strict minimum where {{{text(branch.least)}}}{best}"


def _leg(run: StonrRun, leg: Leg) -> str:
    names = run.field.params
    kept = f", {', '.join(f'{{V_{names[j]}}}' for j in leg.epoch.kept)} kept at zero" if leg.epoch.kept else ""
    there = _near(run.field.value(leg.path[-1]), run.exact)
    return f"{{{names[leg.epoch.coordinate]}}}{kept}, to {there}: {leg.event.kind.value}"


def _near(point: Any, exact: bool) -> str:
    return _at(point if exact else {p: value.evalf(6) for p, value in point.items()})


def _at(point: Any) -> str:
    return ", ".join(f"{{{text(Eq(p, value, evaluate=False))}}}" for p, value in point.items())


def _named(parts: Iterable[Any]) -> Names:
    return {s.name: s for part in parts for s in getattr(part, "free_symbols", ())}


def _answer(title: str, told: Iterable[str], symbols: Names, steps: Iterable[Any] = ()) -> str:
    def parts() -> Iterator[str]:
        yield f"**{prose(title, symbols) if '{' in title else escape(title)}**"
        lines = [f"- {prose(line, symbols)}" for line in told]
        yield from ["\n".join(lines)] if lines else []
        shown = list(steps)
        yield from [steps_markdown(shown, symbols)] if shown else []

    return "\n\n".join(parts())
