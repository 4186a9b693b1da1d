from sympy import log

from symgan.records import Divergence


def kl() -> Divergence:
    """The Kullback-Leibler divergence KL(p, q) = E_p log(p/q), which punishes missing what p has: f(t) = t log t.

    Source: Kullback and Leibler 1951; as an f-divergence Nowozin, Cseke and Tomioka 2016, Table 1.
    """
    return Divergence("kl", "KL", lambda t: t * log(t))
