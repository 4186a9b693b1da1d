from collections.abc import Callable
from typing import Any

from sympy import exp, log

from symgan.records import Objective


def logistic(t: Any) -> Any:
    """f(t) = -log(1 + exp(-t)), the logarithm of the sigmoid: f'(0) = 1/2, f''(0) = -1/4."""
    return -log(1 + exp(-t))


def minimax(f: Callable[[Any], Any] = logistic, name: str = "minimax") -> Objective:
    """The zero-sum GAN: L = E f(D(G(z))) + E f(-D(x)); the generator minimizes L, the critic maximizes it.

    With the logistic f it is the original GAN, in the orientation where the critic is high on fake.
    Source: Goodfellow et al. 2014; Mescheder, Geiger and Nowozin 2018, eq. (1).
    """

    def value(real: Any, fake: Any) -> Any:
        return f(fake) + f(-real)

    return Objective(name, generator=value, critic=lambda real, fake: -value(real, fake))
