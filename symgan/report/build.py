"""A report from its plan: sections worked out (in parallel where asked), the summary tables, the whole document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from symgan.analysis.record import Analysis
from symgan.records import Check, Source, Status
from symgan.report import tables
from symgan.report.document import Block, Document, Heading, Paragraph, Picture, Table, Theorem, numbered
from symgan.report.plan import Plan, SectionPlan
from symgan.report.sections import Section, build, derivation_blocks, picture_block

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Summary:
    """What a report found: verdicts on its claims, checks passed, and what fell."""

    proved: int
    refuted: int
    undecided: int
    passed: int
    checks: int
    fallen: tuple[str, ...]

    def __str__(self) -> str:
        claims = f"{self.proved} claims proved, {self.refuted} refuted, {self.undecided} undecided"
        told = [claims] * bool(self.proved + self.refuted + self.undecided)
        told += [f"{self.passed} of {self.checks} checks passed"] * bool(self.checks)
        return "; ".join(told)


def build_report(
    plan: Plan, pictures: Path, jobs: int = 1, progress: Progress = lambda _: None
) -> tuple[Document, Summary]:
    """The document of a plan and the summary of what it found; pictures are saved in the folder given."""
    sections = []
    for section in _worked_out(plan, pictures, jobs):
        sections.append(section)
        progress(section.title)
    found = summary(sections)
    blocks = [b for s in sections for b in s.blocks]
    blocks += [
        *_knobs_section(sections),
        *_claims_section(sections),
        *_checks_section([(s.title, s.checks) for s in sections], found),
    ]
    sources = dict.fromkeys(source for s in sections for source in s.sources)
    ordered = tuple(sorted(sources, key=lambda s: s.key))
    abstract = f"{plan.abstract.strip()} In all: {found}." if str(found) else plan.abstract
    return Document(plan.title, plan.subtitle, abstract, numbered(blocks), ordered), found


def _worked_out(plan: Plan, pictures: Path, jobs: int) -> Iterator[Section]:
    """The sections in their order; with several jobs all their parts are worked out side by side."""
    if jobs == 1:
        yield from (_joined(s, [_part(s, name, pictures) for name in _parts(s)], pictures) for s in plan.sections)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        begun = [(s, [pool.submit(_part, s, name, pictures) for name in _parts(s)]) for s in plan.sections]
        yield from (_joined(s, [f.result() for f in futures], pictures) for s, futures in begun)


def _kind(section: SectionPlan) -> Any:
    """The file of the kind of a section's table."""
    return import_module(f"{tables.__name__}.{section.table.kind}") if section.table else None


def _parts(section: SectionPlan) -> tuple[str, ...]:
    """What is worked out by itself: each row of a table, or a section as a whole."""
    return _kind(section).parts(section) if section.table else (section.key,)


def _part(section: SectionPlan, name: str, pictures: Path) -> Any:
    return _kind(section).part(section, name) if section.table else build(section, pictures)


def _joined(section: SectionPlan, found: list[Any], pictures: Path) -> Section:
    """A section as it was worked out; below a table the pictures that need no derivation."""
    result: Section = found[0]
    if section.table:
        result = _kind(section).section(section, found)
        drawn = (picture_block(f, section, None, pictures) for f in section.figures)
        result = replace(result, blocks=(*result.blocks, *drawn))
    return result


def summary(sections: Iterable[Section]) -> Summary:
    """The counts over all sections; a claim falls when its verdict is not the expected one."""
    sections = list(sections)
    verdicts = {key: (status, expected) for s in sections for key, _, status, expected in s.verdicts}
    checks = [c for s in sections for c in s.checks]
    count = {status: sum(v == status for v, _ in verdicts.values()) for status in Status}
    fallen = [f"claim {key}: {got}, expected {wanted}" for key, (got, wanted) in verdicts.items() if got != wanted]
    fallen += [f"check '{c.name}' in '{s.title}'" for s in sections for c in s.checks if not c.passed]
    return Summary(
        count[Status.PROVED],
        count[Status.REFUTED],
        count[Status.UNDECIDED],
        sum(c.passed for c in checks),
        len(checks),
        tuple(fallen),
    )


