"""A gradient step, then one of extragradient; and a method with memory, whose memory waits."""

from symgan.methods import extragradient, momentum, periodic, simultaneous
from tests.methods.textbook import BACK, SMALLER, STEP, g, h, last, v


def in_turn(p):
    p = p + h * v(p)
    return p + h * v(p + g * v(p))


def with_memory(run):
    """The points that momentum saw: after the gradient step of each period."""
    seen = [p + h * v(p) for p in run]
    change = seen[last] - seen[-2] if len(seen) > 1 else seen[last] - run[0]
    return seen[last] + h * v(seen[last]) - 0.3 * change


SYMMETRIC = [
    (
        lambda c: periodic([simultaneous(STEP / c), extragradient(STEP / c, SMALLER / c)]),
        lambda run: in_turn(run[last]),
    ),
    (lambda c: periodic([simultaneous(STEP / c), momentum(STEP / c, BACK)]), with_memory),
]
MEMORY, BY_EIGENVALUES = (0, 1), True
