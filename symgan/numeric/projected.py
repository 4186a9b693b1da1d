"""Flows in boxes: on a bound the velocity is the field without what points out of the box.

Source: A. Nagurney and D. Zhang, Projected Dynamical Systems and Variational Inequalities, 1996.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.integrate import solve_ivp

from symgan.records import InputError

# Each arc is integrated to this relative accuracy.
TOLERANCE = 1e-12
# A run may reach or leave bounds so often.
BUDGET_ARCS = 1000

Bounds = Mapping[int, tuple[float, float]]
Velocity = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, eq=False)
class _Arc:
    """A run between two events: when and where it ends, which parameter is let go there (-1: none), and its points."""

    end: float
    point: np.ndarray
    released: int
    seen: tuple[np.ndarray, ...]


def projected(velocity: np.ndarray, x: np.ndarray, bounds: Bounds) -> np.ndarray:
    """A velocity at x, shape (n,), zero in the entries that point out of the box on a bound."""
    return np.array([0.0 if _is_held(i, x, e, bounds) else e for i, e in enumerate(velocity)], dtype=float)


def projected_flow(velocity: Velocity, bounds: Bounds, x: np.ndarray, times: np.ndarray) -> np.ndarray:
    """The points of the projected flow from x at the times, shape (len(times), n).

    ``bounds`` holds (low, high) for the positions of bounded parameters. InputError for a start
    outside, and where a run reaches and leaves bounds too often.
    """
    for i, (low, high) in bounds.items():
        if not low <= x[i] <= high:
            raise InputError(f"a flow in a box starts inside: {x[i]:.6g} is not between {low} and {high}")
    points, time, released = [x], float(times[0]), -1
    for _ in range(BUDGET_ARCS):
        held = {i for i in bounds if i != released and _is_held(i, x, velocity(x)[i], bounds)}
        ahead = times[times > time]
        if not len(ahead):
            return np.array(points)
        arc = _arc(velocity, bounds, held, x, time, ahead)
        time, x, released = arc.end, arc.point, arc.released
        points.extend(arc.seen)
    raise InputError(f"the flow reaches and leaves the bounds of its box too often, by time {time:.6g}")


def _is_held(i: int, x: np.ndarray, push: float, bounds: Bounds) -> bool:
    low, high = bounds.get(i, (-np.inf, np.inf))
    return bool((x[i] <= low and push < 0) or (x[i] >= high and push > 0))


def _arc(velocity: Velocity, bounds: Bounds, held: set[int], x: np.ndarray, time: float, ahead: np.ndarray) -> _Arc:
    """The run up to the next bound that is reached or left, or to the last of the times ahead."""

    def moving(_: float, w: np.ndarray) -> np.ndarray:
        v = np.array(velocity(w), dtype=float)
        v[list(held)] = 0.0
        return v

    owners, events = zip(*_events(velocity, bounds, held, x), strict=True)
    for event in events:
        event.terminal, event.direction = True, -1.0
    end = float(ahead[-1])
    run = solve_ivp(
        moving, (time, end), x, method="DOP853", t_eval=ahead, events=events, rtol=TOLERANCE, atol=TOLERANCE * 1e-3
    )
    if not run.success:
        raise InputError(f"the flow could not be integrated beyond time {run.t[-1] if len(run.t) else time:.6g}")
    met = [(float(t[0]), i, w[0]) for t, i, w in zip(run.t_events, owners, run.y_events, strict=True) if len(t)]
    after, owner, point = min(met, key=lambda m: m[0]) if met else (end, -1, run.y[:, -1])
    seen = tuple(np.array(run.y).T)
    return _Arc(after, _put_back(point, bounds), owner if owner in held else -1, seen)


def _events(velocity: Velocity, bounds: Bounds, held: set[int], x: np.ndarray) -> Iterator[tuple[int, Any]]:
    """Functions that fall through zero where a held parameter is pushed back inside, or another reaches a bound."""
    for i, (low, high) in bounds.items():
        if i in held:
            out = -1.0 if x[i] <= low else 1.0
            yield i, lambda _, w, i=i, out=out: out * velocity(w)[i]
        else:
            yield i, lambda _, w, i=i, low=low: w[i] - low
            yield i, lambda _, w, i=i, high=high: high - w[i]


def _put_back(x: np.ndarray, bounds: Bounds) -> np.ndarray:
    """The point with what rounding left beside a bound put onto it."""
    moved = np.array(x)
    for i, pair in bounds.items():
        for bound in pair:
            if abs(moved[i] - bound) <= 1e-9 * (1.0 + abs(bound)):
                moved[i] = bound
    return moved
