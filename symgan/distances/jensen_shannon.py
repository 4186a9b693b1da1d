from sympy import log

from symgan.records import Divergence


def jensen_shannon() -> Divergence:
    """The Jensen-Shannon divergence (KL(p, m) + KL(q, m))/2 from the mean law m = (p + q)/2, at most log 2.

    As an f-divergence f(t) = (t log t - (1 + t) log((1 + t)/2))/2.
    Source: Goodfellow et al. 2014, section 4; Nowozin, Cseke and Tomioka 2016, Table 1, which has twice this.
    """
    return Divergence("jensen-shannon", "JS", lambda t: (t * log(t) - (1 + t) * log((1 + t) / 2)) / 2)
