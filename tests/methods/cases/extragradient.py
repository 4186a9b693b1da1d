"""A step along the field at a point that was extrapolated from here."""

from symgan.methods import extragradient
from tests.methods.textbook import RATES, SMALLER, STEP, g, h, last, v


def extrapolated(p, step, extra, k=1):
    q = p
    for _ in range(k):
        q = p + extra * v(q)
    return p + step * v(q)


SYMMETRIC = [
    (lambda c: extragradient(STEP / c), lambda run: extrapolated(run[last], h, h)),
    (lambda c: extragradient(STEP / c, SMALLER / c, k=3), lambda run: extrapolated(run[last], h, g, 3)),
]
ASYMMETRIC = [
    (lambda c: extragradient((STEP, SMALLER)), lambda run: extrapolated(run[last], RATES, RATES)),
    (lambda c: extragradient(STEP, (STEP, SMALLER)), lambda run: extrapolated(run[last], h, RATES)),
]
BY_EIGENVALUES = True
