"""The slopes of KL, JS and W1 while the mean of one normal law moves: that of JS vanishes, by an explicit bound."""

from __future__ import annotations

import numpy as np

from symgan.analysis.distance_curves import DEFINITIONS, NAMES, TITLE, as_floats, curves, means
from symgan.exact.saturation import saturation
from symgan.figures.style import maths
from symgan.laws import Normal
from symgan.notation import theta
from symgan.numeric.distance import observe
from symgan.numeric.predict import number
from symgan.pictures import DistanceCurves

SHOWN = 4
APART = 1e-3  # of the two means that a slope is observed between


def data(values: tuple[float, float] = (0, 6)) -> DistanceCurves:
    """The mean slopes between neighboring means, and the bound that the slope of JS stays below."""
    at = means(values)
    middles = (as_floats(at)[1:] + as_floats(at)[:-1]) / 2
    slopes = tuple(np.diff(curve) / np.diff(as_floats(at)) for curve in curves(at))
    some = middles[::SHOWN]
    seen = tuple(np.array([_observed(i, mean) for mean in some]) for i in range(len(DEFINITIONS)))
    bound = saturation(Normal(), Normal(theta, 1), theta).slope
    line = np.array([number(bound, {theta: mean}).real for mean in middles])
    label = f"JS stays below {maths(bound)}"
    return DistanceCurves(theta, middles, NAMES, slopes, some, seen, (label, line), "slope", TITLE)


def _observed(i: int, mean: float) -> float:
    """A central difference of what is observed."""
    sides = (observe(DEFINITIONS[i], (Normal(),), (Normal(mean + side, 1),), {}) for side in (APART, -APART))
    high, low = (float("nan") if seen is None else seen[1] for seen in sides)
    return (high - low) / (2 * APART)
