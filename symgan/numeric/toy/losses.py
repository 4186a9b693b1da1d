"""The losses of the toy GAN from their definition, in dual numbers: what the gradients by hand are checked against.

Networks are summed unit by unit here, and R1 is what the catalogue says it is: nothing is shared with the gradients by
hand but the points, the objective and the order of the weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sympy import Expr, Symbol

from symgan.numeric import dual
from symgan.numeric.evaluate import Reading, compiled
from symgan.numeric.rules import quadrature
from symgan.numeric.toy.gan import FAKE, REAL, ToyGan, apart
from symgan.numeric.toy.perceptron import Perceptron

INPUT_LEVEL = 9  # above every differentiation in the weights

Numbers = Sequence[Any] | np.ndarray


def loss(gan: ToyGan, player: int, w: Numbers) -> Any:
    """The loss of a player at the weights of both networks, floats or dual numbers."""
    n = gan.generator.size
    made = _output(gan.generator, w[:n], list(gan.latent.T))
    setting = _Setting(gan.critic, w[n:], list(gan.data.T), made)
    parts = zip(apart(gan.objective, player), (REAL, FAKE), (setting.real, setting.fake), strict=True)
    total = sum(_mean(_value(part, symbol, setting.judged(points)), points) for part, symbol, points in parts)
    return total + sum(r.penalty(setting).get(player, 0.0) for r in gan.regularizers if r.penalty)


def gradient(gan: ToyGan, player: int, w: np.ndarray) -> np.ndarray:
    """The gradient of a player's loss in all weights, shape (n,), by as many dual numbers."""
    return np.array([dual.along(lambda x: loss(gan, player, x), w, u) for u in np.eye(len(w))], dtype=float)


@dataclass(frozen=True)
class _Setting:
    """What a penalty of the catalogue sees: the streams, and the mean squared slope of the critic over one."""

    critic: Perceptron
    weights: Numbers
    real: Numbers
    fake: Numbers

    def judged(self, points: Numbers) -> Any:
        """The critic's outputs."""
        return _output(self.critic, self.weights, points)[0]

    def squared_gradient(self, points: Numbers) -> Any:
        """E |grad_x D|^2 over the points."""

        def moved(i: int) -> Callable[[Any], Any]:
            return lambda x: self.judged([x if j == i else e for j, e in enumerate(points)])

        slopes = (dual.derivative(moved(i), x, INPUT_LEVEL) for i, x in enumerate(points))
        return _mean(sum(slope * slope for slope in slopes), points)


def _output(network: Perceptron, w: Numbers, point: Numbers) -> list[Any]:
    """The outputs at a point of coordinates, each an array over all points, unit by unit."""
    n, m = network.hidden, network.hidden * network.inputs
    rows = [w[i * network.inputs : (i + 1) * network.inputs] for i in range(n)]
    units = [dual.tanh(_sum(row, point) + w[m + i]) for i, row in enumerate(rows)]
    second, offset = w[m + n : m + n + network.outputs * n], w[m + n + network.outputs * n :]
    return [_sum(second[k * n : (k + 1) * n], units) + offset[k] for k in range(network.outputs)]


def _sum(factors: Numbers, values: Numbers) -> Any:
    return sum(a * b for a, b in zip(factors, values, strict=True))


def _value(part: Expr, symbol: Symbol, outputs: Any) -> Any:
    return compiled(part, Reading(quadrature(), float))({symbol: outputs})


def _mean(values: Any, points: Numbers) -> Any:
    """The mean over the points; a constant is its own."""
    n = len(dual.plain(points[0]))
    return dual.total(values) / n if np.ndim(dual.plain(values)) else values
