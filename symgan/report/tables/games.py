"""Objectives by models under one method: the outcome and the rate on each GAN, every cell derived."""

from __future__ import annotations

from collections.abc import Iterable

from symgan.report.cells import Cell, cell, entries, grid, named
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section
from symgan.request import Request


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The rows: objectives, with settings of their own; "all" stands for those not named."""
    return entries("objectives", plan.table.rows if plan.table else ())


def part(plan: SectionPlan, objective: str) -> tuple[Cell, ...]:
    """The cells of one row."""
    return tuple(cell(_request(plan, objective, model), plan.at) for model in _columns(plan))


def section(plan: SectionPlan, rows: Iterable[tuple[Cell, ...]]) -> Section:
    """The table of all rows."""
    assert plan.table is not None
    return grid(plan, plan.table, _columns(plan), dict(zip(parts(plan), rows, strict=True)))


def _columns(plan: SectionPlan) -> tuple[str, ...]:
    return entries("models", plan.table.columns if plan.table else ())


def _request(plan: SectionPlan, row: str, column: str) -> Request:
    (objective, own), (model, its) = named(row), named(column)
    return Request(f"{model}-gan", objective, plan.regularizers, plan.method, {**plan.settings, **own, **its})
