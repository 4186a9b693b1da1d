"""Records such as the numeric side makes of the Dirac-GAN, worked out here with NumPy alone."""

import numpy as np
import pytest

from symgan import notation
from symgan.figures.distance import distance
from symgan.figures.eigenvalue_paths import eigenvalue_paths
from symgan.figures.phase_portrait import phase_portrait
from symgan.pictures import Distances, Portrait, SpectrumPath
from symgan.records import Run

PARAMS = (notation.theta, notation.psi)


def field(w, damping=0.0):
    """The field of the Dirac-GAN with the logistic loss; damping is the strength of R1."""
    theta, psi = w
    s = 1 / (1 + np.exp(-theta * psi))
    return np.array([-psi * s, theta * s - damping * psi])


def flow(start, time=8.0, count=400, **how):
    """A Runge-Kutta run of the field."""
    dt, points = time / count, [np.array(start, dtype=float)]
    for _ in range(count):
        middle = points[-1] + dt / 2 * field(points[-1], **how)
        points.append(points[-1] + dt * field(middle, **how))
    return Run(PARAMS, np.linspace(0, time, count + 1), np.array(points), flow=True)


def iterates(start, h, count, **how):
    """Alternating gradient descent."""
    points = [np.array(start, dtype=float)]
    for _ in range(count):
        point = points[-1].copy()
        for player in (0, 1):
            point[player] += h * field(point, **how)[player]
        points.append(point)
    return Run(PARAMS, np.arange(count + 1.0), np.array(points), flow=False)


def eigenvalues(sigma):
    """Of the Dirac-GAN with instance noise at f'(0) = 1/2, f''(0) = -1/4: they collide at sigma^2 = 2, in -1/2."""
    center, offset = -0.25 * sigma**2, np.emath.sqrt(sigma**4 / 16 - 0.25)
    return np.stack([center + offset, center - offset], axis=1).astype(complex)


@pytest.fixture(scope="session")
def portrait():
    x, y = np.meshgrid(np.linspace(-2, 2, 21), np.linspace(-2, 2, 21))
    u, v = field(np.array([x, y]), damping=1.5)
    runs = (flow((-1.6, 1.7), damping=1.5), iterates((1.5, 1.0), 0.4, 40, damping=1.5))
    directions = np.linalg.eig(np.array([[0, -0.5], [0.5, -1.5]]))[1].T
    return Portrait(PARAMS, x, y, u, v, runs, (0.0, 0.0), tuple(map(tuple, directions)), "Dirac-GAN + R1")


@pytest.fixture(scope="session")
def noise():
    values, some = np.linspace(0, 2.5, 101), np.linspace(0, 2.5, 6)
    title = "Dirac-GAN + instance noise, gradient flow"
    return SpectrumPath(notation.sigma, values, eigenvalues(values), some, eigenvalues(some) + 1e-3, True, title)


@pytest.fixture(scope="session")
def distances():
    runs = [iterates((1.0, 0.5), h, 200, damping=0.6) for h in (0.2, 0.4)]
    factors = [np.sqrt(1 - 0.6 * h) for h in (0.2, 0.4)]  # the determinant, as the eigenvalues are a pair
    far = tuple(np.hypot(*run.points.T) for run in runs)
    labels = ("alternating, $h=0.2$", "alternating, $h=0.4$")
    return Distances(labels, tuple(run.times for run in runs), far, tuple(factors), False, "Dirac-GAN + R1")


@pytest.fixture(scope="session")
def figures(portrait, noise, distances):
    """Each picture of the record above, drawn once; tests must not change them."""
    return phase_portrait(portrait), eigenvalue_paths(noise), distance(distances)
