"""An equilibrium of the toy GAN that is known: the data are what the generator makes, and the critic is flat."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from symgan.numeric.toy.gan import ToyGan


def matched(gan: ToyGan, w: np.ndarray) -> ToyGan:
    """The same GAN with the samples at the weights w for its data, which begins at rest.

    The critic keeps its units and weighs none of them, so that it is 0 everywhere: real and fake points are the same,
    what it gains on the ones it loses on the others, and the generator feels nothing.
    """
    start = np.array(w, dtype=float)
    critic = start[gan.generator.size :]
    _, _, second, offset = gan.critic.weights(critic)  # views of the weights
    second[:], offset[:] = 0.0, 0.0
    return replace(gan, data=gan.samples(start), start=start)


def coupling(gan: ToyGan, jacobian: np.ndarray) -> np.ndarray:
    """The block of a Jacobian by which the critic's weights act on the generator's, shape (generator, critic)."""
    n = gan.generator.size
    return jacobian[:n, n:]
