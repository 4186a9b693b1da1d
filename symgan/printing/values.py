"""What a step of a derivation found, as formulas to display; the format comes with the printer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from symgan.printing.order import lines


def formulas(value: Any, printer: Callable[[Any], str]) -> tuple[tuple[str, ...], ...]:
    """The formulas of a value, each in one or more lines: one for each entry of a tuple, none for None and words."""
    if value is None or isinstance(value, str):
        return ()
    entries = value if isinstance(value, tuple) else (value,)
    return tuple(lines(entry, printer) for entry in entries)
