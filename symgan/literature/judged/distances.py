"""Statements about distances between laws, judged."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import (
    And,
    Eq,
    Equivalent,
    Expr,
    Ge,
    Not,
    Or,
    Piecewise,
    Symbol,
    conjugate,
    cos,
    expand,
    oo,
    simplify,
    true,
)
from sympy.logic.boolalg import Boolean

from symgan.decide.prove import prove
from symgan.decide.semialgebraic import refuted
from symgan.exact.distance import distance
from symgan.exact.divergence import at_infinity, at_zero
from symgan.exact.f_divergence import same
from symgan.exact.fourier_metric import characteristic
from symgan.exact.kantorovich import kantorovich_rubinstein
from symgan.exact.saturation import saturation
from symgan.literature.statements.distances import (
    Bounded,
    DistanceIs,
    Duality,
    FrequencyGap,
    Infinite,
    Saturates,
    Symmetric,
)
from symgan.optimality import r
from symgan.reading import text
from symgan.records import Distance, Judgement, Status

_t = Symbol("t", positive=True)


def distance_is(statement: DistanceIs) -> Judgement:
    """The derived value and the claimed one are compared case by case."""
    d = distance(statement.definition, statement.first, statement.second, statement.given)
    if d.value is None:
        return _undecided(d)
    for value, region in _cases(d.value):
        for claimed, where in _cases(statement.value):
            j = _same(value, claimed, And(region, where, statement.given))
            if j.status is not Status.PROVED:
                found = f"{d.definition.title} is {{{text(value)}}} here."
                return Judgement(j.status, (found, *j.evidence), j.witness)
    return Judgement(Status.PROVED, _why(d))


def _same(value: Expr, claimed: Expr, where: Boolean) -> Judgement:
    """Whether two values are the same in a region; two infinite ones are."""
    if value == claimed:
        return Judgement(Status.PROVED)
    if not (value.is_infinite or claimed.is_infinite):
        return prove(Eq(value, claimed, evaluate=False), where)
    empty = prove(Not(where))
    return empty if empty.status is not Status.REFUTED else refuted(Not(where), empty.witness or {})


def infinite(statement: Infinite) -> Judgement:
    """The union of the cases with an infinite value, against the condition."""
    d = distance(statement.definition, statement.first, statement.second)
    if d.value is None:
        return _undecided(d)
    there = Or(*(region for value, region in _cases(d.value) if value is oo))
    j = prove(Equivalent(there, statement.where))
    return Judgement(j.status, (*_why(d), *j.evidence), j.witness)


def bounded(statement: Bounded) -> Judgement:
    """A convex f lies below f(0) + t lim f(t)/t, which is reached where either law has no mass."""
    f = statement.definition.generator
    convex = prove(Ge(simplify(f(_t).diff(_t, 2)), 0))
    if convex.status is not Status.PROVED:
        return convex
    j = prove(Eq(at_zero(statement.definition) + at_infinity(statement.definition), statement.bound, evaluate=False))
    why = f"{{{text(f(_t))}}} is convex, so below f(0) + t lim f(t)/t; laws without common mass have just that."
    return Judgement(j.status, (why, *j.evidence), j.witness)


def symmetric(statement: Symmetric) -> Judgement:
    """Interchanged, the laws have the generator t f(1/t), which is to give the same functional."""
    f = statement.definition.generator
    found = same(f(r), r * f(1 / r))
    if found.status is not Status.PROVED:
        return found
    why = f"{{{text(f(_t))}}} and t f(1/t) differ by no more than a multiple of {{t - 1}}, whose mean is zero."
    return Judgement(Status.PROVED, (why,))


def saturates(statement: Saturates) -> Judgement:
    """The derived bound is compared with the claimed one, and the bound of the derivative tends to 0."""
    found = saturation(statement.first, statement.second, statement.symbol)
    if any(limit != 0 for limit in found.limits):
        return Judgement(Status.UNDECIDED, ("The bound of the derivative does not tend to 0.",))
    j = prove(Ge(found.least, statement.least))
    slope = f"The derivative is at most {{{text(found.slope)}}} in absolute value, which tends to 0."
    if j.status is not Status.PROVED:
        return Judgement(Status.UNDECIDED, ("The derived bound is not above this one, which may hold all the same.",))
    return Judgement(Status.PROVED, (*(step.why for step in found.steps), slope, *j.evidence))


def duality(statement: Duality) -> Judgement:
    """A valid certificate has equal values of both sides, so that no coupling costs less and no critic sees more."""
    found = kantorovich_rubinstein(statement.first, statement.second)
    if not found.valid:
        return Judgement(Status.UNDECIDED, ("The coupling and the critic do not prove each other best.",))
    j = prove(Eq(found.primal, statement.value, evaluate=False))
    why = "The coupling moves mass only where the 1-Lipschitz critic has slope 1, so that cost and gap are the same."
    return Judgement(j.status, (why, *j.evidence), j.witness)


def frequency_gap(statement: FrequencyGap) -> Judgement:
    """The characteristic functions are derived, and their difference multiplied by its conjugate."""
    k = Symbol(statement.symbol.name, real=True, nonzero=True)
    first, second = (characteristic(law, k) for law in (statement.first, statement.second))
    if first is None or second is None:
        return Judgement(Status.UNDECIDED, ("A characteristic function has no closed form.",))
    squared = expand((first - second) * conjugate(first - second)).rewrite(cos)
    gap = simplify(squared - statement.value.xreplace({statement.symbol: k}))
    if gap == 0:
        return Judgement(Status.PROVED, ("The squared absolute value is the difference times its conjugate.",))
    return prove(Eq(gap, 0, evaluate=False))


def _cases(value: Expr) -> Iterator[tuple[Expr, Boolean]]:
    """The values with the regions in which they stand, none of which overlap."""
    before: Boolean = true
    for part, condition in value.args if isinstance(value, Piecewise) else ((value, true),):
        yield part, And(condition, before)
        before = And(before, Not(condition))


def _why(d: Distance) -> tuple[str, ...]:
    return tuple(f"{d.definition.title}: {step.why}" for step in d.steps if step.key != "gradient")


def _undecided(d: Distance) -> Judgement:
    return Judgement(Status.UNDECIDED, (f"There is no closed form: {d.reason}.",))
