from typing import Any

from symgan import notation
from symgan.records import InputError, Regularizer


def weight_decay(kappa: Any = notation.kappa, player: int = 1) -> Regularizer:
    """The L2 penalty (kappa/2) |w|^2 on one player's parameters, the critic's unless another index is given.

    Source: the lecture on training pathologies (seed 002), penalties on discriminator weights.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        players = setting.game.players
        if player not in range(len(players)):
            raise InputError(f"weight_decay names player {player}, but the game has players 0 to {len(players) - 1}")
        return {player: kappa * sum(p**2 for p in players[player].params) / 2}

    return Regularizer("weight-decay", (kappa,), penalty=penalty)
