"""A report file: a TOML that lists sections, read strictly, so that a slip of the pen is answered by a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from symgan.catalogue import unknown
from symgan.records import InputError
from symgan.report import tables
from symgan.report.resources import folder


@dataclass(frozen=True)
class FigurePlan:
    """A picture of a section's analysis: its name, its caption, and the options of the picture.

    ``starts`` of runs are relative to the equilibrium, and ``reach`` is half the width of the picture; near the point
    ``cycle_near`` of a switching line a cycle is proved and drawn.
    """

    picture: str
    caption: str
    width: float = 0.6
    of: str = ""
    values: tuple[float, ...] = ()
    against: str = ""
    against_values: tuple[float, ...] = ()
    steps: int = 0
    starts: tuple[tuple[float, float], ...] = ()
    reach: float = 0.0
    cycle_near: tuple[float, float] | None = None


@dataclass(frozen=True)
class TablePlan:
    """A table in the place of a derivation: its kind, a file in ``report/tables``, its caption, rows and columns."""

    kind: str
    caption: str
    rows: tuple[str, ...] = ("all",)
    columns: tuple[str, ...] = ("none", "all")


@dataclass(frozen=True)
class SectionPlan:
    """One section: words, a game under a method at numbers, the claims about it, and its pictures; or a table.

    ``solve`` names constants for which the region is solved, ``best`` constants (several joined by
    a comma) whose best values are found.
    """

    key: str
    title: str
    text: str = ""
    after: str = ""
    game: str = ""
    objective: str = ""
    regularizers: tuple[str, ...] = ()
    method: str = "gradient-flow"
    settings: Mapping[str, str] = field(default_factory=dict)
    at: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    solve: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    figures: tuple[FigurePlan, ...] = ()
    table: TablePlan | None = None


@dataclass(frozen=True)
class Plan:
    """A report: its name, its title and summary, and its sections."""

    name: str
    title: str
    subtitle: str
    abstract: str
    sections: tuple[SectionPlan, ...]


def plans() -> tuple[str, ...]:
    """The names of the reports there are."""
    return tuple(sorted(p.name.removesuffix(".toml") for p in folder("reports").iterdir() if p.name.endswith(".toml")))


def load(name: str) -> Plan:
    """The report of that name, or the report file at that path; InputError where it is none."""
    path = Path(name)
    if path.suffix == ".toml" and path.is_file():
        return _plan(path.stem, path.read_text(encoding="utf-8"))
    if name not in plans():
        raise InputError(unknown("reports", name, plans()))
    return _plan(name, (folder("reports") / f"{name}.toml").read_text(encoding="utf-8"))


def _plan(name: str, text: str) -> Plan:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"the report '{name}' is no TOML: {error}") from None
    sections = tuple(_section(s, f"section {i} of '{name}'") for i, s in enumerate(data.pop("section", []), start=1))
    plan = _record(Plan, {"subtitle": "", "abstract": "", **data, "name": name, "sections": sections}, f"'{name}'")
    keys = [s.key for s in plan.sections]
    if len(set(keys)) != len(keys):
        raise InputError(f"two sections of '{name}' have the same key; keys are {', '.join(keys)}")
    return plan


def _section(data: dict[str, Any], where: str) -> SectionPlan:
    figures = tuple(_record(FigurePlan, f, f"a figure in {where}") for f in data.pop("figures", []))
    table = _table(data.pop("table"), where) if "table" in data else None
    renamed = {"regularizers" if k == "with" else k: v for k, v in data.items()}
    return _record(SectionPlan, {**renamed, "figures": figures, "table": table}, where)


def _table(data: dict[str, Any], where: str) -> TablePlan:
    table: TablePlan = _record(TablePlan, data, f"the table in {where}")
    kinds = tuple(sorted(m.name for m in iter_modules(tables.__path__)))
    if table.kind not in kinds:
        raise InputError(unknown("tables", table.kind, kinds))
    return table


def _record(kind: type[Any], data: Mapping[str, Any], where: str) -> Any:
    known = {f.name for f in fields(kind)}
    wrong = sorted(set(data) - known)
    if wrong:
        raise InputError(f"{where} has no entry called {', '.join(wrong)}; there are: {', '.join(sorted(known))}")
    plain = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
    try:
        return kind(**plain)
    except TypeError as error:
        raise InputError(f"{where} is incomplete: {error}") from None
