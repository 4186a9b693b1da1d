"""A section of a report worked out: the derivation, the checks, the claims and the pictures become blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sympy import Piecewise, S

from symgan.analysis.record import Analysis, analyze, picture
from symgan.literature.judge import claim, judge
from symgan.notation import SYMBOLS
from symgan.printing.paper import Cases
from symgan.reading import text
from symgan.records import Check, Claim, Derivation, InputError, Judgement, Source, Status, Step
from symgan.report.answers import Answers, answered
from symgan.report.document import Block, Equation, Heading, Paragraph, Picture, Proof, Theorem
from symgan.report.plan import FigurePlan, SectionPlan
from symgan.request import Request, constant

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LONG_CONDITION = 45  # characters beyond which a condition is displayed by itself


@dataclass(frozen=True)
class Section:
    """What a section gives to the report: its blocks, its checks, and the verdict on each of its claims."""

    title: str
    blocks: tuple[Block, ...]
    checks: tuple[Check, ...] = ()
    verdicts: tuple[tuple[str, str, Status, Status], ...] = ()  # key, title, status, expected
    sources: tuple[Source, ...] = ()
    knobs: tuple[tuple[str, ...], ...] = ()  # rows of the table of what to turn how far


def build(plan: SectionPlan, pictures: Path) -> Section:
    """The section, its pictures saved in the folder ``pictures`` as SVG and PDF."""
    claims = [claim(key) for key in plan.claims]  # an unknown one is answered before anything is worked out
    analysis = analysis_of(plan) if plan.game else None
    judged = [(c, judge(c.says)) for c in claims]
    answers = Answers()
    blocks: list[Block] = [Heading(plan.title, plan.key)]
    blocks += paragraphs(plan.text)
    if analysis is not None:
        blocks += derivation_blocks(analysis.derivation, plan.key, plan.steps)
        answers = answered(analysis, plan.solve, plan.best, plan.key)
        blocks += answers.blocks
    for c, j in judged:
        blocks += claim_blocks(c, j)
    blocks += [picture_block(f, plan, analysis, pictures) for f in plan.figures]
    blocks += paragraphs(plan.after)
    return Section(
        plan.title,
        tuple(blocks),
        (*analysis.checks, *answers.checks) if analysis is not None else (),
        tuple((c.key, c.title, j.status, c.expected) for c, j in judged),
        tuple(dict.fromkeys(c.source for c in claims)),
        answers.knobs,
    )


def paragraphs(words: str) -> list[Block]:
    """Prose of a plan, a paragraph where an empty line ends one."""
    return [Paragraph(part.strip()) for part in words.split("\n\n") if part.strip()]


def analysis_of(plan: SectionPlan) -> Analysis:
    """The analysis that a section asks for."""
    request = Request(plan.game, plan.objective, plan.regularizers, plan.method, plan.settings)
    game, method, rest = request.build()
    return analyze(game, method, {**rest, **plan.at})


def derivation_blocks(d: Derivation, key: str, shown: tuple[str, ...] = ()) -> Iterator[Block]:
    """The steps of a derivation, or those named, each with its reason, its formula, and what it rests on."""
    known = [s.key for s in d.steps]
    if unknown := [s for s in shown if s not in known]:
        raise InputError(f"the derivation of '{d.title}' has no step {', '.join(unknown)}; it has: {', '.join(known)}")
    symbols = symbols_of(d)
    printed = {s.key for s in d.steps if (not shown or s.key in shown) and _values(s)}
    for step in (s for s in d.steps if not shown or s.key in shown):
        rests = [f"[@{key}-{use}]" for use in step.uses if use in printed]
        basis = f" From {' and '.join(rests)}." if rests else ""
        if step.key == "verdict" and len(text(d.verdict.region)) > LONG_CONDITION:
            yield from _long_verdict(d, key, basis, symbols)
        else:
            yield Paragraph(f"{step.why}{basis}", lead=step.title, symbols=symbols)
            yield from _equations(step, key, d.method.flow)
        if step.key == "verdict" and d.verdict.beyond:
            yield Paragraph(d.verdict.beyond, lead="Beyond the linearization", symbols=symbols)


def _equations(step: Step, key: str, flow: bool) -> Iterator[Block]:
    """The formulas of a step, the first under the label that others refer to."""
    for i, value in enumerate(_values(step)):
        yield Equation(value, f"{key}-{step.key}" + (f"-{i + 1}" if i else ""), left=_left(step, i, flow))


def _long_verdict(d: Derivation, key: str, basis: str, symbols: dict[str, Any]) -> Iterator[Block]:
    """A verdict whose conditions are too long for a sentence, each displayed by itself."""
    v = d.verdict
    yield Paragraph(f"{basis.strip()} The equilibrium is locally exponentially stable exactly when", "Verdict", symbols)
    yield Equation(v.region, f"{key}-verdict")
    for name, condition in (("marginal", v.marginal), ("unstable", v.unstable), ("defective", v.defective)):
        if condition is not None and condition is not S.false:
            yield Paragraph(_CONDITIONS[name], symbols=symbols)
            yield Equation(condition, f"{key}-{name}")


_CONDITIONS = {
    "marginal": "It is marginal when",
    "unstable": "It is unstable when",
    "defective": "An eigenvalue on the boundary is defective, so that linearized iterates grow polynomially, when",
}

_CYCLE = ("distance", "period", "multiplier")


def _left(step: Step, i: int, flow: bool) -> str:
    """The name of the left-hand side of a step's formula."""
    if step.key in ("losses", "worked-out"):
        return f"{step.key}-{i + 1}"
    if step.key == "pieces":
        return f"{'' if flow else 'step-'}pieces-{i + 1}"
    if step.key == "limit-cycle":
        return _CYCLE[i]
    if step.key == "end-points":
        return f"point-{i + 1}"
    return {"update": "velocity", "matrix": "velocity-matrix"}.get(step.key, step.key) if flow else step.key


