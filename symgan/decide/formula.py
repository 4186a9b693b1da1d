"""Polynomial formulas over the reals: signs of polynomials joined by "all of" and "some of".

There is no negation: a formula and its negation are built side by side (:mod:`symgan.decide.eliminate`),
because a statement about terms that have no value is neither true nor false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sympy import Expr, Mul, Poly, Symbol, default_sort_key, fraction, together

# Degree and terms of one polynomial, polynomials and unknowns of one formula, beyond which no solver is asked.
BUDGET_DEGREE = 16
BUDGET_TERMS = 600
BUDGET_POLYNOMIALS = 400
BUDGET_UNKNOWNS = 12

RELATIONS: dict[str, Callable[[int], bool]] = {
    ">": lambda sign: sign > 0,
    ">=": lambda sign: sign >= 0,
    "=": lambda sign: sign == 0,
    "!=": lambda sign: sign != 0,
}


class OverBudget(Exception):
    """A formula grew beyond what is handed to a solver; its text is the reason."""


@dataclass(frozen=True)
class Atom:
    """``poly relation 0``, of a primitive polynomial with integer coefficients and a key of :data:`RELATIONS`."""

    poly: Poly
    relation: str


@dataclass(frozen=True)
class All:
    """The conjunction of its parts; of no parts, the truth."""

    parts: tuple[Formula, ...] = ()


@dataclass(frozen=True)
class Some:
    """The disjunction of its parts; of no parts, the untruth."""

    parts: tuple[Formula, ...] = ()


Formula = Atom | All | Some
TRUE, FALSE = All(), Some()


def every(*parts: Formula) -> Formula:
    """The conjunction, without repetitions and nested conjunctions."""
    return _joined(All, parts, unit=TRUE, zero=FALSE)


def some(*parts: Formula) -> Formula:
    """The disjunction, without repetitions and nested disjunctions."""
    return _joined(Some, parts, unit=FALSE, zero=TRUE)


def _joined(kind: type[All] | type[Some], parts: tuple[Formula, ...], unit: Formula, zero: Formula) -> Formula:
    flat: dict[Formula, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    if zero in flat:
        return zero
    flat.pop(unit, None)
    return next(iter(flat)) if len(flat) == 1 else kind(tuple(flat))


def sign_is(expr: Expr, relation: str) -> Formula:
    """``expr relation 0`` for a rational function expr whose denominator does not vanish; OverBudget if it is large."""
    top, bottom = fraction(together(expr))
    if relation in (">", ">="):
        top = top * _sign_part(bottom)
    poly = _polynomial(top)
    if poly.is_ground:
        return TRUE if RELATIONS[relation](int(bool(poly.LC() > 0)) - int(bool(poly.LC() < 0))) else FALSE
    return Atom(poly, relation)


def _sign_part(expr: Expr) -> Expr:
    """A product of the same sign: even powers and positive factors of a nonzero product are dropped."""
    sign = Mul()
    for factor in Mul.make_args(expr):
        base, power = factor.as_base_exp()
        if base.is_negative and power.is_odd:
            sign = -sign
        elif not (factor.is_positive or power.is_even):
            sign = sign * base
    return sign


def _polynomial(expr: Expr) -> Poly:
    """The primitive integer polynomial of the same signs, in the symbols that it depends on."""
    poly = Poly(expr, *_ordered(expr.free_symbols) or (Symbol("none"),), domain="QQ")
    degree, terms = poly.total_degree(), len(poly.terms())
    if degree > BUDGET_DEGREE or terms > BUDGET_TERMS:
        raise OverBudget(f"a polynomial of degree {degree} with {terms} terms is more than solvers are asked")
    used = _ordered(poly.free_symbols)
    poly = Poly(poly, *used, domain="QQ") if used and len(used) < len(poly.gens) else poly
    return poly.clear_denoms(convert=True)[1].primitive()[1]


def _ordered(symbols: Iterable[Symbol]) -> tuple[Symbol, ...]:
    return tuple(sorted(symbols, key=default_sort_key))


def atoms(formula: Formula) -> Iterator[Atom]:
    """Every sign condition of the formula, in order."""
    if isinstance(formula, Atom):
        yield formula
    else:
        for part in formula.parts:
            yield from atoms(part)


def unknowns(formula: Formula) -> tuple[Symbol, ...]:
    """The variables of the formula, in a fixed order."""
    return _ordered({g for a in atoms(formula) for g in a.poly.gens})


def within_budget(formula: Formula) -> None:
    """OverBudget where the formula has more polynomials or unknowns than solvers are asked about."""
    polynomials, variables = len({a.poly for a in atoms(formula)}), len(unknowns(formula))
    if polynomials > BUDGET_POLYNOMIALS or variables > BUDGET_UNKNOWNS:
        raise OverBudget(f"{polynomials} polynomials in {variables} unknowns are more than solvers are asked")


def holds(formula: Formula, sign: Callable[[Poly], int | None]) -> bool | None:
    """The truth of the formula where ``sign`` tells the signs of its polynomials; None where they leave it open."""
    if isinstance(formula, Atom):
        found = sign(formula.poly)
        return None if found is None else RELATIONS[formula.relation](found)
    decisive = isinstance(formula, Some)
    values = [holds(part, sign) for part in formula.parts]
    if decisive in values:
        return decisive
    return None if None in values else not decisive
