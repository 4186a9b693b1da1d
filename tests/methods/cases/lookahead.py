"""Several gradient steps, and part of the way back."""

from symgan.methods import lookahead, momentum, simultaneous
from tests.methods.textbook import HALF, STEP, h, last, v


def looking_ahead(p, alpha, k):
    q = p
    for _ in range(k):
        q = q + h * v(q)
    return p + alpha * (q - p)


SYMMETRIC = [
    (lambda c: lookahead(simultaneous(STEP / c), HALF, 3), lambda run: looking_ahead(run[last], 0.5, 3)),
    (lambda c: lookahead(momentum(STEP / c, 0), HALF, 2), lambda run: looking_ahead(run[last], 0.5, 2)),
]
MEMORY, BY_EIGENVALUES = (0, 1), True
