"""The derived eigenvalues while one constant runs through an interval, with simulated ones at some values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from sympy import Symbol

from symgan.analysis.record import Analysis, case_of
from symgan.numeric import observe
from symgan.numeric.predict import number, numbers
from symgan.numeric.verify import cases
from symgan.pictures import SpectrumPath
from symgan.records import Derivation, InputError

POINTS = 241
OBSERVED = 9


def data(analysis: Analysis, of: Symbol, values: tuple[float, float]) -> SpectrumPath:
    """The derived eigenvalues while one constant runs through an interval, with simulated ones at some values."""
    d = analysis.derivation
    if d.matrix is None:
        raise InputError(f"'{d.title}' has no deciding matrix to draw the spectrum of: {d.verdict.reason}")
    grid = np.linspace(*values, POINTS)
    shown = np.linspace(*values, OBSERVED)
    seen = []
    for value in shown:
        case = next(cases(d, {**analysis.at, of.name: round(float(value), 6)}))
        seen.append(np.linalg.eigvals(observe.matrix(d.method, case.field, case.values, case.center)))
    fixed = case_of(analysis).values
    predicted = [_eigenvalues(d, {**fixed, of: float(value)}) for value in grid]
    return SpectrumPath(of, grid, np.array(predicted), shown, np.array(seen), d.method.flow, d.title)


def _eigenvalues(d: Derivation, values: Mapping[Symbol, Any]) -> np.ndarray:
    """The derived eigenvalues at numbers: the closed forms, or the roots of the derived polynomial without them."""
    if d.eigenvalues is not None:
        return np.array([number(e, values) for e, m in d.eigenvalues for _ in range(m)])
    assert d.charpoly is not None
    return np.roots(numbers(d.charpoly.all_coeffs(), values))
