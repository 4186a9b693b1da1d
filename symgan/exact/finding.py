"""What is found beyond the linearization: a sentence, the step that proves it, and the fields that it fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sympy import S
from sympy.logic.boolalg import Boolean

from symgan.reading import text
from symgan.records import Step


@dataclass(frozen=True)
class Finding:
    """One result on the marginal case; ``sentence`` is prose with expressions in braces."""

    sentence: str
    step: Step
    fields: Mapping[str, Any] = field(default_factory=dict, hash=False)


def finding(key: str, title: str, sentence: str, value: Any, why: str = "", **fields: Any) -> Finding:
    """A finding whose step gives the reason ``why``, or the sentence itself."""
    return Finding(sentence, Step(key, title, why or sentence, value, ("field", "jacobian")), fields)


def power(order: int) -> str:
    """The name of a power."""
    return {2: "square", 3: "cube"}.get(order, f"power {order}")


def where(condition: Boolean, words: str) -> str:
    """The words, with the condition before them unless it always holds."""
    return words[0].upper() + words[1:] if condition is S.true else f"Where {{{text(condition)}}}, {words}"
