"""The squared distance along a long run, beside the law that averaging derives for its decay."""

from __future__ import annotations

import numpy as np

from symgan.analysis.record import Analysis, case_of
from symgan.notation import t
from symgan.numeric.predict import numbers
from symgan.numeric.simulate import simulate
from symgan.pictures import PowerLaw
from symgan.records import InputError

TIME = 400
START = 0.6  # of the first parameter, from the equilibrium
POINTS = 200


def data(analysis: Analysis, steps: int = TIME) -> PowerLaw:
    """The run and the law at times evenly spread on a logarithmic scale; InputError where no law was derived."""
    d, case = analysis.derivation, case_of(analysis)
    if d.decay is None:
        raise InputError(f"no decay law was derived for '{d.title}': {d.verdict.beyond or d.verdict.reason}")
    run = simulate(d.game, d.method, analysis.at, case.center + START * np.eye(len(case.center))[0], steps)
    wanted = np.unique(np.searchsorted(run.times, np.geomspace(1, run.times[-1], POINTS)).clip(1, len(run.times) - 1))
    times, distances = run.times[wanted], np.sum((run.points[wanted] - case.center) ** 2, axis=1)
    predicted = numbers([d.decay.subs(t, float(time)) for time in times], case.values).real
    return PowerLaw(times, distances, predicted, d.decay, d.method.flow, d.title)
