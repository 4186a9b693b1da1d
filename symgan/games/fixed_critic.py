from typing import Any

from sympy import Symbol

from symgan import notation
from symgan.laws import Expectation, Normal
from symgan.records import Game, Player


def fixed_critic(kappa: Any = notation.kappa, c: Any = notation.c) -> Game:
    """A generator u + v z of normal z alone, against a critic that stays what it is: D(x) = -(kappa/2) (x - c)^2.

    Source: the slides on GAN pathologies, the extreme case of a generator that is trained without its critic.
    """
    u, v, z = (Symbol(name, real=True) for name in "uvz")
    loss = Expectation(kappa * (u + v * z - c) ** 2 / 2, (z, Normal()))
    return Game("generator alone", (Player("generator", (u, v), loss),), equilibrium={u: c, v: 0})
