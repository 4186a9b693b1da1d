"""Optimistic descent, the fields of all turns so far worked out anew."""

from sympy import Rational

from symgan.methods import optimistic
from tests.methods.textbook import BACK, BLOCKS, STEP, h, last, v


def hopeful(run, alpha, beta, alternating):
    seen = [v(run[0])]
    for p, after in zip(run, run[1:], strict=False):
        halfway = BLOCKS[0] * after + BLOCKS[1] * p
        seen.append(BLOCKS[0] * v(p) + BLOCKS[1] * v(halfway) if alternating else v(p))
    p, past = run[last], seen[last]
    first = h * BLOCKS[0] * (alpha * v(p) - beta * past)
    halfway = p + first if alternating else p
    return p + first + h * BLOCKS[1] * (alpha * v(halfway) - beta * past)


SYMMETRIC = [
    (lambda c: optimistic(STEP / c), lambda run: hopeful(run, 2, 1, False)),
    (lambda c: optimistic(STEP / c, alternating=True), lambda run: hopeful(run, 2, 1, True)),
    (lambda c: optimistic(STEP / c, Rational(3, 2), BACK), lambda run: hopeful(run, 1.5, -0.3, False)),
]
MEMORY, BY_EIGENVALUES = 1, True
