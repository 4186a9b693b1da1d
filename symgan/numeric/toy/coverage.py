"""How well samples cover the modes of the data."""

from __future__ import annotations

import numpy as np

NEAR = 3.0  # standard deviations from a mode within which a sample belongs to it


def modes_hit(samples: np.ndarray, modes: np.ndarray, spread: float) -> int:
    """The number of modes with a sample within three of their standard deviations."""
    return int(np.sum(_distances(samples, modes).min(axis=0) <= NEAR * spread))


def distance_to_modes(samples: np.ndarray, modes: np.ndarray) -> float:
    """The mean distance of the samples, shape (m, 2), to the mode nearest to each."""
    return float(_distances(samples, modes).min(axis=1).mean())


def _distances(samples: np.ndarray, modes: np.ndarray) -> np.ndarray:
    """Shape (m, k)."""
    distances: np.ndarray = np.linalg.norm(samples[:, None] - modes, axis=-1)
    return distances
