from sympy import exp

from symgan.objectives._divergence import divergence
from symgan.records import Objective


def kl() -> Objective:
    """The f-GAN of the Kullback-Leibler divergence: g(v) = v, f*(t) = exp(t - 1).

    Source: Nowozin, Cseke and Tomioka 2016, Tables 1 and 2.
    """
    return divergence("kl", activation=lambda v: v, conjugate=lambda t: exp(t - 1))
