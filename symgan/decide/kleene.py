"""Kleene's logic on formulas: of each statement, the formulas that say it is true, false, or neither.

S. C. Kleene, "Introduction to Metamathematics", 1952, paragraph 64.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symgan.decide.formula import FALSE, TRUE, Formula, every, some


@dataclass(frozen=True)
class Meaning:
    """The formulas that hold where a statement is true, where it is false, and where it is neither."""

    true: Formula
    false: Formula
    neither: Formula = FALSE


ALWAYS, NEVER = Meaning(TRUE, FALSE), Meaning(FALSE, TRUE)


def negation(part: Meaning) -> Meaning:
    """True where the part is false."""
    return Meaning(part.false, part.true, part.neither)


def conjunction(parts: Sequence[Meaning]) -> Meaning:
    """False where some part is, true where all are."""
    trues, falses, open_ = _columns(parts)
    return Meaning(every(*trues), some(*falses), every(_not_false(parts), some(*open_)))


def disjunction(parts: Sequence[Meaning]) -> Meaning:
    """True where some part is, false where all are."""
    return negation(conjunction([negation(part) for part in parts]))


def equivalence(parts: Sequence[Meaning]) -> Meaning:
    """True where all parts are true or all are false, false where one is true and one is false."""
    trues, falses, open_ = _columns(parts)
    one_sided = some(_not_false(parts), _not_false([negation(part) for part in parts]))
    return Meaning(
        some(every(*trues), every(*falses)), every(some(*trues), some(*falses)), every(one_sided, some(*open_))
    )


def _columns(parts: Sequence[Meaning]) -> tuple[list[Formula], list[Formula], list[Formula]]:
    return [p.true for p in parts], [p.false for p in parts], [p.neither for p in parts]


def _not_false(parts: Sequence[Meaning]) -> Formula:
    return every(*(some(p.true, p.neither) for p in parts))
