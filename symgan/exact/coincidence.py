"""Points that may or may not be the same one: the cases, and the masses joined in each."""

from __future__ import annotations

from sympy import And, Eq, Expr, Ne, Poly, S, true
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.records import Status

# Pairs of points of which it is not known whether they are the same.
BUDGET_OPEN_PAIRS = 5

Masses = tuple[tuple[Expr, Expr, Expr], ...]  # point, mass in the first law, mass in the second


def cases(masses: Masses, given: Boolean) -> tuple[tuple[Boolean, Masses], ...] | None:
    """Masses at different points, by cases on which points are the same; None beyond the budget."""
    return _cases(masses, given, frozenset(), BUDGET_OPEN_PAIRS)


def _cases(
    masses: Masses, given: Boolean, apart: frozenset[Boolean], budget: int
) -> tuple[tuple[Boolean, Masses], ...] | None:
    masses = _joined(masses)
    points = [point for point, _, _ in masses]
    pairs = ((a, b) for i, a in enumerate(points) for b in points[:i])
    open_ = next((p for p in pairs if not _differ(*p, given, apart)), None)
    if open_ is None:
        return ((true, masses),)
    if budget == 0:
        return None
    same = Eq(*open_)
    together = _cases(_put_in(same, masses), given, apart, budget - 1)
    separate = _cases(masses, given, apart | {Ne(*open_)}, budget - 1)
    if together is None or separate is None:
        return None
    return (*((And(same, c), m) for c, m in together), *separate)


def _differ(a: Expr, b: Expr, given: Boolean, apart: frozenset[Boolean]) -> bool:
    relation = Ne(a, b)
    return relation is S.true or relation in apart or prove(relation, And(given, *apart)).status is Status.PROVED


def _put_in(same: Boolean, masses: Masses) -> Masses:
    """The equation solved for a symbol in which it is linear, where there is one, and put in."""
    difference = same.lhs - same.rhs
    for symbol in sorted(difference.free_symbols, key=str):
        poly = Poly(difference, symbol) if difference.is_polynomial(symbol) else None
        if poly is not None and poly.degree() == 1 and poly.LC().is_nonzero:
            solved = {symbol: -poly.coeff_monomial(1) / poly.LC()}
            return tuple((point.subs(solved), *weights) for point, *weights in masses)
    return tuple((point.subs(same.lhs, same.rhs), *weights) for point, *weights in masses)


def _joined(masses: Masses) -> Masses:
    """The masses at points that are known to be the same added up."""
    found: list[tuple[Expr, Expr, Expr]] = []
    for point, p, q in masses:
        at = next((i for i, (other, _, _) in enumerate(found) if is_zero(point - other) is True), None)
        if at is None:
            found.append((point, p, q))
        else:
            found[at] = (found[at][0], found[at][1] + p, found[at][2] + q)
    return tuple(found)
