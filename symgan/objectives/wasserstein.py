from symgan.objectives.minimax import minimax
from symgan.records import Objective


def wasserstein() -> Objective:
    """The Wasserstein GAN without its constraint: f(t) = t, so L = E D(G(z)) - E D(x).

    Source: Arjovsky, Chintala and Bottou 2017; the Sharif slides, p. 18.
    """
    return minimax(lambda t: t, name="wasserstein")
