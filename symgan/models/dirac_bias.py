from sympy import Symbol

from symgan.laws import Dirac
from symgan.notation import psi, theta
from symgan.records import Model, Network

BIAS = Symbol("b", real=True)


def dirac_bias() -> Model:
    """The Dirac-GAN whose critic has a bias: D(x) = psi x + b; equilibrium at the origin.

    An objective whose best constant output is not 0 has another equilibrium: give it with
    dataclasses.replace(game, equilibrium=...).
    Source: Mescheder, Geiger and Nowozin 2018, Definition 2.1, with the bias that it leaves out.
    """
    return Model(
        data=Dirac(0),
        latent=Dirac(0),
        generator=Network((theta,), lambda z: theta),
        critic=Network((psi, BIAS), lambda x: psi * x + BIAS),
        encoder=Network((), lambda x: x),
        name="dirac-bias",
        equilibrium={theta: 0, psi: 0, BIAS: 0},
    )
