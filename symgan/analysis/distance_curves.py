"""KL, JS and W1 of two normal laws while the mean of one moves: closed forms, enclosures, and what is observed."""

from __future__ import annotations

from functools import cache

import numpy as np
from sympy import Add, Rational

from symgan.distances.jensen_shannon import jensen_shannon
from symgan.distances.kl import kl
from symgan.distances.wasserstein import wasserstein
from symgan.exact.distance import distance
from symgan.laws import Normal
from symgan.notation import theta
from symgan.numeric.distance import observe
from symgan.pictures import DistanceCurves
from symgan.records import InputError

STEP = Rational(1, 4)  # between neighboring means
SHOWN = 4  # every how many an observed value is shown
DEFINITIONS = (kl(), jensen_shannon(), wasserstein(1))
NAMES = tuple(d.title for d in DEFINITIONS)
TITLE = r"Normal laws with means 0 and $\theta$"


def data(values: tuple[float, float] = (0, 6)) -> DistanceCurves:
    """The distances at means between the two values; that of JS is the middle of an enclosure."""
    at = means(values)
    some = at[::SHOWN]
    shown = tuple(np.array([_observed(i, mean) for mean in some]) for i in range(len(DEFINITIONS)))
    return DistanceCurves(theta, as_floats(at), NAMES, curves(at), as_floats(some), shown, None, "distance", TITLE)


def curves(at: list[Rational]) -> tuple[np.ndarray, ...]:
    """The distance of each kind at the means, shape (m,) each."""
    return tuple(np.array([_derived(i, mean) for mean in at]) for i in range(len(DEFINITIONS)))


def means(values: tuple[float, float]) -> list[Rational]:
    """Exact means between the two values, an equal step apart; InputError where they are no interval."""
    low, high = (Rational(str(v)) for v in values)
    if low >= high:
        raise InputError(f"the picture needs an interval of means; got {low} to {high}")
    return [low + i * STEP for i in range(int((high - low) / STEP) + 1)]


def as_floats(numbers: list[Rational]) -> np.ndarray:
    """Shape (m,)."""
    return np.array([float(number) for number in numbers])


@cache
def _derived(i: int, mean: Rational) -> float:
    d = distance(DEFINITIONS[i], Normal(), Normal(mean, 1))
    return float(Add(*d.enclosure) / 2) if d.enclosure else float(d.value or 0)


@cache
def _observed(i: int, mean: Rational) -> float:
    seen = observe(DEFINITIONS[i], (Normal(),), (Normal(mean, 1),), {})
    return float("nan") if seen is None else seen[1]
