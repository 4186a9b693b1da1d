"""Methods by regularizers on one game: the outcome and the rate of each pair, every cell derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sympy import And, Expr, Poly, Symbol, oo, re, true
from sympy.logic.boolalg import Boolean

from symgan.catalogue import names
from symgan.decide.univariate import spans
from symgan.exact.derivation import derive
from symgan.exact.rates import rate
from symgan.notation import SYMBOLS, lam
from symgan.reading import text
from symgan.records import Derivation, InputError, Outcome
from symgan.report.document import Block, Heading, Paragraph, Table
from symgan.report.plan import SectionPlan
from symgan.report.sections import Section, paragraphs
from symgan.request import Request, setting

ALL, NONE = "all", "none"
LONG = 60  # characters beyond which a condition or a rate is not printed in a cell
DIGITS = range(4, 12)  # as many as tell the rate from 1


@dataclass(frozen=True)
class Cell:
    """The outcome or the condition, and the rate; or the sentence with which the pair was refused."""

    outcome: str = ""
    rate: str = ""
    refused: str = ""

    def __str__(self) -> str:
        return "\n".join(part for part in (self.outcome, self.rate) if part)


def parts(plan: SectionPlan) -> tuple[str, ...]:
    """The rows: methods with settings of their own, such as "lola alpha=1/2"; "all" stands for those not named."""
    return _expanded("methods", plan.table.rows if plan.table else ())


def part(plan: SectionPlan, method: str) -> tuple[Cell, ...]:
    """The cells of one row."""
    return tuple(_cell(plan, method, regularizer) for regularizer in _columns(plan))


def section(plan: SectionPlan, rows: Iterable[tuple[Cell, ...]]) -> Section:
    """The table without rows and columns in which every pair is refused; these are told below it."""
    cells = dict(zip(parts(plan), rows, strict=True))
    kept = [j for j in range(len(_columns(plan))) if any(not row[j].refused for row in cells.values())]
    rows_shown = tuple(
        (_title(method), *(str(row[j]) for j in kept))
        for method, row in cells.items()
        if any(not c.refused for c in row)
    )
    columns = ("", *(_plain(_columns(plan)[j]) for j in kept))
    label = f"{plan.key}-table"
    align = "l" + "c" * len(kept)
    blocks: list[Block] = [Heading(plan.title, plan.key), *paragraphs(plan.text)]
    blocks.append(
        Table(
            columns,
            align,
            rows_shown,
            f"{plan.table.caption if plan.table else ''} {_numbers(plan)}".strip(),
            label,
            wide=True,
        )
    )
    refused = dict.fromkeys(c.refused for row in cells.values() for c in row if c.refused)
    blocks += [Paragraph(" ".join(_sentence(r) for r in refused), "Left out")] if refused else []
    return Section(plan.title, (*blocks, *paragraphs(plan.after)))


def _columns(plan: SectionPlan) -> tuple[str, ...]:
    return _expanded("regularizers", plan.table.columns if plan.table else ())


def _expanded(kind: str, wanted: Iterable[str]) -> tuple[str, ...]:
    """The entries, "all" replaced by what the catalogue holds beside those that are named."""
    named = {w.split()[0].replace("-", "_") for w in wanted}
    rest = [name.replace("_", "-") for name in names(kind) if name not in named]
    return tuple(entry for w in wanted for entry in (rest if w == ALL else [w]))


def _split(entry: str) -> tuple[str, dict[str, str]]:
    """The name and the settings of an entry."""
    name, *own = entry.split()
    return name, {key: value for key, _, value in (pair.partition("=") for pair in own)}


def _cell(plan: SectionPlan, row: str, column: str) -> Cell:
    """A method on the game with a regularizer, derived."""
    (method, own), (regularizer, its) = _split(row), _split(column)
    chosen = () if regularizer == NONE else (regularizer,)
    try:
        request = Request(plan.game, plan.objective, chosen, method, {**plan.settings, **own, **its})
        d = derive(*request.build()[:2])
    except InputError as error:
        return Cell(refused=str(error))
    return Cell(_outcome(d), _rate(d, plan.at))


def _outcome(d: Derivation) -> str:
    """The outcome in a word; where it depends on the constants, where the equilibrium is stable, or else marginal."""
    v = d.verdict
    if v.outcome is not Outcome.CONDITIONAL:
        return str(v.outcome).lower()
    if v.region != False:  # noqa: E712 - a SymPy Boolean
        return _where(v.region, d.given)
    return "not stable" if v.marginal in (None, False) else f"marginal: {_where(v.marginal, d.given)}"


def _where(region: Boolean, given: Boolean) -> str:
    """A condition as intervals where it is one on a single number, else as it stands if it is short."""
    found = spans(And(region, given), true)
    if found:
        (unknown,) = region.free_symbols
        return " or ".join(_ranges(unknown, found))
    return f"{{{text(region)}}}" if len(text(region)) <= LONG else "conditional"


def _ranges(unknown: Symbol, found: Iterable[tuple[Expr, Expr]]) -> Iterator[str]:
    """The intervals as inequalities, those that touch as one without their common ends."""
    run: list[Expr] = []
    for low, high in found:
        if run and run[-1] != low:
            yield _range(unknown, run)
            run = []
        run = [*(run or [low]), high]
    yield _range(unknown, run)


def _range(unknown: Symbol, ends: list[Expr]) -> str:
    """From the first number to the last, without those in between."""
    low, *holes, high = ends
    below = "" if low == -oo or (low == 0 and unknown.is_positive) else f"{_number(low)} < "
    above = "" if high == oo else f" < {_number(high)}"
    inside = [f"{below}{{{unknown}}}{above}"] if below or above else []
    apart = [f"{{Ne({unknown}, {text(e)})}}" if e.is_Rational else f"{{{unknown}}} not {_number(e)}" for e in holes]
    return ", ".join((*inside, *apart)) or f"every {{{unknown}}}"


def _number(value: Expr) -> str:
    """A number as it stands if it is a short fraction, else rounded."""
    short = value.is_Rational and len(text(value)) <= 4
    return _with_minus(text(value) if short else f"{float(value):.4g}")


def _with_minus(number: str) -> str:
    return number.replace("-", "\N{MINUS SIGN}")


def _rate(d: Derivation, at: Mapping[str, Any]) -> str:
    """The spectral radius (abscissa) at the numbers, or in closed form where there are none and it is short."""
    if d.charpoly is None:
        return ""
    if not at:
        cases = rate(d).cases
        short = len(cases) == 1 and len(text(cases[0][1])) <= LONG
        return f"{{{text(cases[0][1])}}}" if short else ""
    there = d.charpoly.as_expr().subs({s: setting(s.name, at[s.name]) for s in d.charpoly.free_symbols if s.name in at})
    if there.free_symbols != {lam}:
        return ""
    roots = Poly(there, lam).sqf_part().nroots(maxsteps=200)
    value = float(max(re(z) if d.method.flow else abs(z) for z in roots))
    return _with_minus(next((shown for n in DIGITS if (shown := f"{value:.{n}g}") != "1"), "1"))


def _title(entry: str) -> str:
    """The name in words, with its own settings."""
    name, own = _split(entry)
    return ", ".join((_plain(name), *(_setting(key, value) for key, value in own.items())))


def _plain(name: str) -> str:
    return " ".join(name.split()[0].replace("_", "-").split("-"))


def _setting(key: str, value: Any) -> str:
    return f"{{{key}}} = {value}" if key in SYMBOLS else f"{key} = {value}"


def _numbers(plan: SectionPlan) -> str:
    """At which numbers the table stands."""
    fixed = ", ".join(_setting(key, value) for key, value in plan.settings.items())
    there = ", ".join(_setting(key, value) for key, value in plan.at.items())
    return " ".join([f"Fixed: {fixed}."] * bool(fixed) + [f"Rates at {there}."] * bool(there))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
