"""Adam: both means as sums over the whole run, with geometric weights that are made to sum to one."""

import numpy as np

from symgan.methods import adam
from tests.methods.textbook import HALF, PART, STEP, h, last, v


def adaptive(run, beta1, beta2, eps):
    n = len(run)
    first = sum(beta1 ** (n - 1 - i) * v(p) for i, p in enumerate(run)) * (1 - beta1) / (1 - beta1**n)
    second = sum(beta2 ** (n - 1 - i) * v(p) ** 2 for i, p in enumerate(run)) * (1 - beta2) / (1 - beta2**n)
    return run[last] + h * first / (np.sqrt(second) + eps)


SYMMETRIC = [(lambda c: adam(STEP, PART, PART**2, HALF * c), lambda run: adaptive(run, 0.9, 0.81, 0.5))]
MEMORY, BY_EIGENVALUES = 4, True
