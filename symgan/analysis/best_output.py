"""The output of the best critic of an objective against the ratio of the densities, derived and searched for."""

from __future__ import annotations

from typing import Any

import numpy as np
from sympy import Expr, lambdify

from symgan.catalogue import find
from symgan.exact.optimal_critic import best_critic
from symgan.numeric.optimal_critic import best_outputs, in_floats
from symgan.optimality import r
from symgan.pictures import RatioCurves
from symgan.records import InputError, Objective

RATIOS = np.logspace(-2, 2, 201)
OBSERVED = np.logspace(-1.8, 1.8, 9)


def data(of: str) -> RatioCurves:
    """The curve of the objective of that name; InputError where there is none such, or it has no best critic."""
    objective, output = best(of)
    curve = (objective.name, output, on_ratios(output), observed_outputs(objective))
    return RatioCurves(RATIOS, (curve,), OBSERVED, "output of the critic", "The best critic")


def best(of: str) -> tuple[Objective, Expr]:
    """The objective of that name and the best output of its critic; InputError where there is none."""
    objective: Objective = find("objectives", of)()
    found = best_critic(objective)
    if found.output is None:
        raise InputError(f"the objective '{of}' has no best critic to draw: {found.judgement.evidence[0]}")
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
