"""RMSProp: the mean square as a sum over the whole run, with geometric weights."""

import numpy as np

from symgan.methods import rmsprop
from tests.methods.textbook import HALF, PART, STEP, h, last, v


def scaled(run, beta2, eps):
    squares = sum((1 - beta2) * beta2 ** (len(run) - 1 - i) * v(p) ** 2 for i, p in enumerate(run))
    return run[last] + h * v(run[last]) / (np.sqrt(squares) + eps)


SYMMETRIC = [(lambda c: rmsprop(STEP, PART, HALF * c), lambda run: scaled(run, 0.9, 0.5))]
MEMORY, BY_EIGENVALUES = 1, True
