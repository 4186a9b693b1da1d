"""Which answer holds where: a decision tree over the signs of polynomials, from labelled sample points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sympy import Add, And, Expr, Ge, Gt, Le, Lt, Mul, Poly, S, Symbol, count_ops, discriminant, resultant, true
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import factored, positive
from symgan.exact.samples import Point, evaluator

BUDGET_DEPTH = 6
BUDGET_TERMS = 200


@dataclass(frozen=True)
class Cell:
    """Where each of the polynomials has the sign given; ``label`` is what holds there."""

    signs: tuple[tuple[Expr, int], ...]
    label: Any


def walls(polys: Sequence[Poly], given: Boolean = true) -> list[Expr]:
    """Polynomials in the constants on whose zeros the roots of the polys appear, meet, or pass zero or infinity.

    The coefficients, the discriminants and the resultants, without factors of known sign; a
    discriminant is not taken apart, since its sign is that of one thing.
    """
    found: dict[Expr, None] = {}
    for p in polys:
        for c in p.all_coeffs():
            found |= dict.fromkeys(_of_unknown_sign(c, given))
        if p.degree() > 1:
            found |= dict.fromkeys(sign_of(discriminant(p), given))
    for p, q in combinations(polys, 2):
        common = resultant(p, q)
        found |= dict.fromkeys((*_whole(common, given), *_of_unknown_sign(common, given)))
    return [q for q in found if len(Add.make_args(q)) <= BUDGET_TERMS]


def _of_unknown_sign(expr: Expr, given: Boolean) -> Iterator[Expr]:
    for q, _ in factored(expr)[1]:
        if positive(q, given) not in (S.true, S.false) and q.free_symbols:
            yield q


def sign_of(expr: Expr, given: Boolean = true) -> list[Expr]:
    """The one polynomial that has, up to a constant sign, the sign of expr; empty where that sign is known."""
    odd = [q for q, m in factored(expr)[1] if m % 2]
    unknown = [q for q in odd if q in set(_of_unknown_sign(expr, given))]
    return [Mul(*unknown).expand()] if unknown else []


def _whole(expr: Expr, given: Boolean) -> list[Expr]:
    """The product of the sums of unknown sign among the factors."""
    sums = [q for q in _of_unknown_sign(expr, given) if q.is_Add]
    return [Mul(*sums).expand()] if sums else []


def partition(labelled: Sequence[tuple[Point, Hashable]], tests: Sequence[Expr], names: Sequence[Symbol]) -> list[Cell]:
    """Cells of one label each that fit all labelled points; None labels a cell whose points no test separates."""
    compiled = [(q, evaluator(q, names)) for q in sorted(tests, key=lambda q: (count_ops(q), str(q)))]
    known = [({q: _sign(value(point)) for q, value in compiled}, label) for point, label in labelled]
    cells = _merged(_grown(known, [q for q, _ in compiled], (), BUDGET_DEPTH))
    return list(dict.fromkeys(_shortened(cell, known) for cell in cells))


def _sign(value: float | None) -> int:
    return 0 if value is None or value == 0 else 1 if value > 0 else -1


Known = Sequence[tuple[dict[Expr, int], Hashable]]


def _grown(known: Known, tests: Sequence[Expr], path: tuple[tuple[Expr, int], ...], depth: int) -> list[Cell]:
    labels = Counter(label for _, label in known)
    if len(labels) <= 1 or depth == 0 or not tests:
        label = next(iter(labels), None) if len(labels) == 1 else None
        return [Cell(path, label)] if labels else []
    best = min(tests, key=_disorder(known))
    rest = [q for q in tests if q != best]
    cells: list[Cell] = []
    for sign in (-1, 1):
        side = [(signs, label) for signs, label in known if signs[best] == sign]
        cells += _grown(side, rest, (*path, (best, sign)), depth - 1)
    return cells


def _disorder(known: Known) -> Callable[[Expr], int]:
    """How many points do not have the commonest label of their side."""

    def count(q: Expr) -> int:
        sides = (Counter(label for signs, label in known if signs[q] == sign) for sign in (-1, 1))
        return sum(sum(side.values()) - max(side.values(), default=0) for side in sides)

    return count


def _merged(cells: list[Cell]) -> list[Cell]:
    """Two cells of one label that differ in one sign alone are one."""
    for a, b in combinations(cells, 2):
        common = [pair for pair in a.signs if pair in b.signs]
        same_tests = {q for q, _ in a.signs} == {q for q, _ in b.signs}
        if a.label == b.label and same_tests and len(common) == len(a.signs) - 1:
            return _merged([*(c for c in cells if c not in (a, b)), Cell(tuple(common), a.label)])
    return cells


def _shortened(cell: Cell, known: Known) -> Cell:
    """The cell without those signs that no point of another label needs."""
    signs = cell.signs
    for pair in cell.signs:
        rest = tuple(p for p in signs if p != pair)
        if all(label == cell.label for there, label in known if all(there[q] == sign for q, sign in rest)):
            signs = rest
    return Cell(signs, cell.label)


def condition(signs: Sequence[tuple[Expr, int]], weak: Sequence[Expr] = ()) -> Boolean:
    """The signs as inequalities with positive terms on both sides; weak ones for the polynomials listed."""
    return And(*(_inequality(q, sign, q in weak) for q, sign in signs))


def _inequality(q: Expr, sign: int, weak: bool) -> Boolean:
    terms = Add.make_args(q.expand())
    right = Add(*(-t for t in terms if t.could_extract_minus_sign()))
    left = Add(*(t for t in terms if not t.could_extract_minus_sign()))
    if sign > 0:
        return Ge(left, right) if weak else Gt(left, right)
    return Le(left, right) if weak else Lt(left, right)
