"""How far the samples of three runs are from the modes of the ring, all along."""

from __future__ import annotations

import numpy as np

from symgan.analysis.ring_training import RUNS, training
from symgan.numeric.toy.coverage import distance_to_modes
from symgan.numeric.toy.training import Training
from symgan.pictures import Coverage


def data() -> Coverage:
    """The mean distance of the samples to the mode nearest to each, along each run."""
    runs = [training(name) for name in RUNS]
    return Coverage(
        RUNS, tuple(r.times for r in runs), tuple(map(_distances, runs)), "Distance of the samples to the modes"
    )


def _distances(run: Training) -> np.ndarray:
    return np.array([distance_to_modes(run.gan.samples(w), run.gan.modes) for w in run.points])
