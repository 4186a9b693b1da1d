from typing import Any

from symgan import notation
from symgan.laws import Normal
from symgan.notation import numbered, psi, theta
from symgan.records import Model, Network


def linear_quadratic(m: Any = notation.m, s: Any = notation.s) -> Model:
    """Data normal of mean m and deviation s, generator theta1 + theta2 z, critic D(x) = psi1 x + psi2 x^2.

    Source: Nagarajan and Kolter 2017, the linear quadratic GAN; Mescheder, Nowozin and Geiger 2017.
    """
    shift, scale = numbered(theta, 2)
    linear, quadratic = numbered(psi, 2)
    return Model(
        data=Normal(m, s),
        latent=Normal(0, 1),
        generator=Network((shift, scale), lambda z: shift + scale * z),
        critic=Network((linear, quadratic), lambda x: linear * x + quadratic * x**2),
        encoder=Network((), lambda x: (x - m) / s),
        name="linear-quadratic",
        equilibrium={shift: m, scale: s, linear: 0, quadratic: 0},
    )
