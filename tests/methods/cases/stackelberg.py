"""The leader's total derivative along the implicit response of the followers."""

import numpy as np

from symgan.methods import stackelberg
from tests.methods.textbook import BLOCKS, STEP, descent, h, jacobian, last, losses, v


def leading(p, leader):
    own, others = (np.flatnonzero(BLOCKS[i]) for i in (leader, 1 - leader))
    slopes = jacobian(p)
    response = -np.linalg.solve(slopes[np.ix_(others, others)], slopes[np.ix_(others, own)])
    gradient = sum(-descent(i, lambda q: losses(q)[leader], p) for i in range(2))
    total = v(p).copy()
    total[own] = -(gradient[own] + response.T @ gradient[others])
    return total


ASYMMETRIC = [
    (lambda c: stackelberg(), lambda run: leading(run[last], 0)),
    (lambda c: stackelberg(1, STEP), lambda run: run[last] + h * leading(run[last], 1)),
]
