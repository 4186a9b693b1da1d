"""Extrapolation along the field at the point extrapolated before, all worked out anew."""

from symgan.methods import past_extragradient
from tests.methods.textbook import RATES, SMALLER, STEP, g, h, last, v


def past(run, step, extra):
    seen = v(run[0])
    for p in run:
        seen = v(p + extra * seen)
    return run[last] + step * seen


SYMMETRIC = [
    (lambda c: past_extragradient(STEP / c), lambda run: past(run, h, h)),
    (lambda c: past_extragradient(STEP / c, SMALLER / c), lambda run: past(run, h, g)),
]
ASYMMETRIC = [(lambda c: past_extragradient((STEP, SMALLER)), lambda run: past(run, RATES, RATES))]
MEMORY, BY_EIGENVALUES = 1, True
