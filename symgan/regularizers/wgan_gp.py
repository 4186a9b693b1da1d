from typing import Any

from symgan import notation
from symgan.records import Regularizer


def wgan_gp(gamma: Any = notation.gamma, g0: Any = notation.g0) -> Regularizer:
    """The gradient penalty of the Wasserstein GAN: (gamma/2) E (|grad_x D(x)| - g0)^2 on the critic.

    The points x lie between real and fake samples. With g0 > 0 the field jumps where the gradient vanishes.
    Source: Gulrajani et al. 2017, eq. (3), with gamma/2 for its lambda and g0 for 1; Mescheder et al. 2018, eq. (8).
    """

    def penalty(setting: Any) -> dict[int, Any]:
        points = setting.between
        return {1: gamma * points.expect((setting.steepness(points) - g0) ** 2) / 2}

    return Regularizer("wgan-gp", (gamma, g0), penalty=penalty)
