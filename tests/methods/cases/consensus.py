"""The field less a multiple of the gradient of half its square."""

from symgan.methods import consensus
from tests.methods.textbook import FIFTH, RATES, SMALLER, STEP, h, jacobian, last, v


def agreed(p):
    return v(p) - 0.2 * jacobian(p).T @ v(p)


SYMMETRIC = [
    (lambda c: consensus(FIFTH / c), lambda run: agreed(run[last])),
    (lambda c: consensus(FIFTH / c, STEP / c), lambda run: run[last] + h * agreed(run[last])),
]
ASYMMETRIC = [(lambda c: consensus(FIFTH, (STEP, SMALLER)), lambda run: run[last] + RATES * agreed(run[last]))]
