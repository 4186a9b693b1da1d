"""A gradient step from a point ahead."""

from symgan.methods import nesterov
from tests.methods.textbook import BACK, BLOCKS, RATES, SMALLER, STEP, before, h, last, v


def accelerated(run, step, beta):
    ahead = run[last] + beta * (run[last] - before(run))
    return ahead + step * v(ahead)


SYMMETRIC = [(lambda c: nesterov(STEP / c, BACK), lambda run: accelerated(run, h, -0.3))]
ASYMMETRIC = [
    (
        lambda c: nesterov((STEP, SMALLER), (BACK, -BACK)),
        lambda run: accelerated(run, RATES, 0.3 * (BLOCKS[1] - BLOCKS[0])),
    ),
]
MEMORY, BY_EIGENVALUES = 1, True
