from typing import Any

from sympy import Symbol

from symgan import notation
from symgan.records import Regularizer

REAL = Symbol("alpha_real", real=True)
FAKE = Symbol("alpha_fake", real=True)


def lecam(xi: Any = notation.xi, real: Any = REAL, fake: Any = FAKE) -> Regularizer:
    """The critic adds xi (E_real (D(x) - fake)^2 + E_fake (D(x) - real)^2), each output drawn to the other's anchor.

    The anchors are constants here; in training they are moving averages of the critic's outputs.
    Source: Tseng et al. 2021.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        pairs = ((setting.real, fake), (setting.fake, real))
        return {1: xi * sum(s.expect((setting.model.critic(s.point) - anchor) ** 2) for s, anchor in pairs)}

    return Regularizer("lecam", (xi, real, fake), penalty=penalty)
