from collections.abc import Callable
from typing import Any

from symgan.objectives.minimax import logistic
from symgan.records import Objective


def relativistic(f: Callable[[Any], Any] = logistic) -> Objective:
    """The relativistic pairing GAN: L = E f(D(G(z)) - D(x)); the generator minimizes L, the critic maximizes it.

    The expectation is over real and fake together, so that each sample is judged beside one of the other kind.
    Source: Jolicoeur-Martineau 2019; Huang et al. 2024, section 2.
    """
    return Objective(
        "relativistic",
        generator=lambda real, fake: f(fake - real),
        critic=lambda real, fake: -f(fake - real),
    )
