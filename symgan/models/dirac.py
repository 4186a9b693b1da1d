from symgan.laws import Dirac
from symgan.notation import psi, theta
from symgan.records import Model, Network


def dirac() -> Model:
    """Data at 0, generator at theta, linear critic D(x) = psi x; equilibrium at the origin.

    Source: Mescheder, Geiger and Nowozin 2018, Definition 2.1.
    """
    return Model(
        data=Dirac(0),
        latent=Dirac(0),
        generator=Network((theta,), lambda z: theta),
        critic=Network((psi,), lambda x: psi * x),
        encoder=Network((), lambda x: x),
        name="dirac",
        equilibrium={theta: 0, psi: 0},
    )
