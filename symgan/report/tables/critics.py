"""Objectives at their best critics: the critic, what it attains, and what the generator pays and descends there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sympy import Expr, Piecewise, factor, log, logcombine, together

from symgan.exact.optimal_critic import in_names, optimal_critic
from symgan.numeric.optimal_critic import verify_critic
from symgan.optimality import Functional, p, q, r
from symgan.reading import text
from symgan.records import Check, Status
from symgan.report.cells import entries, named, title
from symgan.report.document import Block, Heading, Paragraph, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs
from symgan.request import Request

SYMBOLS = {s.name: s for s in (p, q, r)}


@dataclass(frozen=True)
class Row:
    """The cells of an objective and the checks of what is in them; or the reason why there is no best critic."""

    cells: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    reason: str = ""


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The rows: objectives, with settings of their own; "all" stands for those not named."""
    return entries("objectives", plan.table.rows if plan.table else ())


def part(plan: SectionPlan, objective: str) -> Row:
    """The row of one objective."""
    name, own = named(objective)
    game, *_ = Request("dirac-gan", name, settings={**plan.settings, **own}).build()
    assert game.objective is not None  # a GAN has one
    found = optimal_critic(game.objective)
    if found.critic is None or found.value is None or found.retrained is None:
        return Row(reason=found.judgement.evidence[0])
    cells = (_output(found.critic), _integral(found.value), _integral(found.retrained), _descent(found.frozen))
    checks = tuple(replace(c, name=f"{c.name} [{objective}]") for c in verify_critic(found))
    return Row(cells, checks)


def section(plan: SectionPlan, rows: Iterable[Row]) -> Section:
    """The table of the objectives that have a best critic; why others have none is told below it."""
    found = dict(zip(parts(plan), rows, strict=True))
    body = tuple((title(entry), *row.cells) for entry, row in found.items() if row.cells)
    columns = ("", "Best critic", "The critic attains", "The generator pays", "The generator descends")
    caption = plan.table.caption if plan.table else ""
    blocks: list[Block] = [Heading(plan.title, plan.key), *paragraphs(plan.text)]
    blocks.append(Table(columns, "npppp", body, caption, f"{plan.key}-table"))
    for entry, row in found.items():
        if row.reason:
            blocks.append(Paragraph(row.reason, f"Without a best critic: {title(entry)}", SYMBOLS))
    checks = tuple(c for row in found.values() for c in row.checks)
    return Section(plan.title, (*blocks, *paragraphs(plan.after)), checks)


def _output(critic: Expr) -> str:
    """The output of the critic, a line for each of its pieces."""
    if isinstance(critic, Piecewise):
        return "\n".join(f"{{{text(e)}}} where {{{text(condition)}}}" for e, condition in critic.args)
    return f"{{{text(critic)}}}"


def _integral(found: Functional) -> str:
    """The functional by the names of divergences, or as an integral."""
    if found.named:
        return in_names(found)
    if found.curvature is None:
        return "not smooth"
    if found.curvature == 0:
        return f"{{{text(found.constant)}}} for all laws"
    integrand = logcombine(found.integrand).subs(r, p / q).replace(log, lambda e: log(factor(together(e))))
    whole = factor(q * integrand) if found.integrand.is_rational_function(r) else q * integrand
    return f"the integral of {{{text(whole)}}}"


def _descent(found: Functional | None) -> str:
    """The functional by the names of divergences, or whether it is one."""
    if found is None:
        return "not found"
    if found.named:
        return in_names(found)
    kind = {Status.PROVED: "a divergence", Status.REFUTED: "no divergence"}.get(found.convex.status, "undecided")
    return f"{kind}: second derivative {{{text(found.curvature)}}}" if found.curvature is not None else kind
