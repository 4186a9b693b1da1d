"""Records as JSON and as plain text, for the command line."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sympy import Basic, Expr

from symgan.catalogue import KINDS, find, names, unknown
from symgan.printing.sentences import optimum_sentences, solution_sentences
from symgan.reading import text
from symgan.records import Check, Claim, Derivation, InputError, Optimum, Solution, Status

if TYPE_CHECKING:
    from symgan.literature.run import Judged


def as_json(d: Derivation, checks: tuple[Check, ...] = ()) -> dict[str, Any]:
    """The derivation with every expression as a string that ``symgan.read`` reads back with the symbols given."""
    return {
        "game": d.game.title,
        "method": d.method.name,
        "field": [text(e) for e in d.field],
        "equilibrium": {str(p): text(e) for p, e in d.equilibrium.items()},
        "jacobian": _rows(d.jacobian),
        "matrix": _rows(d.matrix) if d.matrix is not None else None,
        "charpoly": text(d.charpoly.as_expr()) if d.charpoly is not None else None,
        "eigenvalues": [[text(e), m] for e, m in d.eigenvalues] if d.eigenvalues is not None else None,
        "outcome": d.verdict.outcome.name,
        "region": text(d.verdict.region),
        "marginal": text(d.verdict.marginal) if d.verdict.marginal is not None else None,
        "unstable": text(d.verdict.unstable) if d.verdict.unstable is not None else None,
        "reason": plain(d.verdict.reason),
        "given": text(d.given),
        "invariants": [text(e) for e in d.invariants],
        "decay": text(d.decay) if d.decay is not None else None,
        "invariant_circle": text(d.invariant_circle.radius) if d.invariant_circle is not None else None,
        "beyond": plain(d.verdict.beyond),
        "steps": [{"key": s.key, "title": s.title, "why": plain(s.why), "uses": list(s.uses)} for s in d.steps],
        "checks": [check_as_json(c) for c in checks],
        "symbols": {s.name: _assumptions(s) for s in sorted(_symbols(d), key=str)},
    }


def _rows(matrix: Any) -> list[list[str]]:
    return [[text(matrix[i, j]) for j in range(matrix.cols)] for i in range(matrix.rows)]


def _symbols(d: Derivation) -> set[Any]:
    values: list[Basic] = [d.field, d.jacobian, d.verdict.region, *d.game.params, *d.equilibrium.values()]
    values += [d.decay] if d.decay is not None else []
    values += [v for v in (d.matrix, d.charpoly.as_expr() if d.charpoly is not None else None) if v is not None]
    return set().union(*(v.free_symbols for v in values))


def _assumptions(symbol: Any) -> dict[str, bool]:
    """The assumptions that the symbol was made with."""
    return dict(sorted(symbol._assumptions_orig.items()))


def check_as_json(c: Check) -> dict[str, Any]:
    """A check without its arrays."""
    return {"name": plain(c.name), "error": c.error, "tolerance": c.tolerance, "passed": c.passed}


def plain(prose: str) -> str:
    """Prose with expressions in braces, the braces taken off and equations written as such."""
    return _EQUATION.sub(r"\1 = \2", prose).replace("{", "").replace("}", "")


_EQUATION = re.compile(r"\{Eq\(([^(),{}]*), ([^{}]*)\)\}")


def as_text(d: Derivation, checks: tuple[Check, ...] = ()) -> str:
    """The derivation as a column of names and values."""
    rows = [("field", f"[{', '.join(text(e) for e in d.field)}]")]
    rows += [("equilibrium", ", ".join(f"{p} = {text(e)}" for p, e in d.equilibrium.items()))]
    rows += [("Jacobian", _matrix_line(d.jacobian))]
    if d.matrix is not None and d.matrix != d.jacobian:
        rows += [("deciding matrix", _matrix_line(d.matrix))]
    if d.charpoly is not None:
        rows += [("polynomial", text(d.charpoly.as_expr()))]
        rows += [("eigenvalues", _eigenvalues(d))]
    rows += [("outcome", d.verdict.outcome.name), ("region", text(d.verdict.region))]
    rows += [("conserved", text(e)) for e in d.invariants]
    rows += [("decay", text(d.decay))] if d.decay is not None else []
    rows += [("circle", text(d.invariant_circle.radius))] if d.invariant_circle is not None else []
    rows += [("checks", f"{sum(c.passed for c in checks)} of {len(checks)} passed")] if checks else []
    rows += [("failed", f"{plain(c.name)}: {c.error:.2e} over {c.tolerance:.0e}") for c in checks if not c.passed]
    width = max(len(name) for name, _ in rows)
    said = [plain(words) for words in (d.verdict.reason, d.verdict.beyond) if words]
    return "\n".join((d.title, *(f"  {name:<{width}}  {value}" for name, value in rows), "", *said))


def _matrix_line(matrix: Any) -> str:
    return "[" + ", ".join("[" + ", ".join(row) + "]" for row in _rows(matrix)) + "]"


def _eigenvalues(d: Derivation) -> str:
    """The eigenvalues factor by factor, pairs with ±."""
    if any(f.pairs is None for f in d.factors):
        return "no closed form fit to print"
    parts = []
    for f in d.factors:
        times = f" (multiplicity {f.multiplicity})" if f.multiplicity > 1 else ""
        parts += [_pair(center, offset) + times for center, offset in f.pairs or ()]
    return ", ".join(parts)


def _pair(center: Expr, offset: Expr) -> str:
    if offset == 0:
        return text(center)
    return f"±{_term(offset)}" if center == 0 else f"{text(center)} ± {_term(offset)}"


def _term(offset: Expr) -> str:
    return f"({text(offset)})" if offset.is_Add else text(offset)


def solution_as_json(s: Solution) -> dict[str, Any]:
    """A solved region: the intervals of each case, or the boundaries where it stays implicit."""
    cases = [
        {"where": text(c.condition), "intervals": [[text(i.low), text(i.high)] for i in c.intervals]} for c in s.cases
    ]
    edges = [{"zero": text(q), "lost_by": how} for q, how in s.boundaries]
    return {"unknown": str(s.unknown), "cases": cases, "boundaries": edges, "status": str(s.judgement.status)}


def optimum_as_json(o: Optimum) -> dict[str, Any]:
    """The best values and the rate of each case."""
    cases = [
        {
            "where": text(c.condition),
            "at": {str(s): text(e) for s, e in c.at},
            "rate": text(c.rate),
            "defective": c.defective,
            "status": str(c.judgement.status),
        }
        for c in o.cases
    ]
    return {"knobs": [str(k) for k in o.knobs], "cases": cases, "reason": o.reason}


def answers_as_text(solved: Iterable[Solution], optima: Iterable[Optimum]) -> str:
    """The answers in sentences."""
    lines = [f"{sentence} ({s.judgement.status.lower()})" for s in solved for sentence in solution_sentences(s)]
    lines += [sentence for o in optima for sentence in optimum_sentences(o)]
    return "\n".join(plain(line) for line in lines)


def judged_as_json(c: Claim, j: Judged) -> dict[str, Any]:
    """The verdict on a claim."""
    found = j.judgement
    witness = {str(s): text(v) for s, v in found.witness.items()} if found.witness is not None else None
    status, expected = str(found.status), str(c.expected)
    return {"key": c.key, "status": status, "expected": expected, "witness": witness, "seconds": round(j.seconds, 3)}


def judged_as_text(results: Iterable[tuple[Claim, Judged]]) -> str:
    """A line a claim, the evidence where it is not proved, and the counts."""
    results = list(results)
    width = max((len(c.key) for c, _ in results), default=0)
    lines = []
    for c, j in results:
        status = j.judgement.status
        why = "no judgement was reached" if j.stopped else f"{c.expected} was expected"
        fell = f"  FELL: {why}" if j.fell(c) else ""
        lines.append(f"{status:<10} {c.key:<{width}}  {j.seconds:5.2f} s{fell}")
        lines += [f"           {plain(e)}" for e in j.judgement.evidence if fell or status is not Status.PROVED]
    counts = [f"{sum(j.judgement.status == s for _, j in results)} {s.lower()}" for s in Status]
    fallen = sum(j.fell(c) for c, j in results)
    return "\n".join((*lines, ", ".join((*counts, f"{fallen} fell") if fallen else counts)))


def listing(kind: str, wrong: bool) -> dict[str, list[dict[str, str]]]:
    """What there is of a kind, or of every kind: names with one line each."""
    kinds = ("claims", "reports", *KINDS)
    if kind and kind not in kinds:
        raise InputError(unknown("kinds", kind, kinds))
    return {k: _entries(k, wrong) for k in ((kind,) if kind else ("claims",) if wrong else kinds)}


def _entries(kind: str, wrong: bool) -> list[dict[str, str]]:
    if kind == "claims":
        return _errata() if wrong else _claims()
    if kind == "reports":
        from symgan.report.plan import load, plans

        return [{"name": name, "about": load(name).title} for name in plans()]
    return [{"name": n.replace("_", "-"), "about": _first_line(find(kind, n))} for n in names(kind)]


def _claims() -> list[dict[str, str]]:
    from symgan.literature.bibliography import cited
    from symgan.literature.judge import claims

    return [{"name": c.key, "about": f"{c.title}, {cited(c.source)}"} for c in claims()]


def _errata() -> list[dict[str, str]]:
    """What is refuted as printed: where it stands, what it says, and what is right."""
    from symgan.literature.bibliography import cited
    from symgan.literature.judge import claims

    known = {c.key: c for c in claims()}
    found = []
    for c in known.values():
        if c.expected is Status.REFUTED:
            right = known.get(f"{c.key}-corrected")
            place = ", ".join(part for part in (cited(c.source), c.locator) if part)
            found.append({"name": c.key, "about": f"{c.title}, {place}", "printed": plain(c.words)})
            found[-1]["right"] = plain(right.words if right else c.note)
    return found


def _first_line(function: Any) -> str:
    return (inspect.getdoc(function) or "").partition("\n")[0]


def listing_as_text(rows: dict[str, list[dict[str, str]]]) -> str:
    """The listing as titled columns; what an entry holds beyond its two columns stands below it."""
    blocks = []
    for kind, entries in rows.items():
        width = max((len(e["name"]) for e in entries), default=0)
        lines = [line for e in entries for line in (f"  {e['name']:<{width}}  {e['about']}", *_below(e))]
        blocks.append("\n".join((f"{kind}:", *lines)))
    return "\n\n".join(blocks)


def _below(entry: dict[str, str]) -> list[str]:
    rest = [(name, words) for name, words in entry.items() if name not in ("name", "about") and words]
    return [f"      {name + ':':<9}{words}" for name, words in rest] + [""] * bool(rest)
