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

DIFFERENCE = 2e-3  # step of the four-point difference, whose error is of its fourth order
PERTURBATION = 1e-5  # of the runs that show the linear rate; central, so its square cancels
RUN_STEPS = 24
RUN_TIME = 3
SMALLEST_RATE = 1e-2  # a run contracts to rounding noise below it
BOUNDARY = 1e-6  # nearer to the boundary than this an observed spectrum counts as on it


def step(method: Method, field: FloatField, values: Mapping[Symbol, Any]) -> Callable[[np.ndarray], np.ndarray]:
    """One step of the method (its velocity, for a flow) on parameters and memory, one array of shape (n (1 + m),)."""
    hyper = hyper_values(method, values)

    def moved(state: np.ndarray) -> np.ndarray:
        memories = len(method.start(field, state[: field.size])) if method.start else 0
        x, *memory = np.split(state, 1 + memories)
        after, kept = method.step(field, x, tuple(memory), *hyper)
        return np.concatenate([after, *kept])

    return moved


def matrix(method: Method, field: FloatField, values: Mapping[Symbol, Any], center: np.ndarray) -> np.ndarray:
    """The Jacobian of the simulated step at the equilibrium, column by column from four-point differences."""
    moved = step(method, field, values)
    memory = method.start(field, center) if method.start else ()
    state = np.concatenate([center, *memory])
    columns = []
    for e in np.eye(len(state)) * DIFFERENCE:
        near, far = moved(state + e) - moved(state - e), moved(state + 2 * e) - moved(state - 2 * e)
        columns.append((8 * near - far) / (12 * DIFFERENCE))
    return np.array(columns).T


def spectral_rate(predicted: np.ndarray, flow: bool) -> float:
    """The factor per step (per unit of time for a flow) by which the slowest direction contracts or grows."""
    eigenvalues = np.linalg.eigvals(predicted)
    return float(np.exp(eigenvalues.real.max())) if flow else float(np.abs(eigenvalues).max())


def rate_of_runs(
    game: Game, method: Method, field: FloatField, values: Mapping[Symbol, Any], center: np.ndarray
) -> float:
    """The same factor, from where nonlinear runs end that start next to the equilibrium on either side.

    A method with memory starts next to its fixed point in the memory as well.
    """
    memory = method.start(field, center) if method.start else ()
    state = np.concatenate([center, *memory])

    def end(start: np.ndarray) -> np.ndarray:
        if method.flow:
            return flow(game, method, field, values, start, RUN_TIME).points[-1]
        return reduce(lambda x, _: moved(x), range(RUN_STEPS), start)

    moved, duration = step(method, field, values), RUN_TIME if method.flow else RUN_STEPS
    shifts = np.eye(len(state)) * PERTURBATION
    columns = [(end(state + e) - end(state - e)) / (2 * PERTURBATION) for e in shifts]
    return float(np.abs(np.linalg.eigvals(np.array(columns).T)).max() ** (1 / duration))


def run(
    game: Game,
    method: Method,
    field: FloatField,
    values: Mapping[Symbol, Any],
    start: np.ndarray,
    duration: int = RUN_STEPS,
) -> Run:
    """A run of the method or of its flow on this float field."""
    go = flow if method.flow else iterate
    return go(game, method, field, values, start, duration)


def location(observed: np.ndarray, flow: bool) -> str:
    """Where an observed spectrum lies: stable, unstable, or too near to the boundary to tell from it."""
    eigenvalues = np.linalg.eigvals(observed)
    excess = eigenvalues.real.max() if flow else np.abs(eigenvalues).max() - 1.0
    if abs(excess) <= BOUNDARY:
        return "marginal"
    return "unstable" if excess > 0 else "stable"
