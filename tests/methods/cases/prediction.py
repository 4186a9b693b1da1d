"""The second player answers where the first one would be after another step."""

from symgan.methods import prediction
from tests.methods.textbook import BLOCKS, RATES, SMALLER, STEP, h, last, v


def predicted(p, steps):
    first = p + BLOCKS[0] * steps * v(p)
    return first + BLOCKS[1] * steps * v(2 * first - p)


ASYMMETRIC = [
    (lambda c: prediction(STEP), lambda run: predicted(run[last], h)),
    (lambda c: prediction((STEP, SMALLER)), lambda run: predicted(run[last], RATES)),
]