def _values(step: Step) -> tuple[Any, ...]:
    """The formulas of a step, one an equation; a verdict that is all or nothing is in the words already."""
    if step.key == "verdict" or step.value is None or step.value in (S.true, S.false):
        return ()
    values = step.value if isinstance(step.value, tuple) else (step.value,)
    return tuple(Cases(v.args) if isinstance(v, Piecewise) else v for v in values)


def symbols_of(d: Derivation) -> dict[str, Any]:
    """The symbols of a derivation by name, for the expressions in its prose."""
    free = set(d.game.params).union(*(loss.free_symbols for loss in d.losses))
    free |= d.matrix.free_symbols if d.matrix is not None else set()
    return {s.name: s for s in sorted(free, key=str) if SYMBOLS.get(s.name) != s}


def claim_blocks(c: Claim, j: Judgement) -> Iterator[Block]:
    """A claim with its verdict, and the proof, the refutation, or the reason why neither was found."""
    yield Theorem(c.title, c.key, c.key, str(j.status).lower(), c.words, c.source, c.locator, c.original, c.note)
    if c.own_form:
        yield Paragraph(f"In the convention of the source: {c.own_form}.")
    opening = {Status.PROVED: "Proof", Status.REFUTED: "Refutation", Status.UNDECIDED: "Undecided"}[j.status]
    yield Proof(opening, " ".join(j.evidence))


def picture_block(plan: FigurePlan, section: SectionPlan, analysis: Analysis | None, folder: Path) -> Picture:
    """The picture drawn and saved under a name made of the section and the picture."""
    from symgan.figures.drawing import save

    stem = f"{section.key}-{plan.picture.replace('_', '-')}"
    figure = _figure(plan, section, analysis)
    for suffix in ("svg", "pdf"):
        save(figure, folder / f"{stem}.{suffix}")
    return Picture(stem, plan.caption, f"{stem}", plan.width)


def _figure(plan: FigurePlan, section: SectionPlan, analysis: Analysis | None) -> Figure:
    """A picture of the section's analysis, one that needs none, or what its claims rest on."""
    from symgan.literature.dependencies import claim_graph

    if plan.picture == "claim_graph":
        return claim_graph(*section.claims)
    return picture(plan.picture, analysis, **_options(plan, analysis))


def _options(plan: FigurePlan, analysis: Analysis | None) -> dict[str, Any]:
    """The options that the plan gives; constants of the analysis, and where there is none, names, by their names."""
    names = {k: name for k, name in {"of": plan.of, "against": plan.against}.items() if name}
    options: dict[str, Any] = {k: constant(analysis.derivation, v) if analysis else v for k, v in names.items()}
    given = ("values", "against_values", "steps", "starts", "reach", "cycle_near")
    rest = {name: getattr(plan, name) for name in given}
    return options | {k: value for k, value in rest.items() if value}
