"""Steps without the decay of the first player's parameters, then one with several times its strength."""

from symgan.methods import lazy_regularization
from symgan.regularizers import weight_decay
from tests.methods.textbook import BLOCKS, FIFTH, GAME, STEP, h, last, v

ON = GAME.with_(weight_decay(FIFTH, player=0))


def lazy(p, k, strength):
    for _ in range(k - 1):
        p = p + h * v(p)
    return p + h * (v(p) - k * strength * BLOCKS[0] * p)


ASYMMETRIC = [(lambda c: lazy_regularization("weight-decay", 3, STEP), lambda run: lazy(run[last], 3, 0.2))]
