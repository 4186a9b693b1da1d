"""The Nash equilibrium of the bilinear local games, by one linear system."""

import numpy as np

from symgan.methods import competitive
from tests.methods.textbook import BLOCKS, RATES, SMALLER, STEP, h, jacobian, last, v


def bilinear_nash(p, steps):
    own = np.outer(BLOCKS[0], BLOCKS[0]) + np.outer(BLOCKS[1], BLOCKS[1])
    mixed = jacobian(p) * (1 - own)
    return p + np.linalg.solve(np.eye(4) - np.diag(steps) @ mixed, steps * v(p))


SYMMETRIC = [(lambda c: competitive(STEP / c), lambda run: bilinear_nash(run[last], h * np.ones(4)))]
ASYMMETRIC = [(lambda c: competitive((STEP, SMALLER)), lambda run: bilinear_nash(run[last], RATES))]
