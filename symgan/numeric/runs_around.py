"""Runs that start all around an equilibrium without a linearization: whether they all come nearer, or some leave."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

STARTS = 40  # directions, evenly spaced in the plane and at random beyond it, for a discrete method
STEPS = 300
FLOW_STARTS = 8  # the same for a flow, of which a step is a unit of time
FLOW_STEPS = 20
BESIDE = 1e-6  # how far from the equilibrium, so that what bends does not count
BEYOND = 1e3  # a run that grew or shrank so much has told


def location(step: Callable[[np.ndarray], np.ndarray], center: np.ndarray, flow: bool = False) -> str:
    """ "stable" if all runs come nearer, "unstable" if some leave, "open" where that is not seen within the steps.

    ``step`` takes and gives an array of shape (n,), as the equilibrium ``center``.
    """
    starts, steps = (FLOW_STARTS, FLOW_STEPS) if flow else (STARTS, STEPS)
    ratios = [_ratio(step, center, start, steps) for start in _directions(len(center), starts)]
    if max(ratios) > BEYOND:
        return "unstable"
    return "stable" if max(ratios) < 1 / BEYOND else "open"


def _directions(n: int, count: int) -> np.ndarray:
    """Unit vectors, shape (count, n); on a line both sides."""
    if n == 1:
        return np.array([[1.0], [-1.0]])
    angles = 2 * np.pi * (np.arange(count) + 0.3) / count
    plane = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    spread = plane if n == 2 else np.random.default_rng(20030331).normal(size=(count, n))
    return spread / np.linalg.norm(spread, axis=1, keepdims=True)


def _ratio(step: Callable[[np.ndarray], np.ndarray], center: np.ndarray, direction: np.ndarray, steps: int) -> float:
    """How many times as far from the center a run ends, which is stopped once that is clear."""
    x, ratio = center + BESIDE * direction, 1.0
    for _ in range(steps):
        x = step(x)
        ratio = float(np.linalg.norm(x - center)) / BESIDE
        if not 1 / BEYOND < ratio < BEYOND:
            break
    return ratio
