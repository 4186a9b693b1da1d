"""Conditions on the constants: the sign of a number exactly, of an expression as far as it can be told."""

from __future__ import annotations

from functools import lru_cache

from sympy import Expr, Not, false, true
from sympy.logic.boolalg import Boolean

from symgan.decide.numbers import sign
from symgan.decide.prove import prove
from symgan.decide.signs import nonnegative, positive, zero
from symgan.exact.undecided import Undecided
from symgan.reading import text
from symgan.records import Status


def above(expr: Expr, given: Boolean = true) -> Boolean:
    """expr > 0; raises :class:`Undecided` for a number whose sign is not found."""
    return _truth(_sign(expr) > 0) if expr.is_number else positive(expr, given)


def below(expr: Expr, given: Boolean = true) -> Boolean:
    """expr < 0, as in :func:`above`."""
    return above(-expr, given)


def at_least(expr: Expr, given: Boolean = true) -> Boolean:
    """expr >= 0, as in :func:`above`."""
    return _truth(_sign(expr) >= 0) if expr.is_number else nonnegative(expr, given)


def vanishes(expr: Expr, given: Boolean = true) -> Boolean:
    """expr = 0, as in :func:`above`."""
    return _truth(_sign(expr) == 0) if expr.is_number else zero(expr, given)


@lru_cache(maxsize=1024)
def settled(condition: Boolean, given: Boolean = true) -> Boolean:
    """The condition, or its truth value where that is proved."""
    if condition in (true, false):
        return condition
    for value, statement in ((true, condition), (false, Not(condition))):
        if prove(statement, given).status is Status.PROVED:
            return value
    return condition


def _truth(known: bool) -> Boolean:
    return true if known else false


def _sign(number: Expr) -> int:
    found = sign(number)
    if found is None:
        raise Undecided(f"the sign of {{{text(number)}}} is not known")
    return found
