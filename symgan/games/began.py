from typing import Any

from sympy import Abs, S, Symbol

from symgan import notation
from symgan.notation import psi, theta
from symgan.records import Game, Player

BALANCE = Symbol("k_t", real=True)


def began(gamma: Any = notation.gamma, tau: Any = notation.tau, c: Any = notation.c, balance: Any = S.Half) -> Game:
    """Boundary equilibrium GAN on one number: data at c, generator at theta, autoencoder psi x of error |x - psi x|.

    With the errors L(c) on data and L(theta) on samples the autoencoder minimizes L(c) - k_t L(theta), the generator
    L(theta), and the balance k_t, a third player on [0, 1], follows k_t' = tau (gamma L(c) - L(theta)).
    All points with psi = 1 are at rest; the equilibrium that is named is theta = gamma c, where the errors have the
    wanted ratio beside psi = 1 as well, with k_t at ``balance``.
    Source: Berthelot, Schumm and Metz 2017, with tau for their lambda_k.
    """
    real, fake = (Abs(x) * Abs(1 - psi) for x in (c, theta))  # in factors, on which it is seen where they switch
    players = (
        Player("generator", (theta,), fake),
        Player("autoencoder", (psi,), real - BALANCE * fake),
        Player("balance", (BALANCE,), BALANCE * (fake - gamma * real), rate=tau, box=((0, 1),)),
    )
    return Game("began", players, equilibrium={theta: gamma * c, psi: 1, BALANCE: balance})
