"""Polyak's momentum from the last two points."""

from symgan.methods import momentum
from tests.methods.textbook import BACK, BLOCKS, SMALLER, STEP, before, g, h, last, v


def heavy(run, rates, betas, alternating):
    p, change = run[last], run[last] - before(run)
    first = BLOCKS[0] * (rates[0] * v(p) + betas[0] * change)
    halfway = p + first if alternating else p
    return p + first + BLOCKS[1] * (rates[1] * v(halfway) + betas[1] * change)


SYMMETRIC = [
    (lambda c: momentum(STEP / c, BACK), lambda run: heavy(run, (h, h), (-0.3, -0.3), False)),
    (lambda c: momentum(STEP / c, BACK, alternating=True), lambda run: heavy(run, (h, h), (-0.3, -0.3), True)),
]
ASYMMETRIC = [
    (lambda c: momentum((STEP, SMALLER), (BACK, -BACK)), lambda run: heavy(run, (h, g), (-0.3, 0.3), False)),
    (
        lambda c: momentum((STEP, SMALLER), (BACK, -BACK), alternating=True),
        lambda run: heavy(run, (h, g), (-0.3, 0.3), True),
    ),
]
MEMORY, BY_EIGENVALUES = 1, True
