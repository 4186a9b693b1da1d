"""What a search for a closed form gives: a value with the reason why it holds, or what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sympy import Expr, Piecewise, true
from sympy.logic.boolalg import Boolean


@dataclass(frozen=True)
class Found:
    """A closed form and why it holds; without one ``value`` is None and ``why`` says what is missing."""

    value: Expr | None
    why: str


def found(value: Expr, why: str) -> Found:
    """A closed form."""
    return Found(value, why)


def missing(why: str) -> Found:
    """No closed form."""
    return Found(None, why)


def case_by_case(values: Iterable[tuple[Boolean, Expr]]) -> Expr:
    """The value by cases, of which the last one is whatever is left; one value where all are the same."""
    pairs = list(values)
    if len({value for _, value in pairs}) == 1:
        return pairs[-1][1]
    return Piecewise(*((value, condition) for condition, value in pairs[:-1]), (pairs[-1][1], true))
