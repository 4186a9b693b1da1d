"""Every claim with the place where it was published and its verdict."""

from __future__ import annotations

from collections.abc import Iterable

from symgan.literature.judge import claim, claims
from symgan.literature.run import Judged, judged
from symgan.report.document import Heading, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The keys of the claims that the section names, or of all."""
    return plan.claims or tuple(c.key for c in claims())


def part(plan: SectionPlan, key: str) -> Judged:
    """The judgement of one claim."""
    return judged(key)


def section(plan: SectionPlan, found: Iterable[Judged]) -> Section:
    """The claims under their sources, each with its verdict."""
    pairs = [(claim(key), j.judgement.status) for key, j in zip(parts(plan), found, strict=True)]
    rows: list[tuple[str, ...]] = []
    for source in dict.fromkeys(c.source for c, _ in pairs):
        rows.append((f"{source.authors} ({source.year}), {source.title}",))
        rows += [(c.title, c.key, str(status).lower()) for c, status in pairs if c.source == source]
    caption = plan.table.caption if plan.table else ""
    table = Table(("Claim", "Key", "Verdict"), "wpl", tuple(rows), caption, f"{plan.key}-table")
    return Section(
        plan.title,
        (Heading(plan.title, plan.key), *paragraphs(plan.text), table, *paragraphs(plan.after)),
        verdicts=tuple((c.key, c.title, status, c.expected) for c, status in pairs),
        sources=tuple(dict.fromkeys(c.source for c, _ in pairs)),
    )
