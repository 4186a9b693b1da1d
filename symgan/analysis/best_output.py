"""The output of the best critic of a GAN's objective against the ratio of the densities, derived and searched for."""

from __future__ import annotations

from typing import Any

import numpy as np
from sympy import Expr, lambdify

from symgan.analysis.record import Analysis
from symgan.exact.optimal_critic import best_critic
from symgan.numeric.optimal_critic import best_outputs, in_floats
from symgan.optimality import r
from symgan.pictures import RatioCurves
from symgan.records import InputError, Objective

RATIOS = np.logspace(-2, 2, 201)
OBSERVED = np.logspace(-1.8, 1.8, 9)


def data(analysis: Analysis) -> RatioCurves:
    """The curve of the objective of a GAN; InputError where the game is no GAN or its critic has no best output."""
    objective, output = best(analysis)
    curve = (objective.name, output, on_ratios(output), observed_outputs(objective))
    return RatioCurves(RATIOS, (curve,), OBSERVED, "output of the critic", "The best critic")


def best(analysis: Analysis) -> tuple[Objective, Expr]:
    """The objective and the best output of its critic; InputError where there is none."""
    objective = analysis.derivation.game.objective
    found = None if objective is None else best_critic(objective)
    if objective is None or found is None or found.output is None:
        raise InputError(f"'{analysis.derivation.title}' has no best critic to draw")
    return objective, found.output


def on_ratios(formula: Expr) -> np.ndarray:
    """A formula at the ratios of the picture, shape (m,)."""
    return np.broadcast_to(lambdify(r, formula)(RATIOS), RATIOS.shape)


def observed_outputs(objective: Objective) -> np.ndarray:
    """The best output at each observed ratio, shape (k,), by search on two points of which one has that ratio."""
    loss = in_floats(objective.critic)
    return np.array([best_outputs(loss, *_two_points(ratio))[0] for ratio in OBSERVED])


def _two_points(ratio: Any) -> tuple[np.ndarray, np.ndarray]:
    """Laws of data and samples on two points, at the first of which their weights have this ratio."""
    fake = 1 / (1 + ratio) / 2
    return np.array([ratio * fake, 1 - ratio * fake]), np.array([fake, 1 - fake])
