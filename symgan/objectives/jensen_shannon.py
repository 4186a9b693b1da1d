from sympy import exp, log

from symgan.objectives._divergence import divergence
from symgan.records import Objective


def jensen_shannon() -> Objective:
    """The f-GAN of the Jensen-Shannon divergence: g(v) = log 2 - log(1 + exp(-v)), f*(t) = -log(2 - exp(t)).

    Source: Nowozin, Cseke and Tomioka 2016, Tables 1 and 2.
    """
    return divergence(
        "jensen-shannon", activation=lambda v: log(2) - log(1 + exp(-v)), conjugate=lambda t: -log(2 - exp(t))
    )
