"""Records as Markdown with LaTeX formulas, as notebooks display them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sympy import Symbol

from symgan.printing.latex import latex
from symgan.printing.prose import Symbols, render
from symgan.printing.sentences import optimum_sentences, rate_sentences, solution_sentences
from symgan.printing.values import formulas

if TYPE_CHECKING:  # the records display themselves with this file
    from symgan.analysis.audit import Audit
    from symgan.conventions import Restated
    from symgan.records import Check, Claim, Derivation, Judgement, Optimum, Rate, Solution, Step, Verdict


def derivation_markdown(d: Derivation) -> str:
    """The title, the steps with their reasons and values, and the verdict."""
    symbols = _symbols(d)
    told = d.verdict.reason in (step.why for step in d.steps)
    return "\n\n".join(
        (f"**{escape(d.title)}**", steps_markdown(d.steps, symbols), *_verdict(d.verdict, told, symbols))
    )


def steps_markdown(steps: Sequence[Step], symbols: Symbols | None = None) -> str:
    """The steps of an answer as a numbered list, each with its reason and its value."""
    return "\n\n".join(_step(number, step, symbols) for number, step in enumerate(steps, start=1))


def judgement_markdown(j: Judgement) -> str:
    """The status, the witness, and the evidence."""
    parts = [f"**{j.status}**"]
    if j.witness is not None:
        parts.append(f"Witness: {_math(latex(j.witness))}")
    parts += ["\n".join(f"- {prose(line)}" for line in j.evidence)] if j.evidence else []
    return "\n\n".join(parts)


def solution_markdown(s: Solution) -> str:
    """The cases in sentences, and whether they were proved."""
    return _told(solution_sentences(s), s.judgement, _names(s.region, s.unknown))


def rate_markdown(r: Rate) -> str:
    """The rate in sentences."""
    return _told(rate_sentences(r), None, _names(*(part for case in r.cases for part in case)))


def optimum_markdown(o: Optimum) -> str:
    """The best values in sentences, each with its status."""
    parts = [part for c in o.cases for part in (c.condition, c.rate, *(e for _, e in c.at))]
    return _told(optimum_sentences(o), None, _names(*o.knobs, *parts))


def _told(sentences: Sequence[str], judgement: Judgement | None, symbols: Symbols) -> str:
    lines = [f"- {prose(sentence, symbols)}" for sentence in sentences]
    return "\n".join([f"**{judgement.status}**\n", *lines] if judgement is not None else lines)


def _names(*expressions: Any) -> dict[str, Symbol]:
    return {s.name: s for e in expressions for s in e.free_symbols}


def claim_markdown(c: Claim) -> str:
    """The title and the key, the statement in words, and where it stands."""
    parts = [f"**{escape(c.title)}** (`{c.key}`)", prose(c.words), escape(_cited(c))]
    parts += [f"In the paper's own form: {_math(c.original)}"] if c.original else []
    parts += [f"In the paper's convention: {prose(c.own_form)}."] if c.own_form else []
    parts += [prose(c.note)] if c.note else []
    return "\n\n".join(parts)


def audit_markdown(a: Audit) -> str:
    """The title, the status, and what was found in sentences."""
    named = _names(*a.here, *a.derived, *(a.equal.witness or {}), *(c for s in a.slips for _, c in s.factors or ()))
    lines = [f"- {prose(sentence, named)}" for sentence in a.sentences]
    return "\n".join((f"**{escape(a.title)}**: **{a.equal.status}**\n", *lines))


def restated_markdown(r: Restated) -> str:
    """The convention in words, the players' functions, and the results as displayed formulas."""
    named = _names(*(p.loss for p in r.players), r.field, r.region)
    words = f"Restated: {prose('; '.join(r.words), named)}." if r.words else ""
    played = [f"{escape(p.name)}: {_math(latex(p.loss))} ({goal})" for p, goal in zip(r.players, r.goals, strict=True)]
    shown = [("Field", r.field), ("Jacobian", r.jacobian), ("Deciding matrix", r.matrix), ("Polynomial", r.charpoly)]
    formulas = [f"{name}: {_math(latex(value))}" for name, value in shown if value is not None]
    formulas += [f"Eigenvalues: {_math(latex(tuple(e for e, _ in r.eigenvalues)))}"] if r.eigenvalues else []
    always = {True: "for all admitted constants", False: "for none"}
    stable = f"Locally exponentially stable {always.get(r.region) or f'exactly when {_math(latex(r.region))}'}."
    parts = [f"**{escape(r.title)}**", words, "\n".join(f"- {line}" for line in (*played, *formulas)), stable]
    return "\n\n".join(part for part in parts if part)


def checks_markdown(checks: Sequence[Check]) -> str:
    """A table of the comparisons with independent numbers; empty without any."""
    if not checks:
        return ""
    marks = {True: "passed", False: "**failed**"}
    rows = [f"| {escape(c.name)} | {c.error:.1e} | {c.tolerance:.1e} | {marks[bool(c.passed)]} |" for c in checks]
    return "\n".join(("| check | error | tolerance | |", "| --- | --- | --- | --- |", *rows))


def _cited(c: Claim) -> str:
    source = c.source
    place = f", {c.locator}" if c.locator else ""
    return f"{source.authors} ({source.year}), {source.title}, {source.venue}{place}."


def escape(text: str) -> str:
    """Words in which Markdown sees no markup."""
    return re.sub(r"([\\`*_$<>\[\]|~])", r"\\\1", text)


def _step(number: int, step: Step, symbols: Symbols | None) -> str:
    words = [f"{number}. **{escape(step.title)}.** {prose(step.why, symbols)}".rstrip()]
    words += [prose(step.value, symbols)] if isinstance(step.value, str) else []
    # four blanks keep a formula inside its item, also where the number has two digits
    return "\n\n    ".join((*words, *map(_display, formulas(step.value, latex))))


def _verdict(verdict: Verdict, told: bool, symbols: Symbols) -> Iterator[str]:
    yield f"**{verdict.outcome}**: locally exponentially stable exactly when {_math(latex(verdict.region))}."
    if verdict.reason and not told:
        yield prose(verdict.reason, symbols)
    if verdict.beyond:
        yield prose(verdict.beyond, symbols)


def _symbols(d: Derivation) -> dict[str, Symbol]:
    """The symbols that the prose of the derivation may name."""
    found: set[Any] = set(d.game.params).union(*(loss.free_symbols for loss in d.losses))
    found |= d.verdict.region.free_symbols | (d.matrix.free_symbols if d.matrix is not None else set())
    return {s.name: s for s in found}


def prose(text: str, symbols: Symbols | None = None) -> str:
    """Prose with its formulas in dollars; ``symbols`` names those that are not of the notation."""
    return render(text, latex, _math, escape, symbols)


def _math(printed: str) -> str:
    return f"${printed}$"


def _display(lines: tuple[str, ...]) -> str:
    if len(lines) == 1:
        return f"$${lines[0]}$$"
    aligned = r" \\ & \quad ".join(lines)
    return rf"$$\begin{{aligned}} & {aligned} \end{{aligned}}$$"
