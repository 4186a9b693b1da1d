"""Claims that are wrong as printed, each with a point at which it fails and with what is right."""

from __future__ import annotations

from collections.abc import Iterable

from symgan.literature.bibliography import cited
from symgan.literature.judge import claim, claims
from symgan.literature.run import Judged, judged
from symgan.reading import text
from symgan.records import Claim, Judgement, Status
from symgan.report.document import Heading, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs

CORRECTED = "-corrected"


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The keys of the claims expected to be refuted, each followed by that of its correction if there is one."""
    known = {c.key: c for c in claims()}
    wrong = [c.key for c in known.values() if c.expected is Status.REFUTED]
    return tuple(key for w in wrong for key in (w, f"{w}{CORRECTED}") if key in known)


def part(plan: SectionPlan, key: str) -> Judged:
    """The judgement of one claim."""
    return judged(key)


def section(plan: SectionPlan, found: Iterable[Judged]) -> Section:
    """What was printed, where it fails, and what is right."""
    judgements = {key: j.judgement for key, j in zip(parts(plan), found, strict=True)}
    rows = tuple(
        _row(claim(key), judgement, judgements.get(f"{key}{CORRECTED}"))
        for key, judgement in judgements.items()
        if not key.endswith(CORRECTED)
    )
    caption = plan.table.caption if plan.table else ""
    columns = ("As printed", "Fails", "What is right", "")
    table = Table(columns, "wpwl", rows, caption, f"{plan.key}-table")
    listed = [claim(key) for key in judgements]
    return Section(
        plan.title,
        (Heading(plan.title, plan.key), *paragraphs(plan.text), table, *paragraphs(plan.after)),
        verdicts=tuple((c.key, c.title, judgements[c.key].status, c.expected) for c in listed),
        sources=tuple(dict.fromkeys(c.source for c in listed)),
    )


def _row(wrong: Claim, judgement: Judgement, corrected: Judgement | None) -> tuple[str, ...]:
    """The statement and its place, the witness, and the correction with its verdict."""
    place = ", ".join(part for part in (cited(wrong.source), wrong.locator) if part)
    witness = ", ".join(f"{{Eq({s}, {text(v)})}}" for s, v in (judgement.witness or {}).items())
    right = claim(f"{wrong.key}{CORRECTED}").words if corrected is not None else wrong.note
    verdict = str(corrected.status).lower() if corrected is not None else ""
    told = f"at {witness}" if witness else str(judgement.status).lower()
    return (f"{wrong.words}\n[{place}]", told, right, verdict)
