"""Derived quantities over one or two constants at once, in floats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from sympy import Symbol, lambdify
from sympy.logic.boolalg import Boolean

from symgan.records import Derivation, InputError


def spectral_rates(d: Derivation, values: Mapping[Symbol, Any]) -> np.ndarray:
    """The spectral radius (for a flow the abscissa) of the deciding matrix, at numbers or arrays of one shape."""
    if d.matrix is None:
        raise InputError(f"'{d.title}' has no deciding matrix: {d.verdict.reason}")
    names = sorted(values, key=str)
    arrays = np.broadcast_arrays(*(np.asarray(values[s], dtype=float) for s in names))
    entries = [lambdify(names, entry, modules="numpy")(*arrays) for entry in d.matrix]
    shape = arrays[0].shape if arrays else ()
    matrices = np.stack([np.broadcast_to(e, shape) for e in entries], axis=-1).reshape(*shape, *d.matrix.shape)
    spectrum = np.linalg.eigvals(matrices)
    return spectrum.real.max(axis=-1) if d.method.flow else np.abs(spectrum).max(axis=-1)


def holds_on(condition: Boolean, values: Mapping[Symbol, Any]) -> np.ndarray:
    """Where a condition on the constants holds, as a mask of the values' shape."""
    names = sorted(values, key=str)
    arrays = np.broadcast_arrays(*(np.asarray(values[s], dtype=float) for s in names))
    with np.errstate(all="ignore"):
        found = lambdify(names, condition, modules="numpy")(*arrays)
    return np.broadcast_to(np.asarray(found, dtype=bool), arrays[0].shape)


def constant(d: Derivation, name: Any) -> Symbol:
    """The constant of the deciding matrix of that name; InputError with those there are."""
    there = {s.name: s for s in d.matrix.free_symbols} if d.matrix is not None else {}
    if str(name) not in there:
        raise InputError(f"the rate of '{d.title}' does not depend on '{name}'; it does on {', '.join(sorted(there))}")
    return there[str(name)]
