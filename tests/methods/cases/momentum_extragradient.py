"""Extragradient, and part of the last move."""

from symgan.methods import momentum_extragradient
from tests.methods.textbook import BACK, RATES, SMALLER, STEP, before, g, h, last, v


def moved(run, step, extra, beta):
    p = run[last]
    return p + step * v(p + extra * v(p)) + beta * (p - before(run))


SYMMETRIC = [
    (lambda c: momentum_extragradient(STEP / c, SMALLER / c, BACK), lambda run: moved(run, h, g, -0.3)),
]
ASYMMETRIC = [
    (lambda c: momentum_extragradient((STEP, SMALLER), beta=BACK), lambda run: moved(run, RATES, RATES, -0.3)),
]
MEMORY, BY_EIGENVALUES = 1, True
