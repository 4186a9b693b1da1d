from typing import Any

from sympy import Max

from symgan import notation
from symgan.records import Regularizer


def wgan_lp(gamma: Any = notation.gamma, g0: Any = notation.g0) -> Regularizer:
    """The one-sided gradient penalty: (gamma/2) E max(0, |grad_x D(x)| - g0)^2 on the critic.

    The points x lie between real and fake samples. Only gradients longer than g0 are penalized.
    Source: Petzka, Fischer and Lukovnikov 2018, eq. (8), with gamma/2 for its lambda and g0 for 1.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        points = setting.between
        return {1: gamma * points.expect(Max(0, setting.steepness(points) - g0) ** 2) / 2}

    return Regularizer("wgan-lp", (gamma, g0), penalty=penalty)
