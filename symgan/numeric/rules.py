"""Two rules for expectations in floats: a tensor grid of quadrature nodes, and random samples."""

from __future__ import annotations

import numpy as np

from symgan.laws import Law
from symgan.numeric.evaluate import Constant, Rule

NODES = 48


def quadrature(nodes: int = NODES) -> Rule:
    """Gauss quadrature for each law (Gauss-Hermite for normal ones), on the grid of all combinations."""

    def rule(laws: tuple[Law, ...], constant: Constant) -> tuple[list[np.ndarray], np.ndarray]:
        parts = [law.quadrature(constant, nodes) for law in laws]
        points = np.meshgrid(*(x for x, _ in parts), indexing="ij")
        weights = np.meshgrid(*(w for _, w in parts), indexing="ij")
        return [p.ravel() for p in points], np.prod(weights, axis=0).ravel()

    return rule


def monte_carlo(samples: int, seed: int) -> Rule:
    """Independent samples of equal weight, the same at every call."""

    def rule(laws: tuple[Law, ...], constant: Constant) -> tuple[list[np.ndarray], np.ndarray]:
        rng = np.random.default_rng(seed)
        return [law.sample(constant, rng, samples) for law in laws], np.full(samples, 1.0 / samples)

    return rule
