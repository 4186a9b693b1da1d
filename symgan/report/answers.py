"""What a reader asks of a derivation: for which values does it converge, how fast, and which are best; as blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sympy import Symbol

from symgan.analysis.record import Analysis
from symgan.notation import SYMBOLS
from symgan.numeric.boundary import boundary_checks
from symgan.printing.sentences import between, conjunction, lost
from symgan.reading import text
from symgan.records import Check, Derivation, Optimum, OptimumCase, Solution, Status
from symgan.report.document import Block, Paragraph, Table
from symgan.request import constant


@dataclass(frozen=True)
class Answers:
    """Blocks for the section, checks of the bounds by runs, and rows for the table of knobs."""

    blocks: tuple[Block, ...] = ()
    checks: tuple[Check, ...] = ()
    knobs: tuple[tuple[str, ...], ...] = ()


def answered(analysis: Analysis, unknowns: Iterable[str], wanted: Iterable[str], key: str) -> Answers:
    """The region solved for each unknown, and the best values of each group of constants, joined by commas."""
    d = analysis.derivation
    blocks: list[Block] = []
    checks: list[Check] = []
    knobs: list[tuple[str, ...]] = []
    for name in unknowns:
        s = analysis.solve(constant(d, name))
        blocks += _solution(s, f"{key}-solved-{name}", d)
        checks += boundary_checks(d, s, analysis.at)
        knobs += _range_rows(s, d)
    for names in wanted:
        o = analysis.best(*(constant(d, name.strip()) for name in names.split(",")))
        blocks += _optimum(o, f"{key}-best-{names.replace(',', '-').replace(' ', '')}", d)
        knobs += _best_rows(o, d)
    return Answers(tuple(blocks), tuple(checks), tuple(knobs))


def _symbols(d: Derivation) -> dict[str, Symbol]:
    free = d.matrix.free_symbols if d.matrix is not None else set()
    return {s.name: s for s in sorted(free, key=str) if SYMBOLS.get(s.name) != s}


def _where(condition: Any) -> str:
    return "always" if condition == True else conjunction(condition)  # noqa: E712 - a SymPy Boolean


def _solution(s: Solution, label: str, d: Derivation) -> Iterator[Block]:
    """The cases as a table with the way of their proof; or the boundaries where there is no closed form."""
    if s.cases:
        rows = tuple(
            (_where(c.condition), " or ".join(between(s.unknown, i) for i in c.intervals), _lost(c.intervals))
            for c in s.cases
        )
        words = f"For the unknown {{{s.unknown}}} training converges locally exactly in the cases of [@{label}]."
        yield Paragraph(f"{words} {_proof(s)}", "Solved", _symbols(d))
        columns = ("Where", "Converges exactly for", "Stability is lost")
        yield Table(columns, "pwp", rows, f"The region solved for {{{s.unknown}}}.", label)
    else:
        edges = " ".join(f"Where {{Eq({text(q)}, 0)}} it is lost by {how}." for q, how in s.boundaries)
        words = f"No closed form in {{{s.unknown}}} is fit to print, so the region stays implicit. {edges}"
        yield Paragraph(f"{words} {_proof(s)}", "Solved", _symbols(d))


def _lost(intervals: Iterable[Any]) -> str:
    return ", ".join(dict.fromkeys(map(lost, intervals)))


def _proof(s: Solution) -> str:
    """Whether the answer was proved, and by what."""
    if s.judgement.status is not Status.PROVED:
        return f"Whether it is right is undecided: {s.judgement.evidence[-1]}"
    what = "That this is the region, no more and no less," if s.cases else "That its conditions put every root inside"
    how = "two solvers that agree" if any("cvc5" in e for e in s.judgement.evidence) else "exact algebra"
    return f"{what} is proved by {how}."


def _optimum(o: Optimum, label: str, d: Derivation) -> Iterator[Block]:
    """The best values as a table."""
    names = " and ".join(f"{{{s}}}" for s in o.knobs)
    if not o.cases:
        yield Paragraph(f"For {names}: {o.reason}", "Best values", _symbols(d))
        return
    rows = tuple(
        (_where(c.condition), _values(c.at), f"{{{text(c.rate)}}}", _remark(c, o.flow), str(c.judgement.status).lower())
        for c in o.cases
    )
    rate = "spectral abscissa" if o.flow else "spectral radius"
    yield Paragraph(
        f"No values of {names} give a smaller {rate} than those of [@{label}]: that no choice has all roots of the "
        f"characteristic polynomial inside a smaller circle (farther left) is what was proved where "
        f"it says so. {o.reason}",
        "Best values",
        _symbols(d),
    )
    yield Table(("Where", "Best", "Rate", "", ""), "pwppl", rows, f"The best {names}.", label)


def _values(at: Iterable[tuple[Symbol, Any]]) -> str:
    return " and ".join(f"{{Eq({s}, {text(e)})}}" for s, e in at)


def _remark(c: OptimumCase, flow: bool) -> str:
    """What else is true of the optimum."""
    remarks = ["a defective double eigenvalue"] if c.defective else []
    remarks += ["quadratic convergence"] if c.rate == 0 and not flow else []
    return ", ".join(remarks)


def _range_rows(s: Solution, d: Derivation) -> Iterator[tuple[str, ...]]:
    for c in s.cases:
        ranges = " or ".join(between(s.unknown, i) for i in c.intervals)
        yield (f"{d.title}: {{{s.unknown}}}", _where(c.condition), ranges)


def _best_rows(o: Optimum, d: Derivation) -> Iterator[tuple[str, ...]]:
    names = " and ".join(f"{{{s}}}" for s in o.knobs)
    for c in o.cases:
        yield (f"{d.title}: best {names}", _where(c.condition), f"{_values(c.at)}, rate {{{text(c.rate)}}}")
