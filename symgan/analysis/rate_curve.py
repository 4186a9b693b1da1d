"""The rate against one constant, with the best value and the ends of the region marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from sympy import Symbol, oo

from symgan.analysis.grids import spectral_rates
from symgan.analysis.record import Analysis, case_of
from symgan.numeric import observe
from symgan.numeric.predict import number
from symgan.numeric.verify import cases, holds
from symgan.pictures import RateCurve
from symgan.records import Status
from symgan.request import constant

POINTS = 400
OBSERVED = 9


def data(analysis: Analysis, of: Any, values: tuple[float, float]) -> RateCurve:
    """The derived rate over the interval, the rates of simulated steps at some values, and the solved optimum."""
    d, fixed = analysis.derivation, case_of(analysis).values
    unknown = constant(d, of)
    grid = np.linspace(*values, POINTS + 1)[1:]
    assert d.matrix is not None
    at = {s: grid if s == unknown else float(fixed[s]) for s in d.matrix.free_symbols}
    shown = np.round(np.linspace(*values, OBSERVED + 1)[1:], 6)
    observed = np.array([_observed(analysis, unknown, float(v)) for v in shown])
    here = {s: v for s, v in fixed.items() if s != unknown}
    return RateCurve(
        unknown,
        grid,
        spectral_rates(d, at),
        shown,
        observed,
        _best(analysis, unknown, here),
        _bounds(analysis, unknown, here),
        d.method.flow,
        d.title,
    )


def _observed(analysis: Analysis, unknown: Symbol, value: float) -> float:
    d = analysis.derivation
    case = next(cases(d, {**{str(k): v for k, v in analysis.at.items()}, unknown.name: value}))
    rate = observe.spectral_rate(observe.matrix(d.method, case.field, case.values, case.center), d.method.flow)
    return float(np.log(rate)) if d.method.flow else rate


def _best(analysis: Analysis, unknown: Symbol, here: Mapping[Symbol, Any]) -> tuple[float, float, Any] | None:
    """The proved optimum of the case that holds: value, rate, formula of the value."""
    for case in analysis.best(unknown).cases:
        if case.judgement.status is Status.PROVED and holds(case.condition, here):
            ((_, formula),) = case.at
            return number(formula, here).real, number(case.rate, here).real, formula
    return None


def _bounds(analysis: Analysis, unknown: Symbol, here: Mapping[Symbol, Any]) -> tuple[tuple[float, Any], ...]:
    """The finite bounds of the case that holds."""
    if unknown not in analysis.derivation.verdict.region.free_symbols:
        return ()
    found = [i for case in analysis.solve(unknown).cases if holds(case.condition, here) for i in case.intervals]
    return tuple((number(b, here).real, b) for i in found for b in (i.low, i.high) if b not in (0, oo, -oo))
