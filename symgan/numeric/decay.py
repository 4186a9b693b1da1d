"""Long runs where the linear part neither contracts nor expands: how the amplitude decays, and where it settles.

The squared amplitude q is the quadratic form that the simulated linear part keeps, with coefficient
1 at the square of the first parameter. It is averaged over windows of several turns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

FARTHEST = 0.4  # the amplitude at which a decaying run starts, halved until the field there is nearly linear
NEARLY = 0.15  # the largest share of the nonlinear terms in the field at the start
TURNS = 3  # turns in a window, which is weighted so that what turns averages out
WINDOWS = (0, 6, 18)  # where the windows of a decaying run begin, in turns
TURN_STEPS = 32  # steps of the Runge-Kutta rule in a turn of a flow
POWERS = (0.05, 8.0)  # between which the power of q that grows linearly is looked for
GROWTHS = (0.01, 0.0025)  # growth of q in one linear step, at the two step sizes of an invariant circle
RELAXATIONS = 4  # how long a run to the circle lasts, in times in which the linear part grows by e
OFF = 1.1  # where it starts, times the predicted radius
MOST_STEPS = 20_000  # of a run to the circle
Step = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Decay:
    """q ~ factor t^exponent for large times t, read off a run."""

    factor: float
    exponent: float


def form(matrix: np.ndarray) -> np.ndarray:
    """The symmetric matrix of q for a 2 x 2 linear part that turns; shape (2, 2)."""
    (a, b), (c, d) = matrix
    return np.array([[1.0, (d - a) / (2 * c)], [(d - a) / (2 * c), -b / c]])


def turn(matrix: np.ndarray, flow: bool) -> float:
    """The time, or the number of steps, in which the linear part turns once."""
    largest = max(np.linalg.eigvals(matrix), key=lambda e: e.imag)
    return float(2 * np.pi / (largest.imag if flow else np.angle(largest)))


def decay(step: Step, matrix: np.ndarray, center: np.ndarray, flow: bool, exponent: float) -> Decay:
    """The decay of a run: its exponent, and its factor if ``exponent`` is the true one.

    ``step`` is the velocity of a flow or one step of a map. Where q ~ (s t)^exponent, q^(1/exponent)
    grows by s per unit of time up to terms 1/t, which the two later windows remove.
    """
    whole = turn(matrix, flow)
    h = whole / TURN_STEPS if flow else 1.0
    advance = runge_kutta(step, h) if flow else step
    moved = step(center) - (0 if flow else center)
    x = center + np.array([_start(lambda u: step(center + u) - moved - (0 if flow else center), matrix), 0.0])
    q, values = form(matrix), []
    for _ in range(round((WINDOWS[-1] + TURNS) * whole / h)):
        x = advance(x)
        values.append((x - center) @ q @ (x - center))
    windows = (round(begin * whole / h) for begin in WINDOWS)
    seen = [np.array(values[w : w + round(TURNS * whole / h)]) for w in windows]
    return _fitted(whole * np.array(WINDOWS), seen, exponent)


def _start(displaced: Step, matrix: np.ndarray) -> float:
    """The amplitude of the start: there the displaced field is linear but for a small share."""
    directions = [np.array([np.cos(a), np.sin(a)]) for a in np.linspace(0, 2 * np.pi, 16, endpoint=False)]
    amplitude = FARTHEST
    for _ in range(10):
        linear = np.array([amplitude * matrix @ u for u in directions])
        rest = np.array([displaced(amplitude * u) for u in directions]) - linear
        if np.max(np.abs(rest)) <= NEARLY * np.max(np.abs(linear)):
            break
        amplitude /= 2
    return amplitude


def _fitted(times: np.ndarray, seen: list[np.ndarray], exponent: float) -> Decay:
    """The slope of the mean of q^(1/exponent), extrapolated; and the power of q that grows linearly."""
    from scipy.optimize import brentq

    def slopes(power: float) -> np.ndarray:
        return np.diff([_mean(q**-power) for q in seen]) / np.diff(times)

    early, late = slopes(-1 / exponent)
    slope = 2 * late - early
    ends = [np.subtract(*slopes(p)) for p in POWERS]
    if slope <= 0 or not ends[0] * ends[1] < 0:
        return Decay(float("nan"), float("nan"))
    power = brentq(lambda p: np.subtract(*slopes(p)), *POWERS)
    return Decay(float(slope**exponent), -1 / power)


def step_sizes(determinant: Callable[[float], float]) -> tuple[float, ...]:
    """The step sizes at which the determinant of one linear step exceeds 1 by GROWTHS; a power law is read off it."""
    near, far = determinant(0.01) - 1, determinant(0.02) - 1
    order = np.log2(far / near)
    return tuple(float(0.01 * (growth / near) ** (1 / order)) for growth in GROWTHS)


def settled(step: Step, linear: np.ndarray, q: np.ndarray, center: np.ndarray, radius: float) -> float:
    """The mean radius, in the norm of the form q, at which iterates settle that start near ``radius``.

    ``linear`` is the Jacobian of one step at the center, whose growth gives the time to settle.
    """
    growth = float(np.linalg.det(linear)) - 1
    x = center + np.array([OFF * radius, 0.0])
    for _ in range(min(MOST_STEPS, int(RELAXATIONS / growth))):
        x = step(x)
    values = []
    for _ in range(int(max(1 / growth, TURNS * turn(linear, False)))):
        x = step(x)
        values.append((x - center) @ q @ (x - center))
    return float(np.sqrt(_mean(np.array(values))))


def _mean(values: np.ndarray) -> float:
    """The mean with weights that vanish smoothly at both ends, so that whole and broken turns count alike."""
    weights = np.hanning(len(values))
    return float(weights @ values / weights.sum())


def runge_kutta(velocity: Step, h: float) -> Step:
    """One step of the classical rule of order four."""

    def moved(x: np.ndarray) -> np.ndarray:
        first = velocity(x)
        second = velocity(x + h / 2 * first)
        third = velocity(x + h / 2 * second)
        return x + h / 6 * (first + 2 * second + 2 * third + velocity(x + h * third))

    return moved
