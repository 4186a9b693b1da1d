from symgan.objectives._divergence import divergence
from symgan.records import Objective


def pearson() -> Objective:
    """The f-GAN of Pearson's chi-squared divergence: g(v) = v, f*(t) = t^2/4 + t.

    Source: Nowozin, Cseke and Tomioka 2016, Tables 1 and 2.
    """
    return divergence("pearson", activation=lambda v: v, conjugate=lambda t: t**2 / 4 + t)
