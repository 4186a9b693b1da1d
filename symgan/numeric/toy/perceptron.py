"""A network with one hidden layer, and its gradients by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Slope = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Perceptron:
    """x -> B tanh(A x + a) + b, the weights A, a, B, b in one vector w of shape (size,).

    Points x have shape (m, inputs) and outputs (m, outputs). All of it is analytic in w and x, so that complex
    numbers pass through.
    """

    inputs: int
    hidden: int
    outputs: int

    @property
    def size(self) -> int:
        """The number of weights."""
        return self.hidden * (self.inputs + 1 + self.outputs) + self.outputs

    def weights(self, w: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """A of shape (hidden, inputs), a of shape (hidden,), B of shape (outputs, hidden), b of shape (outputs,)."""
        ends = np.cumsum([self.hidden * self.inputs, self.hidden, self.outputs * self.hidden])
        first, shift, second, offset = np.split(w, ends)
        return first.reshape(self.hidden, self.inputs), shift, second.reshape(self.outputs, self.hidden), offset

    def __call__(self, w: np.ndarray, x: np.ndarray) -> np.ndarray:
        first, shift, second, offset = self.weights(w)
        return np.tanh(x @ first.T + shift) @ second.T + offset

    def pulled(self, w: np.ndarray, x: np.ndarray, slope: Slope) -> tuple[np.ndarray, np.ndarray]:
        """The gradients, in w and in the points, of a mean over the outputs, by backpropagation.

        ``slope`` gives the derivative of what is averaged in each of the outputs, both of shape (m, outputs).
        """
        first, shift, second, offset = self.weights(w)
        active = np.tanh(x @ first.T + shift)
        outer = slope(active @ second.T + offset) / len(x)
        inner = (outer @ second) * (1 - active**2)
        return _packed(inner.T @ x, inner.sum(axis=0), outer.T @ active, outer.sum(axis=0)), inner @ first

    def steepening(self, w: np.ndarray, x: np.ndarray) -> np.ndarray:
        """The gradient in w of half the mean squared slope over the points: backpropagation through backpropagation.

        With t = tanh(A x + a) and s = 1 - t^2 the slope is A^T (s B), and a change of A x + a changes s by -2 t s.
        """
        first, shift, second, offset = self.weights(w)
        active = np.tanh(x @ first.T + shift)
        gain, row = 1 - active**2, second[0]
        back = (gain * row) @ first / len(x)
        through = back @ first.T
        inner = -2 * active * gain * row * through
        outer = np.zeros_like(second)
        outer[0] = (gain * through).sum(axis=0)
        return _packed((gain * row).T @ back + inner.T @ x, inner.sum(axis=0), outer, np.zeros_like(offset))


def _packed(*parts: np.ndarray) -> np.ndarray:
    return np.concatenate([part.ravel() for part in parts])
