from collections.abc import Callable
from typing import Any

from symgan.records import Objective


def divergence(name: str, activation: Callable[[Any], Any], conjugate: Callable[[Any], Any]) -> Objective:
    """The f-GAN of a divergence: F = E g(D(x)) - E f*(g(D(G(z)))); the critic maximizes F, the generator minimizes it.

    ``activation`` is g, which maps the critic's output into the domain of the conjugate f*; the critic is high on real.
    Source: Nowozin, Cseke and Tomioka 2016, section 2, Tables 1 and 2.
    """

    def on_fake(fake: Any) -> Any:
        return conjugate(activation(fake))

    return Objective(
        name,
        generator=lambda real, fake: -on_fake(fake),
        critic=lambda real, fake: on_fake(fake) - activation(real),
    )
