"""The answers of the second player of games, branch by branch, with where each is least and where it is best."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import S
from sympy.logic.boolalg import Boolean

from symgan.algorithms.games_with_answers import named
from symgan.exact.best_responses import Branch, best_responses
from symgan.reading import text
from symgan.report.document import Block, Heading, Paragraph, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs

Found = tuple[tuple[tuple[str, ...], ...], str]
COLUMNS = ("Answer", "A minimum where", "Best of all where", "The first player loses", "")


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The names of the games, a part each."""
    return plan.table.rows if plan.table else ()


def part(plan: SectionPlan, name: str) -> Found:
    """The rows of one game, and what is missing."""
    found = best_responses(named(name).game)
    return tuple(map(_row, found.branches)), found.reason


def section(plan: SectionPlan, found: Iterable[Found]) -> Section:
    """The table; the last column is the verdict on the statement that no other answer costs less there."""
    rows: list[tuple[str, ...]] = []
    missing: list[Block] = []
    for name, (own, told) in zip(parts(plan), found, strict=True):
        rows += [(named(name).words,), *own] if own else []
        missing += [Paragraph(told, f"Without branches, {name}")] if told else []
    caption = plan.table.caption if plan.table else ""
    table = Table(COLUMNS, "pppll", tuple(rows), caption, f"{plan.key}-table")
    blocks = (Heading(plan.title, plan.key), *paragraphs(plan.text), table, *missing, *paragraphs(plan.after))
    return Section(plan.title, blocks)


def _row(branch: Branch) -> tuple[str, ...]:
    answer = ", ".join(f"{{Eq({p}, {text(value)})}}" for p, value in branch.answer.items())
    kink = " (a kink)" if branch.on_kink else ""
    status = str(branch.judgement.status).lower()
    return f"{answer}{kink}", _where(branch.least), _where(branch.best), f"{{{text(branch.losses[0])}}}", status


def _where(condition: Boolean) -> str:
    return {S.true: "everywhere", S.false: "nowhere"}.get(condition, f"{{{text(condition)}}}")
