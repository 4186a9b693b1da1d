"""What a simulation shows of a method near a point: its Jacobian by differences, its rate, its location."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import numpy as np
from sympy import Symbol

from symgan.numeric.field import FloatField
from symgan.numeric.simulate import flow, hyper_values, iterate
from symgan.records import Game, Method, Run

# Central differences at three steps, extrapolated so that errors of first and second order cancel: a step such as
# that of Adam has no second derivative where the gradient vanishes.
DIFFERENCES = (1e-4, 2e-4, 4e-4)
WEIGHTS = (8 / 3, -2.0, 1 / 3)
PERTURBATION = 1e-5  # of the runs that show the linear rate; central, so its square cancels
RUN_STEPS = 24
RUN_TIME = 3
RANGE = 20.0  # a run ends before it grows or shrinks by more: it would leave the neighborhood, or sink into rounding
SMALLEST_RATE = 1e-2  # a run contracts to rounding noise below it
NEAR = 1e-3  # no error of an observed matrix excuses a spectrum farther from the boundary than this
BOUNDARY = 1e-6  # nearer to the boundary than this an observed spectrum counts as on it


def step(method: Method, field: FloatField, values: Mapping[Symbol, Any]) -> Callable[[np.ndarray], np.ndarray]:
    """One step of the method (its velocity, for a flow) on parameters and memory, one array of shape (n (1 + m),)."""
    hyper = hyper_values(method, values)

    def moved(state: np.ndarray) -> np.ndarray:
        x, *memory = np.split(state, len(state) // field.size)
        after, kept = method.stepped(field, x, tuple(memory), hyper)
        return np.concatenate([after, *kept])

    return moved


def matrix(method: Method, field: FloatField, values: Mapping[Symbol, Any], center: np.ndarray) -> np.ndarray:
    """The Jacobian of the simulated step at the equilibrium, column by column from central differences."""
    moved = step(method, field, values)
    memory = method.settled(field, center)
    state = np.concatenate([center, *memory])
    columns = []
    for e in np.eye(len(state)):
        slopes = [(moved(state + d * e) - moved(state - d * e)) / (2 * d) for d in DIFFERENCES]
        columns.append(sum(w * s for w, s in zip(WEIGHTS, slopes, strict=True)))
    return np.array(columns).T


def spectral_rate(predicted: np.ndarray, flow: bool) -> float:
    """The factor per step (per unit of time for a flow) by which the slowest direction contracts or grows."""
    eigenvalues = np.linalg.eigvals(predicted)
    return float(np.exp(eigenvalues.real.max())) if flow else float(np.abs(eigenvalues).max())


def duration(rate: float, flow: bool, longest: float | None = None, within: float = RANGE) -> float:
    """How long a run may last: a time, or a number of steps, in which it grows or shrinks at most by ``within``."""
    most = longest or (RUN_TIME if flow else RUN_STEPS)
    speed = abs(np.log(rate)) if rate > 0 else np.inf
    if speed * most <= np.log(within):
        return most
    return float(np.log(within) / speed) if flow else max(1, int(np.log(within) / speed))


def runs(
    game: Game,
    method: Method,
    field: FloatField,
    values: Mapping[Symbol, Any],
    center: np.ndarray,
    duration: float,
) -> np.ndarray:
    """How the end of a nonlinear run next to the equilibrium depends on its start, by central differences.

    A method with memory starts next to its fixed point in the memory as well.
    """
    memory = method.settled(field, center)
    state = np.concatenate([center, *memory])
    moved = step(method, field, values)

    def end(start: np.ndarray) -> np.ndarray:
        if method.flow:
            return flow(game, method, field, values, start, duration).points[-1]
        return reduce(lambda x, _: moved(x), range(int(duration)), start)

    shifts = np.eye(len(state)) * PERTURBATION
    return np.array([(end(state + e) - end(state - e)) / (2 * PERTURBATION) for e in shifts]).T


def rate_of_runs(
    game: Game,
    method: Method,
    field: FloatField,
    values: Mapping[Symbol, Any],
    center: np.ndarray,
    duration: float | None = None,
) -> float:
    """The factor per step (per unit of time) of :func:`runs`."""
    duration = duration or (RUN_TIME if method.flow else RUN_STEPS)
    return mean_rate(runs(game, method, field, values, center, duration), duration)


def mean_rate(ends: np.ndarray, duration: float) -> float:
    """The factor per step (per unit of time) of the matrix that takes the start of a run to its end."""
    return float(np.abs(np.linalg.eigvals(ends)).max() ** (1 / duration))


def run(
    game: Game,
    method: Method,
    field: FloatField,
    values: Mapping[Symbol, Any],
    start: np.ndarray,
    duration: float = RUN_STEPS,
) -> Run:
    """A run of the method or of its flow on this float field."""
    if method.flow:
        return flow(game, method, field, values, start, duration)
    return iterate(game, method, field, values, start, int(duration))


def location(observed: np.ndarray, flow: bool, margin: float = BOUNDARY) -> str:
    """Where an observed spectrum lies: stable, unstable, or too near to the boundary to tell from it."""
    eigenvalues = np.linalg.eigvals(observed)
    excess = eigenvalues.real.max() if flow else np.abs(eigenvalues).max() - 1.0
    if abs(excess) <= margin:
        return "marginal"
    return "unstable" if excess > 0 else "stable"
