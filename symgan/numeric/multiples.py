"""A vector seen at points as a combination of others with constant coefficients, by least squares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from sympy import Expr, Float, Rational, S, Symbol

FITS = 1e-7  # the largest residual of a fit, and the distance from a coefficient to the number it is taken for
DENOMINATOR = 12

Entries = Sequence[np.ndarray]


def multiples(values: Entries, parts: Sequence[Entries], constants: Mapping[Symbol, Any]) -> tuple[Expr, ...] | None:
    """Coefficients c_k with values = c_1 parts_1 + c_2 parts_2 + ... at all points seen; None where there are none.

    Each entry is an array over the points. A part that is zero gets the coefficient 1. A coefficient
    is shown as a simple fraction, or as one times or by a constant, where it is near enough to one.
    """
    flat = [np.concatenate([np.atleast_1d(e) for e in part]) for part in parts]
    there = [k for k, part in enumerate(flat) if np.abs(part).max() > FITS]
    wanted, columns = np.concatenate([np.atleast_1d(e) for e in values]), np.array([flat[k] for k in there]).T
    if not there:
        return tuple(S.One for _ in parts) if np.abs(wanted).max() <= FITS else None
    solved = np.linalg.lstsq(columns, wanted, rcond=None)[0]
    if np.abs(columns @ solved - wanted).max() > FITS * max(1.0, float(np.abs(wanted).max())):
        return None
    found = {k: named(float(c), constants.items()) for k, c in zip(there, solved, strict=True)}
    return tuple(found.get(k, S.One) for k in range(len(parts)))


def named(value: float, constants: Iterable[tuple[Symbol, Any]]) -> Expr:
    """The simple fraction near the value, or one times a constant or its inverse; the decimal number otherwise."""
    units = [(S.One, 1.0), *((u, float(u.subs(s, c))) for s, c in constants for u in (s, 1 / s) if c != 0)]
    for unit, size in units:
        near = Rational(value / size).limit_denominator(DENOMINATOR)
        if abs(float(near) * size - value) <= FITS * max(1.0, abs(value)) and (near != 0 or abs(value) <= FITS):
            return near * unit
    return Float(value, 6)
