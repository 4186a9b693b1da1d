"""Where real runs stop converging: each bound of a solved region, found again by bisection on nonlinear runs.

Nothing of the derivation enters a run; the bound is only where the search begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from sympy import Symbol

from symgan.numeric import observe
from symgan.numeric.predict import number
from symgan.numeric.simulate import flow
from symgan.numeric.verify import cases, holds
from symgan.reading import text
from symgan.records import Check, Derivation, Interval, Solution

STEPS = 320  # of a run, in each half of which the largest distance is taken
TIME = 80.0  # the same for a flow
DISTANCE = 1e-3  # of the start from the equilibrium: small, so that curvature does not matter
FAR = 30.0  # a run that grows by this has left; beyond it may settle elsewhere
NEAR = 1e-6  # and one that shrinks by this has come
SLIGHT = 1e-7  # less than this a run that neither comes nor goes may shrink by rounding
REACH = 0.4  # the search begins this far, in proportion, on both sides of the bound
HALVINGS = 9
TOLERANCE = 0.01  # of the bound, in proportion


def boundary_checks(d: Derivation, solution: Solution, at: Mapping[Any, Any]) -> tuple[Check, ...]:
    """For the case of the solution that holds at the constants, each of its finite bounds against the observed one.

    ``at`` holds a number for every constant but the unknown. InputError where one is missing.
    """
    return tuple(_checks(d, solution, {k: v for k, v in at.items() if str(k) != solution.unknown.name}))


def _checks(d: Derivation, solution: Solution, at: Mapping[Any, Any]) -> Iterator[Check]:
    unknown = solution.unknown
    values = next(cases(d, {**at, unknown.name: 1})).values
    here = {s: v for s, v in values.items() if s != unknown}
    for case in solution.cases:
        if holds(case.condition, here):
            for interval in case.intervals:
                yield from _interval_checks(d, unknown, interval, at, here)


def _interval_checks(
    d: Derivation, unknown: Symbol, interval: Interval, at: Mapping[Any, Any], here: Mapping[Symbol, Any]
) -> Iterator[Check]:
    for bound, lost, outward in ((interval.low, interval.low_lost, -1), (interval.high, interval.high_lost, 1)):
        if lost:
            predicted = number(bound, here).real
            observed = bisected(d, unknown, at, predicted * (1 - outward * REACH), predicted * (1 + outward * REACH))
            error = abs(observed - predicted) / abs(predicted)
            name = f"runs converge up to {{Eq({unknown}, {text(bound)})}}"
            yield Check(name, predicted, observed, error, TOLERANCE, error <= TOLERANCE)


def bisected(d: Derivation, unknown: Symbol, at: Mapping[Any, Any], inside: float, outside: float) -> float:
    """The value of the constant between the two at which runs stop converging; infinite if they do not at one end."""
    if not converges(d, {**at, unknown.name: inside}) or converges(d, {**at, unknown.name: outside}):
        return float("inf")
    for _ in range(HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if converges(d, {**at, unknown.name: middle}) else (inside, middle)
    return (inside + outside) / 2


def converges(d: Derivation, at: Mapping[Any, Any]) -> bool:
    """Whether a nonlinear run next to the equilibrium comes nearer: the second half of it against the first."""
    case = next(cases(d, at))
    memory = d.method.settled(case.field, case.center)
    center = np.concatenate([case.center, *memory])
    state = center + DISTANCE * np.linspace(1.0, 0.6, len(center))
    if d.method.flow:
        points = flow(d.game, d.method, case.field, case.values, state, TIME).points
        distances = np.linalg.norm(points - center, axis=1)
    else:
        distances = _distances(observe.step(d.method, case.field, case.values), state, center)
    half = len(distances) // 2
    if distances[-1] < NEAR * distances[0] or distances.max() >= FAR * distances[0]:
        return bool(distances[-1] < distances[0])
    return bool(distances[half:].max() < (1 - SLIGHT) * distances[:half].max())


def _distances(moved: Any, state: np.ndarray, center: np.ndarray) -> np.ndarray:
    found = [float(np.linalg.norm(state - center))]
    while len(found) <= STEPS and NEAR * found[0] <= found[-1] < FAR * found[0]:
        state = moved(state)
        found.append(float(np.linalg.norm(state - center)))
    return np.array(found)
