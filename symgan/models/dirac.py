from typing import Any

from symgan.laws import Dirac
from symgan.notation import psi, theta
from symgan.records import Model, Network


def dirac(at: Any = 0) -> Model:
    """Data at 0, or at the place given, generator at theta, linear critic D(x) = psi x; at the equilibrium psi is 0.

    Away from 0 a critic of more than linear objective damps itself on the data, without any penalty.
    Source: Mescheder, Geiger and Nowozin 2018, Definition 2.1.
    """
    return Model(
        data=Dirac(at),
        latent=Dirac(0),
        generator=Network((theta,), lambda z: theta),
        critic=Network((psi,), lambda x: psi * x),
        encoder=Network((), lambda x: x),
        name="dirac" if at == 0 else "dirac-away",
        equilibrium={theta: at, psi: 0},
    )
