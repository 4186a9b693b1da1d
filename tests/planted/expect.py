"""How a fact is stated: each function gives None where it holds, and a sentence where it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import numpy as np
from sympy import Basic, Rational, Symbol, expand, simplify, sympify, true
from sympy.logic.boolalg import Boolean

VALUES = (-3, -2, -1, Rational(-1, 2), 0, Rational(1, 2), 1, 2, 3)


def same(found: Any, wanted: Any) -> str | None:
    """Equal: as they stand, or as expressions entry by entry once expanded."""
    return None if _equal(found, wanted) else f"found {found}, not {wanted}"


def _equal(found: Any, wanted: Any) -> bool:
    if isinstance(found, (tuple, list)) and isinstance(wanted, (tuple, list)):
        return len(found) == len(wanted) and all(map(_equal, found, wanted))
    if getattr(found, "is_Matrix", False):
        return found.shape == wanted.shape and all(map(_equal, found, wanted))
    if isinstance(found, (bool, str, Boolean)) or not isinstance(found, (Basic, int, float)):
        return bool(found == wanted)
    return bool(found == wanted or expand(found - wanted) == 0 or simplify(found - wanted) == 0)


def near(found: Any, wanted: Any, tolerance: float = 1e-12) -> str | None:
    """Within the tolerance, entry by entry."""
    found, wanted = np.asarray(found), np.asarray(wanted)
    close = found.shape == wanted.shape and bool(np.all(np.abs(found - wanted) <= tolerance))
    return None if close else f"found {found}, not {wanted}"


def equivalent(found: Boolean, wanted: Boolean, given: Boolean = true) -> str | None:
    """Two conditions true at the same points of a grid that their symbols' assumptions and ``given`` admit."""
    symbols = sorted(found.free_symbols | wanted.free_symbols | given.free_symbols, key=str)
    for point in product(*map(_admitted, symbols)):
        values = dict(zip(symbols, point, strict=True))
        if given.subs(values) == True and found.subs(values) != wanted.subs(values):
            return f"{found} is {found.subs(values)} at {values}, where {wanted} is not"
    return None


def _admitted(symbol: Symbol) -> Sequence[Any]:
    return [v for v in map(sympify, VALUES) if _fits(v, symbol)]


def _fits(value: Any, symbol: Symbol) -> bool:
    kinds = ("positive", "negative", "nonnegative", "nonzero", "integer")
    return all(getattr(value, f"is_{k}") for k in kinds if getattr(symbol, f"is_{k}"))


def refused(action: Callable[[], Any], words: str) -> str | None:
    """Refused with a ValueError whose sentence holds these words."""
    try:
        found = action()
    except ValueError as error:
        return None if words in str(error) else f"refused, but with the sentence: {error}"
    return f"not refused: {found}"
