"""Descent on the manifold of answers beside other methods: how near they come, and what the warm start saves."""

from __future__ import annotations

from collections.abc import Iterable

from symgan.algorithms.games_with_answers import named
from symgan.analysis.descents import Descents, compared
from symgan.report.document import Heading, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs

COLUMNS = ("Game", "Steps", "Manifold", "Total gradient", "Gradient play", "Cold", "Warm")


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The names of the games, a part each."""
    return plan.table.rows if plan.table else ()


def part(plan: SectionPlan, name: str) -> Descents:
    """The runs on one game, measured."""
    return compared(name)


def section(plan: SectionPlan, found: Iterable[Descents]) -> Section:
    """The table, and the checks of the runs on the manifold."""
    told = list(found)
    rows = tuple(_row(named(name).words, d) for name, d in zip(parts(plan), told, strict=True))
    caption = plan.table.caption if plan.table else ""
    table = Table(COLUMNS, "wrrrrrr", rows, caption, f"{plan.key}-table")
    blocks = (Heading(plan.title, plan.key), *paragraphs(plan.text), table, *paragraphs(plan.after))
    return Section(plan.title, blocks, tuple(check for d in told for check in d.checks))


def _row(words: str, d: Descents) -> tuple[str, ...]:
    return (words, str(d.steps), *(f"{distance:.2g}" for distance in d.distances), str(d.cold), str(d.warm))
