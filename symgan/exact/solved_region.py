"""sg.solve: for which values of one constant training converges, by cases on the others.

Sample points suggest the cases; that they are the region, no more and no less, is then proved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sympy import And, Expr, Or, Poly, Pow, S, Symbol, cancel, oo, ordered, sympify
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean, Equivalent

from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.exact.boundary import loss_at, loss_on
from symgan.exact.branches import branches, polynomials
from symgan.exact.by_roots import left_implicit
from symgan.exact.partition import Cell, condition, partition, sign_of, walls
from symgan.exact.samples import Point, evaluator, samples
from symgan.records import Derivation, InputError, Interval, Judgement, Solution, SolvedCase, Status

BUDGET_BRANCHES = 10
BUDGET_CORRECTIONS = 8  # a wall given to one side or the other, each time after an exact witness
NEAR = 1e-9  # two bounds nearer than this at a sample point are not told apart there


@dataclass(frozen=True)
class Bound:
    """A bound of an interval: an end of what the unknown may be, or a branch of a root."""

    value: Expr
    end: bool = False


Label = tuple[tuple[Bound, Bound], ...]


def solve(d: Derivation, unknown: Symbol, given: Boolean | bool = True) -> Solution:
    """The region of local exponential convergence, solved for one constant.

    ``unknown`` is a symbol of the region; ``given`` adds hypotheses. Where the conditions are
    polynomials of degree at most two in the unknown (or in a power of it) the answer is a list of
    open intervals for each case of the other constants, and its judgement says whether it was
    proved to be the region; otherwise the region stays implicit, with its boundaries named.
    InputError where the unknown is no constant of the region.
    """
    region = d.verdict.region
    if not isinstance(unknown, Symbol) or unknown not in region.free_symbols:
        there = ", ".join(sorted(map(str, region.free_symbols))) or "none at all"
        raise InputError(f"the region of '{d.title}' does not depend on {unknown}; its constants are {there}")
    facts = And(d.given, sympify(given))
    sides = [r.lhs - r.rhs for r in ordered(region.atoms(Relational))]
    polys = polynomials(sides, unknown)
    edges = tuple((p.as_expr(), how) for p in polys or () if (how := loss_on(d, unknown, p)))
    start = Solution(unknown, region, facts, (), region, edges, Judgement(Status.UNDECIDED))
    bounds = None if polys is None else _bounds(unknown, polys)
    if polys is None or bounds is None:
        return replace(start, judgement=left_implicit(d, unknown, facts))
    names = sorted((region.free_symbols | facts.free_symbols) - {unknown}, key=str)
    labelled = _labelled(region, unknown, bounds, samples(names, facts), names)
    others = [q for side in sides if not side.has(unknown) for q in sign_of(side, facts)]
    cells = [c for c in partition(labelled, [*others, *walls(polys, facts)], names) if c.label]
    return _proved(start, cells, d)


def _bounds(unknown: Symbol, polys: Sequence[Poly]) -> list[Bound] | None:
    """The ends of the admitted values, and every branch of every root; None where one has no closed form."""
    low = S.Zero if unknown.is_nonnegative else -oo
    high = S.Zero if unknown.is_nonpositive else oo
    found = [Bound(low, True), Bound(high, True)]
    for p in polys:
        roots = branches(p)
        if roots is None:
            return None
        found += [Bound(r) for r in roots]
    return found if len(found) <= BUDGET_BRANCHES else None


def _labelled(
    region: Boolean, unknown: Symbol, bounds: Sequence[Bound], points: Sequence[Point], names: Sequence[Symbol]
) -> list[tuple[Point, Label]]:
    """For each sample point the intervals, between neighboring bounds, in which the region holds."""
    inside = evaluator(region, [*names, unknown])
    values = [(b, evaluator(b.value, names)) for b in bounds]
    found = []
    for point in points:
        there = sorted(((v, b) for b, value in values if (v := value(point)) is not None), key=lambda vb: vb[0])
        low, high = (next(v for v, b in there if b is end) for end in bounds[:2])
        kept = [(v, b) for v, b in there if low <= v <= high]
        if all(b[0] - a[0] > NEAR * max(1.0, min(abs(a[0]), abs(b[0]))) for a, b in pairwise(kept)):
            held = (_holds(inside, point, unknown, a[0], b[0]) for a, b in pairwise(kept))
            spans = [(a[1], b[1]) for (a, b), holds in zip(pairwise(kept), held, strict=True) if holds]
            found.append((point, tuple(spans)))
    return found


def _holds(inside: Any, point: Point, unknown: Symbol, low: float, high: float) -> bool:
    """Whether the region holds halfway between two bounds."""
    low, high = max(low, -1e9 + min(high, 0)), min(high, 1e9 + max(low, 0))
    middle = (low + high) / 2 if high - low < 1e8 else low + 1.0 if low > -1e8 else high - 1.0
    return inside({**point, unknown: middle}) is True


def _proved(start: Solution, cells: Sequence[Cell], d: Derivation) -> Solution:
    """The cases with a proof that they are the region; a wall between two cases goes to the side that fits there."""
    weak = [_closed_on(cell) for cell in cells]
    solved, judgement = start.region, start.judgement
    for _ in range(BUDGET_CORRECTIONS):
        solved = Or(*(And(condition(c.signs, w), _union(c, start.unknown)) for c, w in zip(cells, weak, strict=True)))
        judgement = prove(Equivalent(start.region, solved, evaluate=False), start.given)
        better = _corrected(cells, weak, start, judgement.witness) if judgement.witness else None
        if better is None:
            break
        weak = better
    if judgement.status is not Status.PROVED:  # what samples suggest is not shown
        return replace(start, judgement=left_implicit(d, start.unknown, start.given))
    cases = tuple(
        SolvedCase(condition(c.signs, w), tuple(_interval(d, low, high, start.unknown) for low, high in c.label))
        for c, w in zip(cells, weak, strict=True)
    )
    return replace(start, cases=cases, solved=solved, judgement=judgement)


def _closed_on(cell: Cell) -> tuple[Expr, ...]:
    """The walls that are the radicand of a bound of the cell: the bound still holds where that is zero."""
    bounds = (b.value for pair in cell.label for b in pair)
    radicands = [p.base for value in bounds for p in value.atoms(Pow) if p.exp.is_Rational and not p.exp.is_Integer]
    return tuple(q for q, sign in cell.signs if any((cancel(r / q) * sign).is_positive for r in radicands))


def _union(cell: Cell, unknown: Symbol) -> Boolean:
    return Or(*(_between(low, unknown, high) for low, high in cell.label))


def _between(low: Bound, unknown: Symbol, high: Bound) -> Boolean:
    return And(low.end or low.value < unknown, high.end or unknown < high.value)


def _corrected(
    cells: Sequence[Cell], weak: Sequence[tuple[Expr, ...]], start: Solution, point: Mapping[Any, Expr]
) -> list[tuple[Expr, ...]] | None:
    """The walls on which the witness lies given to a cell whose intervals are right there."""
    right = start.region.subs(point)
    for i, cell in enumerate(cells):
        touched = tuple(q for q, _ in cell.signs if is_zero(q.subs(point)) and q not in weak[i])
        others = condition([(q, s) for q, s in cell.signs if q not in touched], weak[i])
        if touched and others.subs(point) is S.true and _union(cell, start.unknown).subs(point) == right:
            return [(*w, *touched) if i == j else w for j, w in enumerate(weak)]
    return None


def _interval(d: Derivation, low: Bound, high: Bound, unknown: Symbol) -> Interval:
    lost = ["" if b.end else loss_at(d, unknown, b.value) for b in (low, high)]
    return Interval(low.value, high.value, *lost)
