"""Claims on block matrices of every size: the lines of each proof, random blocks beside it, and what is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from symgan.blocks import BlockTheorem
from symgan.exact.derivation import derive
from symgan.literature.judge import claim
from symgan.literature.run import Judged, judged
from symgan.literature.statements import Every
from symgan.literature.statements.dimensions import EveryEigenvalue, Lifts, WorstCase
from symgan.numeric.blocks import random_checks
from symgan.numeric.coupled import coupled_checks
from symgan.printing.blocks import by, told
from symgan.records import Check, Claim, Status
from symgan.report.document import Block, Heading, Paragraph, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, claim_blocks, paragraphs

INSTANCES = 12  # random blocks for each theorem
CLEAR = 1e-6  # a margin beyond what rounding explains

Found = tuple[Judged, tuple[tuple[Check, ...], ...]]


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The keys of the claims of the section."""
    return plan.claims


def part(plan: SectionPlan, key: str) -> Found:
    """The judgement of one claim and, if it is proved, the checks of each of its statements in floats."""
    found = judged(key)
    tried = _statements(claim(key).says) if found.judgement.status is Status.PROVED else ()
    return found, tuple(tuple(_checks(s, plan)) for s in tried)


def section(plan: SectionPlan, found: Iterable[Found]) -> Section:
    """Each claim with its verdict, its proof line by line, and the random blocks that it was tried on."""
    pairs = [(claim(key), *f) for key, f in zip(parts(plan), found, strict=True)]
    blocks: list[Block] = [Heading(plan.title, plan.key), *paragraphs(plan.text)]
    for c, j, checks in pairs:
        blocks += _told(c, j, checks)
    return Section(
        plan.title,
        (*blocks, *paragraphs(plan.after)),
        tuple(check for _, _, all_ in pairs for some in all_ for check in some),
        tuple((c.key, c.title, j.judgement.status, c.expected) for c, j, _ in pairs),
        tuple(dict.fromkeys(c.source for c, _, _ in pairs)),
    )


def _statements(says: Any) -> tuple[Any, ...]:
    return says.statements if isinstance(says, Every) else (says,)


def _checks(statement: Any, plan: SectionPlan) -> Iterator[Check]:
    if isinstance(statement, EveryEigenvalue):
        yield from random_checks(statement.theorem, INSTANCES)
    if isinstance(statement, (Lifts, WorstCase)):
        d = derive(statement.game, statement.method)
        free = {s.name: s for s in d.matrix.free_symbols} if d.matrix is not None else {}
        at = {free[name]: value for name, value in plan.at.items() if name in free}
        yield from coupled_checks(d, statement.symbol, at)


def _told(c: Claim, j: Judged, checks: tuple[tuple[Check, ...], ...]) -> Iterator[Block]:
    """The claim; a proved theorem with the table of its lines in the place of its evidence."""
    judgement = j.judgement
    theorems = [s for s in _statements(c.says) if isinstance(s, EveryEigenvalue)]
    if not theorems or judgement.status is not Status.PROVED:
        yield from claim_blocks(c, judgement)
    else:
        labels = [f"{c.key}-{i}" for i in range(len(theorems))]
        lines = " and ".join(f"[@{label}]" for label in labels)
        opening = f"{lines} {'has' if len(labels) == 1 else 'have'} the lines, each checked by its rule."
        needed = [e for e in judgement.evidence if e.startswith("Without (")]
        yield from claim_blocks(c, replace(judgement, evidence=(opening, *needed)))
        for label, statement in zip(labels, theorems, strict=True):
            yield _proof(label, statement)
    for some in checks:
        yield from _seen(some)


def _proof(label: str, statement: EveryEigenvalue) -> Table:
    """The facts that are given, the eigenvector, the supposition, and the lines."""
    theorem = statement.theorem
    rows = [(name, told(fact), _origin(theorem, name)) for name, fact in theorem.premises.items()]
    rows += [(line.name, told(line.says), by(line.by)) for line in statement.proof]
    caption = "A line, what it says, and why. It holds for blocks of every size."
    return Table(("", "Line", "Why"), "lww", tuple(rows), caption, label)


def _origin(theorem: BlockTheorem, name: str) -> str:
    """Where a premise comes from."""
    if name in theorem.given:
        return "given"
    rows = {"nonzero": "an eigenvector is not zero", "suppose": "supposed, to be contradicted"}
    return rows.get(name, "the eigenvector's blocks")


def _seen(checks: tuple[Check, ...]) -> Iterator[Paragraph]:
    """What floats show, which proves nothing."""
    if not checks:
        return
    kind, _, _ = checks[0].name.partition(" [")
    if isinstance(checks[0].observed, float):
        least = min(c.observed for c in checks)
        told = f"the conclusion holds {f'with a margin of {least:.0e} or more' if least > CLEAR else 'up to rounding'}"
    else:
        told = f"they are those of the plane up to {max(c.error for c in checks):.0e}"
    passed = f"in {sum(c.passed for c in checks)} of {len(checks)} instances"
    yield Paragraph(f"{kind[0].upper()}{kind[1:]}: {passed} {told}.", lead="In floats")
