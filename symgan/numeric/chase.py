"""A generator of one point and a critic that answer each other in turn, each as well as it can.

The critic is the best of all functions of norm one in the space of a Gaussian kernel: the mean of the kernel over the
data less its mean over the samples, which is known without training (Gretton et al. 2012, section 2.3).
"""

from __future__ import annotations

import numpy as np

ASCENT = 400  # steps of the generator up the critic, from each mode
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
    """The highest point of the critic that is found from the modes."""
    x = modes
    for _ in range(ASCENT):
        x = x + width**2 / 2 * (_slope(x, modes, width) - _slope(x, samples, width))
    heights = _kernel(x, modes, width).mean(axis=1) - _kernel(x, samples, width).mean(axis=1)
    found: np.ndarray = x[np.argmax(heights >= heights.max() - EQUAL)]
    return found


def _kernel(x: np.ndarray, centers: np.ndarray, width: float) -> np.ndarray:
    """exp(-|x - y|^2 / (2 width^2)) for each point x and each center y, shape (m, n)."""
    squares = np.sum((x[:, None] - centers) ** 2, axis=-1)
    kernel: np.ndarray = np.exp(-squares / (2 * width**2))
    return kernel


def _slope(x: np.ndarray, centers: np.ndarray, width: float) -> np.ndarray:
    """The gradient of the mean kernel in x, shape (m, 2)."""
    weights = _kernel(x, centers, width)[..., None] / len(centers)
    slope: np.ndarray = np.sum(weights * (centers - x[:, None]), axis=1) / width**2
    return slope
