from dataclasses import replace
from typing import Any

from symgan import notation
from symgan.records import Regularizer


def dragan(gamma: Any = notation.gamma, g0: Any = notation.g0, sigma: Any = notation.sigma) -> Regularizer:
    """The gradient penalty around the data: (gamma/2) E (|grad_x D(x + sigma e)| - g0)^2 on the critic.

    The points x are real and e is standard normal noise. With g0 > 0 the field jumps where the gradient vanishes.
    Source: Kodali et al. 2017, with gamma/2 for its lambda and g0 for 1.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        points = replace(setting.real, name="near").noisy(sigma)
        return {1: gamma * points.expect((setting.steepness(points) - g0) ** 2) / 2}

    return Regularizer("dragan", (gamma, g0, sigma), penalty=penalty)
