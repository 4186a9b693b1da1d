"""Distances by pairs of laws: each cell the closed form or an enclosure, and each put to the numeric twin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sympy import Add, Expr, Piecewise, oo, true

from symgan.catalogue import find
from symgan.exact.distance import distance
from symgan.laws import Law, Mixture
from symgan.numeric.verify import verify
from symgan.reading import text
from symgan.reading_laws import read_laws
from symgan.records import Check, Distance, InputError
from symgan.report.cells import named
from symgan.report.document import Heading, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs
from symgan.request import setting

LONG = 44  # characters beyond which a closed form fits no cell
AGAINST = " | "  # between the two laws of a row
NOTHING, UNSEEN = "\N{EN DASH}", "*"  # neither form nor enclosure; not observed in floats


@dataclass(frozen=True)
class Cell:
    """What is shown of a distance, and its check at the numbers of the section."""

    shown: str
    checks: tuple[Check, ...]


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The pairs of laws."""
    return plan.table.rows if plan.table else ()


def part(plan: SectionPlan, pair: str) -> tuple[Cell, ...]:
    """The distances of one pair, checked at the numbers of the section."""
    sides = [read_laws(side) for side in pair.split(AGAINST)]
    if len(sides) != 2:
        raise InputError(f"a row of distances is two laws with '{AGAINST.strip()}' between them; got '{pair}'")
    return tuple(_cell(plan, definition, *sides) for definition in _definitions(plan))


def section(plan: SectionPlan, found: Iterable[tuple[Cell, ...]]) -> Section:
    """The table of all rows."""
    rows = dict(zip(parts(plan), found, strict=True))
    assert plan.table is not None
    columns = ("", *(d.title for d in _definitions(plan)))
    body = tuple((_pair(pair), *(cell.shown for cell in cells)) for pair, cells in rows.items())
    table = Table(columns, "p" + "l" * (len(columns) - 1), body, plan.table.caption, f"{plan.key}-table", wide=True)
    checks = tuple(check for cells in rows.values() for cell in cells for check in cell.checks)
    blocks = (Heading(plan.title, plan.key), *paragraphs(plan.text), table, *paragraphs(plan.after))
    return Section(plan.title, blocks, checks)


def _definitions(plan: SectionPlan) -> list[Any]:
    columns = (named(column) for column in (plan.table.columns if plan.table else ()))
    return [find("distances", name)(**own) for name, own in columns]


def _cell(plan: SectionPlan, definition: Any, p: tuple[Law, ...], q: tuple[Law, ...]) -> Cell:
    """The closed form; where there is none, or a long one, the value at the numbers of the section."""
    d = distance(definition, p, q)
    if d.value is not None and max(map(len, told := _cases(d.value))) <= LONG:
        return _marked("\n".join(told), _checked(plan, d))
    at = {name: setting(name, value) for name, value in plan.at.items()}
    there = [tuple(law.subs({s: at[s.name] for s in law.free_symbols}) for law in side) for side in (p, q)]
    d = distance(definition, *there)
    checks = _checked(plan, d)
    if d.value is None and d.enclosure is None:
        return Cell(NOTHING, checks)
    low, high = d.enclosure or (d.value, d.value)
    sign = "" if d.enclosure is None else "\N{ALMOST EQUAL TO} "
    return _marked(f"{sign}{float(Add(low, high) / 2):.6f}", checks)


def _marked(shown: str, checks: tuple[Check, ...]) -> Cell:
    return Cell(shown if checks and all(check.passed for check in checks) else shown + UNSEEN, checks)


def _checked(plan: SectionPlan, d: Distance) -> tuple[Check, ...]:
    free = set().union(*(law.free_symbols for law in (*d.first, *d.second)))
    return verify(d, {s: setting(s.name, plan.at[s.name]) for s in free})


def _pair(pair: str) -> str:
    """The two laws, each in a line of its own."""
    return "\n".join(", ".join(map(_in_words, read_laws(half))) for half in pair.split(AGAINST))


def _in_words(law: Law) -> str:
    if isinstance(law, Mixture):
        return " and ".join(f"{{{text(w)}}} {_in_words(part)}" for w, part in zip(*law.args, strict=True))
    constants = [f"{{{text(c)}}}" for c in law.args]
    return f"{type(law).__name__.lower()} ({', '.join(constants)})"


def _cases(value: Expr) -> list[str]:
    pairs = value.args if isinstance(value, Piecewise) else ((value, true),)
    told = [(_formula(part), condition) for part, condition in pairs]
    return [shown if condition == true else f"{shown} if {{{text(condition)}}}" for shown, condition in told]


def _formula(value: Expr) -> str:
    return "\N{INFINITY}" if value is oo else f"{{{text(value)}}}"
