from typing import Any

from symgan import notation
from symgan.laws import Normal
from symgan.notation import psi, theta
from symgan.records import Model, Network


def gaussian_shift(m: Any = 0, s: Any = notation.s) -> Model:
    """Data normal of mean m and deviation s, generator theta + s z for standard normal z, critic D(x) = psi x.

    Source: Nie and Patel 2019, section 3; Nagarajan and Kolter 2017, section 3.
    """
    return Model(
        data=Normal(m, s),
        latent=Normal(0, 1),
        generator=Network((theta,), lambda z: theta + s * z),
        critic=Network((psi,), lambda x: psi * x),
        encoder=Network((), lambda x: (x - m) / s),
        name="gaussian-shift",
        equilibrium={theta: m, psi: 0},
    )
