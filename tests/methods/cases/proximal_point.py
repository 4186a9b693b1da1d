"""Implicit Euler, by Newton's method with the Jacobian by hand."""

import numpy as np

from symgan.methods import proximal_point
from tests.methods.textbook import RATES, SMALLER, STEP, h, jacobian, last, v


def implicit(p, steps):
    q = p
    for _ in range(50):
        q = q - np.linalg.solve(np.eye(4) - np.diag(steps) @ jacobian(q), q - p - steps * v(q))
    return q


SYMMETRIC = [(lambda c: proximal_point(STEP / c), lambda run: implicit(run[last], h * np.ones(4)))]
ASYMMETRIC = [(lambda c: proximal_point((STEP, SMALLER)), lambda run: implicit(run[last], RATES))]
BY_EIGENVALUES = True
