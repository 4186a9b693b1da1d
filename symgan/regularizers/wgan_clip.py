from typing import Any

from symgan import notation
from symgan.records import Game, Regularizer


def wgan_clip(c_d: Any = notation.c_d) -> Regularizer:
    """Weight clipping: after each of its moves every weight of the critic is put back between -c_d and c_d.

    Source: Arjovsky, Chintala and Bottou 2017, algorithm 1; Mescheder, Geiger and Nowozin 2018, Lemma 3.1.
    """

    def constraint(game: Game) -> dict[int, Any]:
        return {1: tuple((-c_d, c_d) for _ in game.players[1].params)}

    return Regularizer("wgan-clip", (c_d,), constraint=constraint)
