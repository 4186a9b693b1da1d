"""The points of games at which something is stationary, each labelled; every label is decided."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import S
from sympy.logic.boolalg import Boolean

from symgan.algorithms.games_with_answers import named
from symgan.exact.classify import classify
from symgan.exact.labels import Label, Property
from symgan.methods.gradient_flow import gradient_flow
from symgan.reading import text
from symgan.records import Status
from symgan.report.document import Block, Heading, Paragraph, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs

Found = tuple[tuple[tuple[str, ...], ...], str]
COLUMNS = ("Point", "At rest", "Nash", "First leads", "Second leads", "Attracts the flow")
OPEN = {Status.PROVED: "yes", Status.REFUTED: "no", Status.UNDECIDED: "open"}


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The names of the games, a part each."""
    return plan.table.rows if plan.table else ()


def part(plan: SectionPlan, name: str) -> Found:
    """The rows of one game, and what of it was not searched."""
    found = classify(named(name).game, (gradient_flow(),))
    return tuple(map(_row, found.labels)), " ".join(found.reasons)


def section(plan: SectionPlan, found: Iterable[Found]) -> Section:
    """The table, and what is missing."""
    rows: list[tuple[str, ...]] = []
    missing: list[Block] = []
    for name, (own, told) in zip(parts(plan), found, strict=True):
        rows += [(named(name).words,), *own] if own else []
        missing += [Paragraph(told, f"Not all found, {name}")] if told else []
    caption = plan.table.caption if plan.table else ""
    table = Table(COLUMNS, "plllll", tuple(rows), caption, f"{plan.key}-table")
    blocks = (Heading(plan.title, plan.key), *paragraphs(plan.text), table, *missing, *paragraphs(plan.after))
    return Section(plan.title, blocks)


def _row(label: Label) -> tuple[str, ...]:
    point = ", ".join(f"{{Eq({p}, {text(value)})}}" for p, value in label.point.items())
    there = {p.key: p for p in label.properties}
    return (
        point,
        _cell(there["stationary"]),
        _nash(there),
        *(_led(there, leader) for leader in (0, 1)),
        _cell(there["attractor-gradient-flow"]),
    )


def _nash(there: dict[str, Property]) -> str:
    """Nash, and whether strictly by the conditions of second order."""
    strict, local = there.get("differential-nash"), there["nash"]
    if local.judgement.status is Status.PROVED and strict is not None and strict.judgement.status is Status.PROVED:
        return "strict"
    return _cell(local)


def _led(there: dict[str, Property], leader: int) -> str:
    """A strict Stackelberg equilibrium, or else what is known in the weak sense."""
    strict = there[f"stackelberg-{leader}"]
    weak = there.get(f"minimax-{leader}") or there[f"weak-stackelberg-{leader}"]
    return "strict" if strict.judgement.status is Status.PROVED else _cell(weak)


def _cell(found: Property) -> str:
    """Yes, no, open, or where."""
    conditional = found.judgement.status is not Status.PROVED and found.condition not in (S.true, S.false)
    return _where(found.condition) if conditional else OPEN[found.judgement.status]


def _where(condition: Boolean) -> str:
    return f"where {{{text(condition)}}}"
