from sympy import sqrt

from symgan.records import Divergence


def hellinger() -> Divergence:
    """The squared Hellinger distance, the integral of (sqrt p - sqrt q)^2, at most 2: f(t) = (sqrt t - 1)^2.

    Source: Nowozin, Cseke and Tomioka 2016, Table 1.
    """
    return Divergence("hellinger", "squared Hellinger", lambda t: (sqrt(t) - 1) ** 2)
