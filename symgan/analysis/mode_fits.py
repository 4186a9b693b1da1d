"""One normal law fitted to data of two modes: the least KL covers both, the least reverse KL picks one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import minimize
from sympy import Rational, sqrt

from symgan.laws import Law, Mixture, Normal
from symgan.numeric.measures import measure
from symgan.pictures import ModeFits

APART = 3  # of each mode from 0, in its standard deviations
MODES = Mixture([Rational(1, 2)] * 2, [Normal(-APART, 1), Normal(APART, 1)])
NODES = 64
SMALLEST = 1e-300
ACCURACY = {"xatol": 1e-9, "fatol": 1e-13, "maxiter": 2000}
STARTS = ((-2.0, 1.0), (0.0, 3.0), (2.0, 1.0))
GRID = np.linspace(-8, 8, 401)


def data() -> ModeFits:
    """Both fits: that of KL in closed form, that of reverse KL found in floats from several starts."""
    covering, picking = covers(MODES), picks(MODES)
    labels = (_label("least KL", covering), _label("least reverse KL", picking))
    fits = tuple(_density(Normal(*fit))(GRID) for fit in (covering, picking))
    return ModeFits(GRID, _density(MODES)(GRID), labels, fits, "One normal law for data of two modes")


def covers(law: Law) -> tuple[float, float]:
    """Mean and standard deviation of the normal law of least KL(law, .).

    KL is a constant plus E_law (log s + (x - m)^2/(2 s^2)), which is least at the law's own moments.
    """
    mean = law.moment(1)
    return float(mean), float(sqrt(law.moment(2) - mean**2))


def picks(law: Law) -> tuple[float, float]:
    """Mean and standard deviation of the normal law of least E log(q/law), found in floats; a local search a start."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    weights, density = weights / weights.sum(), _density(law)

    def reverse(fit: np.ndarray) -> float:
        mean, log_deviation = fit
        inside = np.log(np.maximum(density(mean + np.exp(log_deviation) * nodes), SMALLEST))
        return float(-log_deviation - weights @ (nodes**2 / 2 + np.log(2 * np.pi) / 2 + inside))

    found = [minimize(reverse, (m, np.log(s)), method="Nelder-Mead", options=ACCURACY) for m, s in STARTS]
    best = min(found, key=lambda f: (round(f.fun, 9), f.x[0]))
    return float(best.x[0]), float(np.exp(best.x[1]))


def _density(law: Law) -> Callable[[np.ndarray], np.ndarray]:
    known = measure(law, {})
    return lambda x: np.asarray(known.density(x))


def _label(name: str, fit: tuple[float, float]) -> str:
    mean, deviation = (f"{value:.2f}" for value in fit)
    return rf"{name}: mean ${mean}$, deviation ${deviation}$"
