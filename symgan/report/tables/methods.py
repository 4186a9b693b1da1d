"""Methods by regularizers on one game: the outcome and the rate of each pair, every cell derived."""

from __future__ import annotations

from collections.abc import Iterable

from symgan.report.cells import NONE, Cell, cell, entries, grid, named
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section
from symgan.request import Request


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The rows: methods, with settings of their own as in "lola alpha=1/2"; "all" stands for those not named."""
    return entries("methods", plan.table.rows if plan.table else ())


def part(plan: SectionPlan, method: str) -> tuple[Cell, ...]:
    """The cells of one row."""
    return tuple(cell(_request(plan, method, regularizer), plan.at) for regularizer in _columns(plan))


def section(plan: SectionPlan, rows: Iterable[tuple[Cell, ...]]) -> Section:
    """The table of all rows."""
    assert plan.table is not None
    return grid(plan, plan.table, _columns(plan), dict(zip(parts(plan), rows, strict=True)))


def _columns(plan: SectionPlan) -> tuple[str, ...]:
    """The regularizers; "none" stands for the plain game."""
    return entries("regularizers", plan.table.columns if plan.table else ())


def _request(plan: SectionPlan, row: str, column: str) -> Request:
    (method, own), (regularizer, its) = named(row), named(column)
    chosen = () if regularizer == NONE else (regularizer,)
    return Request(plan.game, plan.objective, chosen, method, {**plan.settings, **own, **its})
