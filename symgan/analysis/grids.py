"""Derived quantities over one or two constants at once, in floats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from sympy import Expr, Symbol, lambdify
from sympy.logic.boolalg import Boolean

from symgan.records import Derivation, InputError


def spectral_rates(d: Derivation, values: Mapping[Symbol, Any]) -> np.ndarray:
    """The spectral radius (for a flow the abscissa) of the deciding matrix, at numbers or arrays of one shape."""
    if d.matrix is None:
        raise InputError(f"'{d.title}' has no deciding matrix: {d.verdict.reason}")
    matrices = np.stack([values_on(e, values) for e in d.matrix], axis=-1)
    matrices = matrices.reshape(*matrices.shape[:-1], *d.matrix.shape).astype(float)
    spectrum = np.linalg.eigvals(matrices)
    return spectrum.real.max(axis=-1) if d.method.flow else np.abs(spectrum).max(axis=-1)


def holds_on(condition: Boolean, values: Mapping[Symbol, Any]) -> np.ndarray:
    """Where a condition on the constants holds, as a mask of the values' shape."""
    return values_on(condition, values).astype(bool)


def values_on(expr: Expr | Boolean, values: Mapping[Symbol, Any]) -> np.ndarray:
    """An expression in the constants at numbers or arrays of one shape."""
    names = sorted(values, key=str)
    arrays = np.broadcast_arrays(*(np.asarray(values[s], dtype=float) for s in names))
    with np.errstate(all="ignore"):
        found = lambdify(names, expr, modules="numpy")(*arrays)
    return np.broadcast_to(np.asarray(found), arrays[0].shape)
