"""What a judgement rests on: identities, relations, and witnesses in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sympy import Eq, Expr

from symgan.decide import witness
from symgan.decide.identity import is_zero
from symgan.reading import text
from symgan.records import Judgement, Status


def undecided(reason: str) -> Judgement:
    """The judgement that nothing is known, with the reason."""
    return Judgement(Status.UNDECIDED, (reason,))


def all_zero(differences: Iterable[Expr], name: str) -> Judgement:
    """Whether every difference is identically zero; a refutation shows one that is not, at a point."""
    differences = list(differences)
    answers = [is_zero(e) for e in differences]
    if all(answers):
        return Judgement(Status.PROVED, (f"Exactly expanded, {name} is identically zero.",))
    for e, answer in zip(differences, answers, strict=True):
        point = None if answer else witness.find(Eq(e, 0, evaluate=False))
        if point is not None:
            value = text(e.subs(point))
            why = f"Exactly expanded, a coefficient of {name} is {{{value}}} at {shown(point)}, not zero."
            return Judgement(Status.REFUTED, (why,), point)
    return Judgement(Status.UNDECIDED, (f"It is not decided whether {name} is zero.",))


def shown(point: Mapping[Any, Expr]) -> str:
    """A witness in prose."""
    return ", ".join(f"{{Eq({s}, {value})}}" for s, value in point.items())


def every_one(judgements: Iterable[Judgement]) -> Judgement:
    """PROVED with all the evidence where each is; else the first that is not."""
    judged = list(judgements)
    fallen = next((j for j in judged if j.status is not Status.PROVED), None)
    if fallen is not None:
        return fallen
    return Judgement(Status.PROVED, tuple(dict.fromkeys(e for j in judged for e in j.evidence)))
