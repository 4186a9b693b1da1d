"""Prose with expressions in braces: "the field {-psi*f1} turns"; a pair of roots is "{-mu ± sqrt(mu**2 - f1**2)}"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sympy import Basic, Integer, Symbol

from symgan.errors import InputError
from symgan.printing.paper import PlusMinus
from symgan.reading import read

Symbols: TypeAlias = Mapping[str, Symbol | Mapping[str, Any]]
Segment: TypeAlias = str | Basic | PlusMinus

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")


def segments(text: str, symbols: Symbols | None = None) -> tuple[Segment, ...]:
    """The prose in pieces: words as they stand, and what stands in braces as an expression.

    ``{{`` and ``}}`` are braces themselves. InputError on a single brace or an expression that
    :func:`symgan.reading.read` refuses.
    """
    parts: list[Segment] = []
    for token in _TOKEN.finditer(text):
        if token[0] in ("{", "}"):
            raise InputError(f"the prose '{text}' has a single {token[0]} at character {token.start() + 1}; "
                             "an expression stands between { and }, and a brace itself is doubled")  # fmt: skip
        if token[1] is not None:
            parts.append(_expression(token[1], text, symbols))
            continue
        words = {"{{": "{", "}}": "}"}.get(token[0], token[0])
        last = parts.pop() if parts and isinstance(parts[-1], str) else ""
        parts.append(f"{last}{words}")
    return tuple(parts)


def render(
    text: str,
    printer: Callable[[Any], str],
    math: Callable[[str], str],
    escape: Callable[[str], str],
    symbols: Symbols | None = None,
) -> str:
    """The prose in an output format: ``math`` encloses a printed formula, ``escape`` protects the words."""
    found = segments(text, symbols)
    return "".join(escape(part) if isinstance(part, str) else math(printer(part)) for part in found)


def _expression(inner: str, text: str, symbols: Symbols | None) -> Basic | PlusMinus:
    try:
        if "±" not in inner:
            return read(inner, symbols)
        center, offset = inner.split("±")
        return PlusMinus(read(center, symbols) if center.strip() else Integer(0), read(offset, symbols))
    except InputError as error:
        raise InputError(f"in the prose '{text}': {error}") from None
    except ValueError:
        raise InputError(f"in the prose '{text}': ± may stand only once in '{inner}'") from None
