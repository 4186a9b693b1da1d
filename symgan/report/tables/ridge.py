"""STON'R on a game, epoch by epoch: where each begins and ends, what the end is, and what gradient play does there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sympy import Expr, Symbol

from symgan.algorithms.games_on_boxes import named
from symgan.algorithms.ridge import Cause, Leg
from symgan.algorithms.stonr import StonrRun, stonr
from symgan.analysis.gradient_play import least_residual, played
from symgan.exact.boxed_equilibrium import second_order
from symgan.numeric.residual import projected_residual
from symgan.reading import text
from symgan.records import Check, Status
from symgan.report.document import Block, Heading, Paragraph, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs

TOLERANCE = 1e-12
AT_REST = 1e-9

KINDS = {None: "strict local Nash equilibrium", 0: "strict local minimax point", 1: "strict local maximin point"}
ANSWERS = {
    Status.PROVED: "yes",
    Status.REFUTED: "no, not even in the weak sense",
    Status.UNDECIDED: "not decided by conditions of second order",
}


@dataclass(frozen=True)
class Told:
    """A run, the kinds of its end, and the least residual of gradient play from the same corner."""

    run: StonrRun
    kinds: tuple[tuple[str, Status], ...]
    least: float


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The names of the games, a run each."""
    return plan.table.rows if plan.table else ()


def part(plan: SectionPlan, name: str) -> Told:
    """One run, with all that is told of it."""
    run = stonr(named(name))
    start = [float(value) for value in run.field.origin]
    return Told(run, tuple(_kinds(run)), least_residual(run.game, played(run.game, start)))


def _kinds(run: StonrRun) -> Iterator[tuple[str, Status]]:
    if run.certificate is not None:
        for leader, kind in KINDS.items():
            yield kind, second_order(run.game, run.certificate, leader).status


def section(plan: SectionPlan, found: Iterable[Told]) -> Section:
    """A table for each run, with what is proved of its end."""
    blocks: list[Block] = [Heading(plan.title, plan.key), *paragraphs(plan.text)]
    checks: list[Check] = []
    for name, told in zip(parts(plan), found, strict=True):
        caption = plan.table.caption if plan.table else ""
        blocks += _blocks(told, caption, f"{plan.key}-{name}-table")
        checks.append(_check(told.run, name))
    return Section(plan.title, (*blocks, *paragraphs(plan.after)), tuple(checks))


def _blocks(told: Told, caption: str, label: str) -> Iterator[Block]:
    run, symbols = told.run, {p.name: p for p in told.run.game.params}
    columns = ("Coordinate", "Kept at zero", "To", "Event")
    yield Table(columns, "lllw", tuple(_row(run, leg) for leg in run.legs), caption, label)
    how = _ROUNDED if run.unproved else "Every number is rational." if run.exact else _ENCLOSED
    known = run.certificate is not None and run.certificate.radius == 0
    yield Paragraph(f"The run ends at {_point(run.end, known)}. {how}", "End", symbols)
    yield Paragraph(" ".join(run.judgement.evidence), f"Certificate: {str(run.judgement.status).lower()}", symbols)
    if told.kinds:
        kinds = "; ".join(f"{kind}: {ANSWERS[status]}" for kind, status in told.kinds)
        yield Paragraph(f"{kinds[0].upper()}{kinds[1:]}.", "Kind of the end", symbols)
    yield Paragraph(_rest(told.least), "Gradient play")


_ENCLOSED = "The curves are proved: they lie in tubes of balls, and the events happen along them in this order."
_ROUNDED = "The curves are followed in rounded numbers, and only the end is proved."


def _row(run: StonrRun, leg: Leg) -> tuple[str, ...]:
    """The coordinate, those before it that are kept, the point at the end of the curve, and the event."""
    params = run.field.params
    kept = ", ".join(f"{{{params[k]}}}" for k in leg.epoch.kept) or "none"
    there = _point(run.field.value(leg.path[-1]), run.exact)
    what = _CAUSES[leg.event.cause].format(f"{{{params[leg.event.coordinate]}}}")
    return f"{{{params[leg.epoch.coordinate]}}}", kept, there, f"{leg.event.kind}: {what}"


_CAUSES = {
    Cause.ZERO: "the component of {} vanishes",
    Cause.LOW: "{} is at the end where it began",
    Cause.HIGH: "{} is at its other end",
}


def _point(point: Mapping[Symbol, Expr], exact: bool) -> str:
    """The values in parameter order: fractions, or five decimals where they are rounded."""
    values = ", ".join(f"{{{text(value)}}}" if exact else f"{float(value):.5f}" for value in point.values())
    return f"({values})"


def _rest(least: float) -> str:
    begun = "Simultaneous gradient steps of 0.05 from the same corner, each put back into the box,"
    if least < AT_REST:
        return f"{begun} come to rest."
    return (
        f"{begun} do not come to rest: over the last third of 1500 steps the projected residual is never below "
        f"{least:.2g}."
    )


def _check(run: StonrRun, name: str) -> Check:
    """The end put into the float field: a projected gradient step must not move it."""
    seen = float(projected_residual(run.game, [float(value) for value in run.end.values()]))
    return Check(f"projected residual at the end, {name}", 0.0, seen, seen, TOLERANCE, seen <= TOLERANCE)
