from sympy import exp, log

from symgan.objectives._divergence import divergence
from symgan.records import Objective


def reverse_kl() -> Objective:
    """The f-GAN of the reverse Kullback-Leibler divergence: g(v) = -exp(-v), f*(t) = -1 - log(-t).

    Source: Nowozin, Cseke and Tomioka 2016, Tables 1 and 2.
    """
    return divergence("reverse-kl", activation=lambda v: -exp(-v), conjugate=lambda t: -1 - log(-t))
