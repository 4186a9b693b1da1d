from typing import Any

from symgan import notation
from symgan.records import InputError, Regularizer


def critic_gradient_norm(eta: Any = notation.eta) -> Regularizer:
    """The generator adds eta |grad L|^2, no half: the gradient of the critic's loss in the critic's own parameters.

    The loss is the one before this regularizer; in a plain game the first player is the generator.
    Source: Nagarajan and Kolter 2017, section 4.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        if len(setting.losses) != 2:
            raise InputError("critic_gradient_norm is for two players, a generator and a critic")
        return {0: eta * setting.squared_field(1)}

    return Regularizer("critic-gradient-norm", (eta,), penalty=penalty)