def _knobs_section(sections: Iterable[Section]) -> list[Block]:
    """The table of what to turn how far, over all sections that solved for something."""
    rows = tuple(row for s in sections for row in s.knobs)
    if not rows:
        return []
    return [
        Heading("How far to turn the knob", "knobs"),
        Paragraph("[@knobs-table] puts together the exact ranges and the best values that were found above."),
        Table(("Game, method and constant", "Where", "Answer"), "ppw", rows, "Exact ranges and optima.", "knobs-table"),
    ]


def _claims_section(sections: Iterable[Section]) -> list[Block]:
    """The table of the claims that are told above, with their verdicts."""
    sections = list(sections)
    told = {b.key for s in sections for b in s.blocks if isinstance(b, Theorem)}
    verdicts = [v for s in sections for v in s.verdicts if v[0] in told]
    rows = {key: (f"[@{key}]", title, str(status).lower()) for key, title, status, _ in verdicts}
    if not rows:
        return []
    return [
        Heading("All claims", "claims"),
        Paragraph(
            "A claim is proved by an exact identity of polynomials, or refuted by a point at which it fails and that "
            "anyone can put in; sampling decides nothing. [@claims-table] lists the verdicts."
        ),
        Table(("", "Claim", "Verdict"), "lpl", tuple(rows.values()), "The claims and their verdicts.", "claims-table"),
    ]


def _checks_section(checked: list[tuple[str, tuple[Check, ...]]], found: Summary) -> list[Block]:
    """The table of all checks: for each section and stage the number of cases and the largest residual."""
    rows = [row for title, checks in checked for row in check_rows(title, checks)]
    if not rows:
        return []
    return [
        Heading("All checks", "checks"),
        Paragraph(
            "Every stage of every derivation is compared with numbers that come from the losses alone: automatic "
            "differentiation, Gauss-Hermite quadrature, random samples, and simulated runs. A game with an abstract "
            f"function is checked with three concrete ones.{_of_blocks(checked)} "
            f"{found.passed} of {found.checks} checks passed; "
            "[@checks-table] shows the largest residual of each stage."
        ),
        Table(
            ("Stage", "Cases", "Residual", "Tolerance", ""),
            "prrrl",
            tuple(rows),
            "All checks. A residual is relative where the numbers exceed one; Monte Carlo rows count standard errors.",
            "checks-table",
        ),
    ]


def _of_blocks(checked: list[tuple[str, tuple[Check, ...]]]) -> str:
    """What theorems on blocks are compared with, where there are any."""
    if not any(c.name.startswith("eigenvalues of random blocks") for _, checks in checked for c in checks):
        return ""
    return " Theorems on blocks are compared with NumPy's eigenvalues of random blocks, by how much they violate them."


def check_rows(title: str, checks: Iterable[Check]) -> list[tuple[str, ...]]:
    """A row for the title, then one a stage: checks that differ only in the concrete function are taken together."""
    stages: dict[str, list[Check]] = {}
    for check in checks:
        stages.setdefault(check.name.partition(" [")[0], []).append(check)
    rows: list[tuple[str, ...]] = [(title,)] if stages else []
    for name, group in stages.items():
        worst = max(group, key=lambda c: c.error)
        passed = "passed" if all(c.passed for c in group) else "failed"
        numbers = (f"{worst.error:.1e}", f"{worst.tolerance:.0e}") if worst.tolerance else ("agree", "exact")
        shown = numbers if worst.passed or worst.tolerance else ("differ", "exact")
        rows.append((name, str(len(group)), *shown, passed))
    return rows


def build_analysis(analysis: Analysis, pictures: Path) -> tuple[Document, Summary]:
    """The document of a single analysis: its derivation, its pictures where it is planar, and its checks."""
    d = analysis.derivation
    section = Section(d.title, tuple(derivation_blocks(d, "derivation")), analysis.checks)
    found = summary([section])
    blocks = [Heading("Derivation", "derivation"), *section.blocks, *_portrait(analysis, pictures)]
    blocks += _checks_section([(d.title, analysis.checks)], found)
    sources: tuple[Source, ...] = ()
    return Document(d.title, "a derivation with its checks", "", numbered(blocks), sources), found


def _portrait(analysis: Analysis, pictures: Path) -> list[Block]:
    from symgan.figures.drawing import save

    if len(analysis.derivation.game.params) != 2:
        return []
    figure = analysis.figure("phase_portrait")
    for suffix in ("svg", "pdf"):
        save(figure, pictures / f"phase-portrait.{suffix}")
    return [Picture("phase-portrait", "The field around the equilibrium, with runs of the method.", "portrait", 0.6)]
