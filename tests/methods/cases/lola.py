"""Each player descends its loss where the other has taken a step."""

from symgan.methods import lola
from tests.methods.textbook import BLOCKS, FIFTH, STEP, descent, h, last, losses, v


def aware(p, alpha):
    return sum(descent(i, lambda q, i=i: losses(q + alpha * BLOCKS[1 - i] * v(q))[i], p) for i in range(2))


SYMMETRIC = [
    (lambda c: lola(FIFTH / c), lambda run: aware(run[last], 0.2)),
    (lambda c: lola(FIFTH / c, STEP / c), lambda run: run[last] + h * aware(run[last], 0.2)),
]
