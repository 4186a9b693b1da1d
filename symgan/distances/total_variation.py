from sympy import Abs

from symgan.records import Divergence


def total_variation() -> Divergence:
    """The total variation distance, the largest difference of the probabilities of one event: f(t) = |t - 1|/2.

    Source: Arjovsky, Chintala and Bottou 2017, section 2.
    """
    return Divergence("total-variation", "TV", lambda t: Abs(t - 1) / 2)
