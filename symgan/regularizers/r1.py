from typing import Any

from symgan import notation
from symgan.records import Regularizer


def r1(gamma: Any = notation.gamma) -> Regularizer:
    """The zero-centered gradient penalty on data: (gamma/2) E_real |grad_x D(x)|^2 on the critic.

    Source: Mescheder, Geiger and Nowozin 2018, eq. (9).
    """
    return Regularizer("r1", (gamma,), penalty=lambda s: {1: gamma * s.squared_gradient(s.real) / 2})
