"""The distance to the equilibrium along a run of each analysis, with the derived factor per step."""

from __future__ import annotations

import numpy as np

from symgan.analysis.record import Analysis, case_of
from symgan.numeric import observe
from symgan.numeric.predict import numbers
from symgan.numeric.simulate import simulate
from symgan.pictures import Distances
from symgan.records import InputError


def data(analysis: Analysis, others: tuple[Analysis, ...] = (), steps: int = 60) -> Distances:
    """The distance to the equilibrium along a run of each analysis, with the derived factor per step."""
    labels, times, sizes, factors = [], [], [], []
    for a in (analysis, *others):
        d, case = a.derivation, case_of(a)
        start = case.center + np.eye(len(case.center))[0] * 0.1
        run = simulate(d.game, d.method, a.at, start, steps)
        if d.matrix is None:
            raise InputError(f"'{d.title}' has no deciding matrix to predict a rate from: {d.verdict.reason}")
        predicted = numbers(d.matrix, case.values).reshape(d.matrix.shape)
        labels.append(d.title)
        times.append(run.times)
        sizes.append(np.linalg.norm(run.points - case.center, axis=1))
        factors.append(observe.spectral_rate(predicted, d.method.flow))
    flow = analysis.derivation.method.flow
    return Distances(tuple(labels), tuple(times), tuple(sizes), tuple(factors), flow, "distance to the equilibrium")
