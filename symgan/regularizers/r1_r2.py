from typing import Any

from symgan import notation
from symgan.records import Regularizer


def r1_r2(gamma: Any = notation.gamma) -> Regularizer:
    """The zero-centered gradient penalty on both: (gamma/2) (E_real + E_fake) |grad_x D(x)|^2 on the critic.

    Source: Mescheder, Geiger and Nowozin 2018, eqs. (9) and (10); Huang et al. 2024, who use both.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        return {1: gamma * sum(map(setting.squared_gradient, (setting.real, setting.fake))) / 2}

    return Regularizer("r1-r2", (gamma,), penalty=penalty)
