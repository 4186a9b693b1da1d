from sympy import log

from symgan.records import Divergence


def reverse_kl() -> Divergence:
    """The reverse Kullback-Leibler divergence E_q log(q/p), which punishes what p does not have: f(t) = -log t.

    Source: Nowozin, Cseke and Tomioka 2016, Table 1.
    """
    return Divergence("reverse-kl", "reverse KL", lambda t: -log(t))
