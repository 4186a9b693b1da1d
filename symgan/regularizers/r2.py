from typing import Any

from symgan import notation
from symgan.records import Regularizer


def r2(gamma: Any = notation.gamma) -> Regularizer:
    """The zero-centered gradient penalty on samples: (gamma/2) E_fake |grad_x D(x)|^2 on the critic.

    Source: Mescheder, Geiger and Nowozin 2018, eq. (10).
    """
    return Regularizer("r2", (gamma,), penalty=lambda s: {1: gamma * s.squared_gradient(s.fake) / 2})
