"""Cells of a table in which every pair of a row and a column is derived: the outcome, and the rate."""

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
from symgan.report.plan import SectionPlan, TablePlan
from symgan.report.sections import Section, paragraphs
from symgan.request import Request, setting

ALL, NONE = "all", "none"
LONG, BROAD = 80, 30  # characters beyond which a condition, or a rate, which cannot be broken, fits no cell
NEAR = 5e-5  # a rate nearer to 1 is told by its distance from 1
MANY = 5  # columns beyond which a table is set across the page

Columns = tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """The outcome or the condition, and the rate; or the sentence with which the pair was refused."""

    outcome: str = ""
    rate: str = ""
    refused: str = ""

    def __str__(self) -> str:
        return "\n".join(part for part in (self.outcome, self.rate) if part)


def entries(kind: str, wanted: Iterable[str]) -> tuple[str, ...]:
    """The entries, "all" replaced by what that folder of the catalogue holds beside those that are named."""
    wanted = tuple(wanted)
    named = {entry.split()[0].replace("-", "_") for entry in wanted}
    rest = [name.replace("_", "-") for name in names(kind) if name not in named]
    return tuple(entry for w in wanted for entry in (rest if w == ALL else [w]))


def named(entry: str) -> tuple[str, dict[str, str]]:
    """The name and the settings of an entry such as "lola alpha=1/2"."""
    name, *own = entry.split()
    return name, {key: value for key, _, value in (pair.partition("=") for pair in own)}


def cell(request: Request, at: Mapping[str, Any]) -> Cell:
    """What was asked for, derived."""
    try:
        d = derive(*request.build()[:2])
    except InputError as error:
        return Cell(refused=str(error))
    return Cell(_outcome(d), _rate(d, at))


def grid(plan: SectionPlan, table: TablePlan, columns: Columns, rows: Mapping[str, tuple[Cell, ...]]) -> Section:
    """The table without rows and columns in which every pair is refused; why they are is told below it."""
    kept = [j for j in range(len(columns)) if any(not row[j].refused for row in rows.values())]
    shown = {entry: row for entry, row in rows.items() if any(not c.refused for c in row)}
    body = tuple((title(entry), *(str(row[j]) for j in kept)) for entry, row in shown.items())
    caption = f"{table.caption} {_numbers(plan)}".strip()
    head, align = ("", *(title(columns[j]) for j in kept)), "n" + "c" * len(kept)
    blocks: list[Block] = [Heading(plan.title, plan.key), *paragraphs(plan.text)]
    blocks.append(Table(head, align, body, caption, f"{plan.key}-table", wide=len(kept) > MANY))
    refused = dict.fromkeys(f"{_plain(c.refused)}." for row in rows.values() for c in row if c.refused)
    blocks += [Paragraph(" ".join(refused), "Left out")] if refused else []
    return Section(plan.title, (*blocks, *paragraphs(plan.after)))


def _outcome(d: Derivation) -> str:
    """The outcome in a word; where it depends on the constants, where the equilibrium is stable, or else marginal."""
    v = d.verdict
    if v.outcome is not Outcome.CONDITIONAL:
        return str(v.outcome).lower()
    if v.region != False:  # noqa: E712 - a SymPy Boolean
        return _where(v.region, d.given)
    return "not stable" if v.marginal in (None, False) else f"marginal\n{_where(v.marginal, d.given)}"


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
        short = len(cases) == 1 and len(text(cases[0][1])) <= BROAD
        return f"{{{text(cases[0][1])}}}" if short else ""
    there = d.charpoly.as_expr().subs({s: setting(s.name, at[s.name]) for s in d.charpoly.free_symbols if s.name in at})
    if there.free_symbols != {lam}:
        return ""
    roots = Poly(there, lam).sqf_part().nroots(maxsteps=200)
    return _decimal(float(max(re(z) if d.method.flow else abs(z) for z in roots)))


def _decimal(value: float) -> str:
    """Four digits; a number next to 1 by its distance from 1, so that none is taken for 1."""
    apart = value - 1
    if f"{value:.12g}" == "1" or abs(apart) > NEAR:
        return _with_minus(f"{value:.4g}")
    return _with_minus(f"1 {'-' if apart < 0 else '+'} {abs(apart):.0e}")


def title(entry: str) -> str:
    """The name in words, with its own settings."""
    name, own = named(entry)
    return ", ".join((" ".join(name.replace("_", "-").split("-")), *(_setting(k, v) for k, v in own.items())))


def _setting(key: str, value: Any) -> str:
    return f"{{{key}}} = {_with_minus(str(value))}" if key in SYMBOLS else f"{key} = {_with_minus(str(value))}"


def _numbers(plan: SectionPlan) -> str:
    """At which numbers the table stands."""
    fixed = ", ".join(_setting(key, value) for key, value in plan.settings.items())
    there = ", ".join(_setting(key, value) for key, value in plan.at.items())
    return " ".join([f"Fixed: {fixed}."] * bool(fixed) + [f"Rates at {there}."] * bool(there))


def _plain(reason: str) -> str:
    """A reason as a sentence of the report, in which braces would hold formulas; it may show a dict."""
    return f"{reason[:1].upper()}{reason[1:]}".replace("{", "(").replace("}", ")")
