from typing import Any

from sympy import sympify

from symgan.laws import Dirac
from symgan.notation import numbered, psi, theta
from symgan.records import InputError, Model, Network


def dirac_d(n: Any = 2) -> Model:
    """The Dirac-GAN in n dimensions: data at the origin, generator at the vector theta, critic D(x) = psi . x.

    InputError where n is no positive integer.
    Source: Mescheder, Geiger and Nowozin 2018, Definition 2.1, coordinate by coordinate.
    """
    if not (sympify(n).is_Integer and n >= 1):
        raise InputError(f"dirac_d needs a positive number of dimensions; got {n}")
    place, slope = numbered(theta, int(n)), numbered(psi, int(n))
    return Model(
        data=tuple(Dirac(0) for _ in place),
        latent=Dirac(0),
        generator=Network(place, lambda z: place),
        critic=Network(slope, lambda x: sum(a * b for a, b in zip(slope, x, strict=True))),
        encoder=Network((), lambda x: x),
        name="dirac-d",
        equilibrium=dict.fromkeys((*place, *slope), 0),
    )
