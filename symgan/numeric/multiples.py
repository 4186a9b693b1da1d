"""A vector seen at points as a combination of others with constant coefficients, by least squares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sympy import Expr, Float, Rational, S, Symbol

DENOMINATORS = (2, 12)  # of fractions that are tried before and after the constants
ZERO = 1e-12

Entries = Sequence[np.ndarray]


def multiples(
    values: Entries, parts: Sequence[Entries], constants: Mapping[Symbol, Any], tolerance: float
) -> tuple[Expr, ...] | None:
    """Coefficients c_k with values = c_1 parts_1 + c_2 parts_2 + ... at all points seen; None where there are none.

    Each entry is an array over the points. A part that is zero gets the coefficient 1. A coefficient
    is shown as a simple fraction, or as a constant or its inverse, where it is near enough to one.
    """
    flat = [np.concatenate([np.atleast_1d(e) for e in part]) for part in parts]
    there = [k for k, part in enumerate(flat) if np.abs(part).max() > ZERO]
    wanted, columns = np.concatenate([np.atleast_1d(e) for e in values]), np.array([flat[k] for k in there]).T
    if not np.isfinite(wanted).all():
        return None
    close = tolerance * max(1.0, float(np.abs(wanted).max()))
    if not there:
        return tuple(S.One for _ in parts) if np.abs(wanted).max() <= close else None
    solved = np.linalg.lstsq(columns, wanted, rcond=None)[0]
    if np.abs(columns @ solved - wanted).max() > close:
        return None
    found = {k: named(float(c), constants, tolerance) for k, c in zip(there, solved, strict=True)}
    return tuple(found.get(k, S.One) for k in range(len(parts)))


def named(value: float, constants: Mapping[Symbol, Any], tolerance: float) -> Expr:
    """The number as a fraction, or one times a constant or its inverse; as a decimal where it is near to none."""
    simple, finer = ([_near(value, d)] for d in DENOMINATORS)
    units = [(u, float(u.subs(s, c))) for s, c in constants.items() for u in (s, 1 / s) if c != 0]
    known = [_near(value / size, DENOMINATORS[0]) * unit for unit, size in units]
    for number in (*simple, *known, *finer):
        if abs(float(number.subs(constants)) - value) <= 10 * tolerance * max(1.0, abs(value)):
            return number
    return Float(value, 6)


def _near(value: float, denominator: int) -> Expr:
    return Rational(value).limit_denominator(denominator)
