"""The field of the toy GAN by hand: backpropagation through both networks, in the verbs of a method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from sympy import Expr, Symbol

from symgan.numeric import dual
from symgan.numeric.evaluate import Reading, compiled
from symgan.numeric.rules import quadrature
from symgan.numeric.toy.gan import FAKE, REAL, ToyGan, apart
from symgan.numeric.toy.perceptron import Slope
from symgan.records import InputError

TINY = 1e-150  # an imaginary part so small that its square vanishes beside one


def _absent(verb: str) -> Callable[..., Any]:
    """A verb that this field does not know."""

    def refuse(*_: Any) -> Any:
        raise InputError(f"the toy GAN has no verb '{verb}'; methods that ask for v and its Jacobian run on it")

    return refuse


class NetworkField:
    """v(w) of the toy GAN, the generator's weights first; w and u are arrays of shape (n,), real or complex."""

    players = 2

    def __init__(self, gan: ToyGan) -> None:
        self.gan, self.size = gan, len(gan.start)
        n = gan.generator.size
        self._blocks = (slice(0, n), slice(n, self.size))
        self._penalty = float(sum(r.hyper[0] for r in gan.regularizers))  # R1 is the only one
        _, self._on_made = _slopes(gan, 0)
        self._on_real, self._on_fake = _slopes(gan, 1)

    def __call__(self, w: np.ndarray) -> np.ndarray:
        """v(w): minus the gradient of each player's loss in its own weights."""
        return np.concatenate([self._generator(w), self._critic(w)])

    def only(self, player: int, w: np.ndarray) -> np.ndarray:
        """The field, zero outside the player's block."""
        u = np.zeros_like(w)
        u[self._blocks[player]] = (self._generator, self._critic)[player](w)
        return u

    def part(self, player: int, u: np.ndarray) -> np.ndarray:
        """The vector u, zero outside the player's block."""
        kept = np.zeros_like(u)
        kept[self._blocks[player]] = u[self._blocks[player]]
        return kept

    def turn(self, player: int, w: np.ndarray, h: float, times: int) -> np.ndarray:
        """w after the player moved ``times`` times by h times its block."""
        for _ in range(times):
            w = w + h * self.only(player, w)
        return w

    def project(self, w: np.ndarray) -> np.ndarray:
        """w itself: the toy GAN has no boxes."""
        return w

    def sqrt(self, u: np.ndarray) -> np.ndarray:
        """The root of each entry, 0 below zero."""
        return np.sqrt(np.maximum(u, 0.0))

    def jvp(self, w: np.ndarray, u: np.ndarray) -> np.ndarray:
        """J(w) u, exact to rounding: the field at w + i u t for a tiny t has the imaginary part t J(w) u.

        Source: Squire and Trapp 1998.
        """
        moved: np.ndarray = self(w + 1j * TINY * u).imag / TINY
        return moved

    def jacobian(self, w: np.ndarray) -> np.ndarray:
        """J(w), column by column, shape (n, n)."""
        return np.stack([self.jvp(w, u) for u in np.eye(self.size)], axis=1)

    def jtv(self, w: np.ndarray, u: np.ndarray) -> np.ndarray:
        """J(w)^T u."""
        product: np.ndarray = self.jacobian(w).T @ u
        return product

    through, solve, without = map(_absent, ("through", "solve", "without"))

    def _generator(self, w: np.ndarray) -> np.ndarray:
        own, other = (w[block] for block in self._blocks)
        gan = self.gan

        def judged(made: np.ndarray) -> np.ndarray:
            return len(made) * gan.critic.pulled(other, made, self._on_made)[1]

        return -gan.generator.pulled(own, gan.latent, judged)[0]

    def _critic(self, w: np.ndarray) -> np.ndarray:
        other, own = (w[block] for block in self._blocks)
        gan, critic = self.gan, self.gan.critic
        made = gan.generator(other, gan.latent)
        slope = critic.pulled(own, gan.data, self._on_real)[0] + critic.pulled(own, made, self._on_fake)[0]
        return -slope - self._penalty * critic.steepening(own, gan.data) if self._penalty else -slope


def _slopes(gan: ToyGan, player: int) -> tuple[Slope, Slope]:
    """The derivatives of the two parts of a player's loss in the critic's outputs, on real and on fake."""
    on_real, on_fake = apart(gan.objective, player)
    return _slope(on_real, REAL), _slope(on_fake, FAKE)


def _slope(part: Expr, output: Symbol) -> Slope:
    """The derivative of a part of a loss in the critic's outputs, of any shape."""
    loss = compiled(part, Reading(quadrature(), float))

    def slope(values: np.ndarray) -> np.ndarray:
        found: np.ndarray = dual.derivative(lambda v: loss({output: v}), values, 1) + np.zeros_like(values)
        return found

    return slope
