from sympy import exp

from symgan.objectives._divergence import divergence
from symgan.records import Objective


def hellinger() -> Objective:
    """The f-GAN of the squared Hellinger distance: g(v) = 1 - exp(-v), f*(t) = t/(1 - t).

    Source: Nowozin, Cseke and Tomioka 2016, Tables 1 and 2.
    """
    return divergence("hellinger", activation=lambda v: 1 - exp(-v), conjugate=lambda t: t / (1 - t))
