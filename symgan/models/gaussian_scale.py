from typing import Any

from symgan import notation
from symgan.laws import Normal
from symgan.notation import psi, theta
from symgan.records import Model, Network


def gaussian_scale(s: Any = notation.s) -> Model:
    """Data normal of mean 0 and deviation s, generator theta z for standard normal z, critic D(x) = psi x^2.

    Source: Nagarajan and Kolter 2017, section 3, with normal laws in place of uniform ones.
    """
    return Model(
        data=Normal(0, s),
        latent=Normal(0, 1),
        generator=Network((theta,), lambda z: theta * z),
        critic=Network((psi,), lambda x: psi * x**2),
        encoder=Network((), lambda x: x / s),
        name="gaussian-scale",
        equilibrium={theta: s, psi: 0},
    )
