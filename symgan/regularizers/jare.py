from typing import Any

from symgan import notation
from symgan.records import Regularizer


def jare(gamma: Any = notation.gamma) -> Regularizer:
    """Jacobian regularization: each player adds (gamma/2) |grad L|^2 for every other player's loss L and parameters.

    In a zero-sum game it is the penalty of consensus optimization without the gradient in a player's own
    parameters. The losses are those before this regularizer.
    Source: Nie and Patel 2019.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        squares = [setting.squared_field(i) for i in range(len(setting.losses))]
        return {i: gamma * (sum(squares) - square) / 2 for i, square in enumerate(squares)}

    return Regularizer("jare", (gamma,), penalty=penalty)
