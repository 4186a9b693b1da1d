"""The toy GAN: what is learned, by which networks, with which losses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sympy import Expr, Symbol, expand, sympify

from symgan.numeric.toy.perceptron import Perceptron
from symgan.objectives.non_saturating import non_saturating
from symgan.records import InputError, Objective, Regularizer

RADIUS = 1.0  # of the ring
REAL, FAKE = Symbol("real", real=True), Symbol("fake", real=True)


@dataclass(frozen=True, eq=False)
class ToyGan:
    """Data of shape (n, 2) and latent codes of shape (m, 2), both fixed, and a network for each player.

    ``modes`` are the centers of the data, shape (k, 2), ``spread`` their standard deviation, ``start`` the weights of
    the generator and then those of the critic.
    """

    objective: Objective
    generator: Perceptron
    critic: Perceptron
    modes: np.ndarray
    spread: float
    data: np.ndarray
    latent: np.ndarray
    start: np.ndarray
    regularizers: tuple[Regularizer, ...] = ()

    def samples(self, w: np.ndarray) -> np.ndarray:
        """What the generator of weights w (of both networks) makes of the latent codes, shape (m, 2)."""
        return self.generator(w[: self.generator.size], self.latent)


def toy_gan(
    objective: Objective | None = None,
    regularizers: Sequence[Regularizer] = (),
    modes: int = 8,
    each: int = 8,
    spread: float = 0.05,
    codes: int = 64,
    hidden: tuple[int, int] = (16, 16),
    seed: int = 0,
) -> ToyGan:
    """A GAN on a ring of narrow Gaussians of radius 1; the seed fixes data, latent codes and weights.

    ``each`` points of data a mode, ``codes`` standard normal latent codes in the plane, ``hidden`` units of generator
    and critic, weights normal with variance 1/inputs. The objective is any of the catalogue that takes real and fake
    apart, non-saturating if left out; of the regularizers R1 is known. InputError for any other.
    """
    _validate(objective, regularizers, (modes, each, codes, *hidden), spread)
    rng = np.random.default_rng(seed)
    turn = 2 * np.pi * np.arange(modes) / modes
    centers = RADIUS * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    data = centers.repeat(each, axis=0) + spread * rng.normal(size=(modes * each, 2))
    latent = rng.normal(size=(codes, 2))
    generator, critic = Perceptron(2, hidden[0], 2), Perceptron(2, hidden[1], 1)
    start = np.concatenate([_drawn(generator, rng), _drawn(critic, rng)])
    made = objective or non_saturating()
    for player in (0, 1):
        apart(made, player)
    return ToyGan(made, generator, critic, centers, float(spread), data, latent, start, tuple(regularizers))


def apart(objective: Objective, player: int) -> tuple[Expr, Expr]:
    """A player's loss as a part in the critic's output on real and one in that on fake; InputError where they mix."""
    loss = expand(sympify((objective.generator, objective.critic)[player](REAL, FAKE)))
    on_real, on_fake = loss.as_independent(FAKE, as_Add=True)
    if on_fake.has(REAL):
        raise InputError(
            f"the toy GAN takes objectives that are a sum of a part on real and a part on fake samples; "
            f"in '{objective.name}' they are joined in {on_fake}"
        )
    return on_real, on_fake


def _validate(objective: Any, regularizers: Any, counts: tuple[Any, ...], spread: Any) -> None:
    if objective is not None and not isinstance(objective, Objective):
        raise InputError(f"the toy GAN takes an objective, such as sg.objectives.minimax(); got {objective!r}")
    for r in regularizers if isinstance(regularizers, (tuple, list)) else (regularizers,):
        if getattr(r, "name", "") != "r1" or sympify(r.hyper[0]).free_symbols or regularizers is r:
            raise InputError(
                f"the toy GAN knows one regularizer, R1 with a number: [sg.regularizers.r1(0.5)]; got {regularizers!r}"
            )
    counted = all(isinstance(n, int) and n > 0 for n in counts)
    if not counted or not isinstance(spread, (int, float)) or not 0 <= spread < float("inf"):
        raise InputError(
            f"the toy GAN has positive numbers of modes, points, codes and hidden units, and a spread that is not "
            f"negative; got {counts} and {spread!r}"
        )


def _drawn(network: Perceptron, rng: np.random.Generator) -> np.ndarray:
    """Normal weights of variance 1/inputs of their layer; no offset of the outputs."""
    scales = (network.inputs**-0.5, 0.5, network.hidden**-0.5, 0.0)
    sizes = (network.hidden * network.inputs, network.hidden, network.outputs * network.hidden, network.outputs)
    return np.concatenate([s * rng.normal(size=n) for s, n in zip(scales, sizes, strict=True)])
