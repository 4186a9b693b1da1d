from typing import Any

from symgan import notation
from symgan.adversarial import reconstruction
from symgan.records import Regularizer


def mse(mu: Any = notation.mu) -> Regularizer:
    """The pixel-wise error of generative compression: mu E |x - G(E(x))|^2 on the generator, no half.

    Source: Koshkina 2021, "Adding MSE".
    """
    return Regularizer("mse", (mu,), penalty=lambda s: {0: mu * reconstruction(s.model)})
