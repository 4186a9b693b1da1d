"""sg.distance: how far two laws are apart, in closed form where there is one."""

from __future__ import annotations

from typing import Any

from sympy import Add, Expr, Piecewise, S, Symbol, expand, nan, sqrt, sympify, true
from sympy.core.relational import Eq, Ge, Gt, Le, Lt
from sympy.logic.boolalg import And, Boolean, Not

from symgan.decide.identity import is_zero
from symgan.exact.closed_form import Found, found, missing
from symgan.exact.densities import plain
from symgan.exact.divergence import divergence
from symgan.exact.enclosed_distance import enclosed
from symgan.exact.fourier_metric import fourier
from symgan.exact.transport import transport
from symgan.laws import Law
from symgan.records import Distance, Divergence, FourierMetric, InputError, OptimalTransport, Step

Definition = Divergence | OptimalTransport | FourierMetric

_s, _t = Symbol("s", positive=True), Symbol("t", positive=True)


def distance(definition: Definition, p: Any, q: Any, given: Boolean | bool = True) -> Distance:
    """How far the laws p and q are apart: a closed form in their constants, its gradient, and why it holds.

    p and q are laws of :mod:`symgan.laws`, or tuples of independent ones, one a coordinate. The
    value holds wherever they are laws: no standard deviation is negative, and no interval empty.
    InputError where definition is no distance, p or q is no law, or they differ in dimension.
    """
    if not isinstance(definition, Definition):
        raise InputError(f"distance takes a distance, such as sg.distances.kl(); got {definition!r}")
    first, second = _coordinates(p), _coordinates(q)
    if len(first) != len(second):
        raise InputError(f"the laws live in different dimensions, {len(first)} and {len(second)}")
    given = sympify(given)
    if not isinstance(given, Boolean) or isinstance(given, Symbol):
        raise InputError(f"distance takes hypotheses as a SymPy Boolean, such as theta > 0; got {given!r}")
    return _result(definition, first, second, given)


def _coordinates(laws: Any) -> tuple[Law, ...]:
    """A law as a tuple of one."""
    laws = (laws,) if isinstance(laws, Law) else laws
    if not isinstance(laws, tuple) or not laws or not all(isinstance(law, Law) for law in laws):
        raise InputError(f"distance takes laws, such as sg.laws.Normal(0, 1), or tuples of them; got {laws!r}")
    return tuple(map(plain, laws))


def _result(definition: Definition, first: tuple[Law, ...], second: tuple[Law, ...], given: Boolean) -> Distance:
    apart = [(p, q) for p, q in zip(first, second, strict=True) if p != q]
    answer = _of(definition, apart, given)
    steps = []
    if len(apart) < len(first):
        why = "A coordinate of the same law on both sides, independent of the others, changes nothing."
        steps.append(Step("coordinates", "Coordinates in which the laws differ", why, tuple(apart)))
    if answer.value is None:
        between = enclosed(definition, *apart[0]) if len(apart) == 1 else None
        return Distance(definition, first, second, given, None, tuple(steps), enclosure=between, reason=answer.why)
    slopes = {c: s for c in _constants(answer.value) if (s := slope(answer.value, c)) is not None}
    steps.append(Step("value", definition.title, answer.why, answer.value))
    if slopes:
        why = "Differentiated in the constants of the laws, where it is finite and differentiable."
        steps.append(Step("gradient", "Gradient", why, tuple(slopes.items())))
    return Distance(definition, first, second, given, answer.value, tuple(steps), slopes)


def _constants(value: Expr) -> list[Symbol]:
    return sorted(value.free_symbols, key=str)


def slope(value: Expr, constant: Symbol) -> Expr | None:
    """The derivative, on the open cases on which the value is finite; None where there is no such case."""
    if not isinstance(value, Piecewise):
        return None if value.is_infinite else value.diff(constant)
    cases, before = [], true
    for part, condition in value.args:
        here = And(condition, before)
        before = And(before, Not(condition))
        if part.is_infinite is not True and not condition.has(Eq):
            cases.append((part.diff(constant), _interior(here)))
    cases = [(part, here) for part, here in cases if here is not S.false]
    return Piecewise(*cases, (nan, True)) if cases else None


def _interior(condition: Boolean) -> Boolean:
    """Strict where the condition is not."""
    return condition.replace(Ge, Gt).replace(Le, Lt)


def _of(definition: Definition, apart: list[tuple[Law, Law]], given: Boolean) -> Found:
    if not apart:
        return found(S.Zero, "The laws are the same.")
    if len(apart) == 1:
        return on_line(definition, *apart[0], given)
    return _several(definition, apart, given)


def on_line(definition: Definition, p: Law, q: Law, given: Boolean) -> Found:
    """The distance of two laws on the line."""
    if isinstance(definition, Divergence):
        return divergence(definition, p, q, given)
    if isinstance(definition, OptimalTransport):
        return transport(definition, p, q, given)
    return fourier(definition, p, q, given)


def _several(definition: Definition, apart: list[tuple[Law, Law]], given: Boolean) -> Found:
    """Independent coordinates, where their distances add up: the logarithmic divergences, and the square of W2."""
    parts = [on_line(definition, p, q, given) for p, q in apart]
    without = next((part for part in parts if part.value is None), None)
    if without is not None:
        return without
    values = [part.value for part in parts if part.value is not None]
    if isinstance(definition, OptimalTransport) and definition.power == 2:
        return found(sqrt(Add(*(value**2 for value in values))), "The squares of the coordinates' distances add up.")
    if isinstance(definition, Divergence) and _adds_up(definition):
        return found(Add(*values), "f(st) is t f(s) + s f(t), or f(s) + f(t), so that the coordinates add up.")
    return missing("the laws differ in several coordinates, which do not add up for this distance")


def _adds_up(definition: Divergence) -> bool:
    """Whether the divergence of products of laws is the sum of the divergences: the laws have ratios of mean 1."""
    f = definition.generator
    sums = _t * f(_s) + _s * f(_t), f(_s) + f(_t)
    return any(is_zero(expand(f(_s * _t) - total, log=True)) is True for total in sums)
