"""A generator of one point and a critic that answer each other in turn, each as well as it can.

The critic is the best of all functions of norm one in the space of a Gaussian kernel: the mean of the kernel over the
data less its mean over the samples, which is known without training (Gretton et al. 2012, section 2.3).
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

FLAT = 1e-9  # the slope of the critic where the generator stops
EQUAL = 1e-9  # heights that differ by less are equal, and the first mode is taken


def chase(modes: np.ndarray, rounds: int, width: float, remembers: bool = False) -> np.ndarray:
    """Where the point is in each round, shape (rounds + 1, 2), from the first of the modes, shape (n, 2), on.

    The critic of kernel width ``width`` answers where the point is now or, where it ``remembers``, all the places where
    it was, with equal weights. The point then goes to the highest place that it finds when it climbs from the modes.
    """
    path = [modes[0]]
    for _ in range(rounds):
        path.append(_answer(modes, np.array(path if remembers else path[-1:]), width))
    return np.array(path)


def _answer(modes: np.ndarray, samples: np.ndarray, width: float) -> np.ndarray:
    """The highest point of the critic that is found from the modes, by the method of Broyden and others (BFGS)."""

    def depth(x: np.ndarray) -> tuple[float, np.ndarray]:
        real, fake = (_mean_kernel(x, centers, width) for centers in (modes, samples))
        return fake[0] - real[0], fake[1] - real[1]

    found = [minimize(depth, mode, jac=True, options={"gtol": FLAT}) for mode in modes]
    lowest = min(f.fun for f in found)
    place: np.ndarray = next(f.x for f in found if f.fun <= lowest + EQUAL)
    return place


def _mean_kernel(x: np.ndarray, centers: np.ndarray, width: float) -> tuple[float, np.ndarray]:
    """The mean of exp(-|x - y|^2 / (2 width^2)) over the centers y, shape (n, 2), and its gradient in x, shape (2,)."""
    away = centers - x
    kernel = np.exp(-np.sum(away**2, axis=1) / (2 * width**2))
    return float(kernel.mean()), (kernel[:, None] * away).mean(axis=0) / width**2
