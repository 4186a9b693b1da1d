from typing import Any

from symgan.laws import Dirac
from symgan.notation import c, numbered, psi, theta
from symgan.records import Model, Network


def dirac_overparametrized(at: Any = c) -> Model:
    """Data at c, generator at theta1 theta2, a linear network of two layers, critic D(x) = psi x.

    Every point of the hyperbola theta1 theta2 = c with psi = 0 is an equilibrium; the one given is (1, c, 0).
    Source: Balaji et al. 2021, deep linear generators.
    """
    first, second = numbered(theta, 2)
    return Model(
        data=Dirac(at),
        latent=Dirac(0),
        generator=Network((first, second), lambda z: first * second),
        critic=Network((psi,), lambda x: psi * x),
        encoder=Network((), lambda x: x),
        name="dirac-overparametrized",
        equilibrium={first: 1, second: at, psi: 0},
    )
