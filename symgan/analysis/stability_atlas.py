"""Where training converges, and how fast, over two constants: exact boundary curves, and runs as dots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from sympy import Expr, Symbol, oo

from symgan.analysis.grids import holds_on, spectral_rates, values_on
from symgan.analysis.record import Analysis, case_of
from symgan.numeric.boundary import converges
from symgan.pictures import Atlas
from symgan.records import Derivation, SolvedCase
from symgan.request import constant

GRID = 160
CURVE = 400
DOTS = 7

Range = tuple[float, float]


def data(analysis: Analysis, of: Any, values: Range, against: Any, against_values: Range) -> Atlas:
    """The rate over ``of`` (across) and ``against`` (upward), the other constants being those of the analysis."""
    d, fixed = analysis.derivation, dict(case_of(analysis).values)
    across, upward = constant(d, of), constant(d, against)
    x, y = np.linspace(*values, GRID + 1)[1:], np.linspace(*against_values, GRID + 1)[1:]
    grid = dict(zip((across, upward), np.meshgrid(x, y), strict=True))
    everywhere = {**_plain(fixed), **grid}
    rates = np.where(holds_on(d.verdict.region, everywhere), spectral_rates(d, _of_matrix(d, everywhere)), np.nan)
    curves = tuple(_curves(analysis, across, upward, np.linspace(*values, CURVE + 1)[1:], fixed))
    dots = tuple(_dots(analysis, across, upward, values, against_values))
    return Atlas((across, upward), x, y, rates, curves, dots, d.method.flow, d.title)


def _of_matrix(d: Derivation, values: Mapping[Symbol, Any]) -> dict[Symbol, Any]:
    assert d.matrix is not None
    return {s: v for s, v in values.items() if s in d.matrix.free_symbols or isinstance(v, np.ndarray)}


def _curves(
    analysis: Analysis, across: Symbol, upward: Symbol, x: np.ndarray, fixed: Mapping[Symbol, Any]
) -> Iterator[tuple[Expr, np.ndarray, np.ndarray]]:
    """Each bound of the region solved for the constant that runs upward, where its case holds; none if implicit."""
    if upward not in analysis.derivation.verdict.region.free_symbols:
        return
    for case in analysis.solve(upward).cases:
        for bound in dict.fromkeys(b for i in case.intervals for b in (i.low, i.high) if b not in (0, oo, -oo)):
            there = _where(case, across, x, fixed)
            yield bound, there, values_on(bound, {**_plain(fixed), across: there})


def _where(case: SolvedCase, across: Symbol, x: np.ndarray, fixed: Mapping[Symbol, Any]) -> np.ndarray:
    return x[holds_on(case.condition, {**_plain(fixed), across: x})]


def _plain(fixed: Mapping[Symbol, Any]) -> dict[Symbol, float]:
    return {s: float(v) for s, v in fixed.items() if s.is_Symbol}


def _dots(
    analysis: Analysis, across: Symbol, upward: Symbol, values: Range, against_values: Range
) -> Iterator[tuple[float, float, bool]]:
    """Whether a nonlinear run converges, at the centers of a coarse grid."""
    for a in _centers(values):
        for b in _centers(against_values):
            at = {**{str(k): v for k, v in analysis.at.items()}, across.name: float(a), upward.name: float(b)}
            yield float(a), float(b), converges(analysis.derivation, at)


def _centers(values: Range) -> np.ndarray:
    ends = np.linspace(*values, DOTS + 1)
    return np.round((ends[1:] + ends[:-1]) / 2, 6)
