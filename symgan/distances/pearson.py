from symgan.records import Divergence


def pearson() -> Divergence:
    """Pearson's chi-square divergence E_q (p/q - 1)^2: f(t) = (t - 1)^2.

    Source: Nowozin, Cseke and Tomioka 2016, Table 1, with p and q interchanged.
    """
    return Divergence("pearson", "chi-square", lambda t: (t - 1) ** 2)
