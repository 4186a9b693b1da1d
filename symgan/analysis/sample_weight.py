"""How steep the generator's loss is at a sample against the best critic, for an objective and its zero-sum form."""

from __future__ import annotations

from typing import Any

import numpy as np
from sympy import Abs, Expr, simplify

from symgan.analysis.best_output import OBSERVED, RATIOS, best, observed_outputs, on_ratios
from symgan.exact.f_divergence import kinked
from symgan.exact.pointwise import D, shares
from symgan.numeric.optimal_critic import in_floats
from symgan.pictures import RatioCurves
from symgan.records import Objective

STEP = 1e-5  # of an output, for the difference that is observed


def data(of: str) -> RatioCurves:
    """The curves of the objective of that name and of the game in which its generator opposes its critic.

    One curve if they agree, or if the critic's loss has a kink, where its best output is. InputError
    where there is no such objective or its critic has no best output.
    """
    objective, output = best(of)
    seen = observed_outputs(objective)
    curves: dict[Expr, tuple[str, Any, np.ndarray, np.ndarray]] = {}
    opposed = Objective("zero-sum", lambda x, y: -objective.critic(x, y), objective.critic)
    for each in (objective,) if kinked(objective.critic(D, D)) else (objective, opposed):
        formula = _weight(each, output)
        curves.setdefault(formula, (each.name, formula, on_ratios(formula), _observed(each, seen)))
    return RatioCurves(RATIOS, tuple(curves.values()), OBSERVED, "weight of a sample", "The pull on a sample")


def _weight(objective: Objective, output: Expr) -> Expr:
    """|dL/dD|, L the generator's loss of a sample, at the best output."""
    parts = shares(objective)
    assert parts is not None  # there is no best output otherwise
    return simplify(Abs(parts[0][1].diff(D).subs(D, output)))


def _observed(objective: Objective, outputs: np.ndarray) -> np.ndarray:
    """The same by a difference of the loss at the outputs that were found by search."""
    loss = in_floats(objective.generator)
    return np.abs(loss(0.5, outputs + STEP) - loss(0.5, outputs - STEP)) / (2 * STEP)
