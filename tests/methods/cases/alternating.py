"""The players in turn, each against the newest point."""

from symgan.methods import alternating
from tests.methods.textbook import BLOCKS, SMALLER, STEP, g, h, last, v


def in_turn(p, counts, steps=(h, h)):
    for block, times, size in zip(BLOCKS, counts, steps, strict=True):
        for _ in range(times):
            p = p + size * block * v(p)
    return p


SYMMETRIC = [(lambda c: alternating(STEP / c, 2, 2), lambda run: in_turn(run[last], (2, 2)))]
ASYMMETRIC = [(lambda c: alternating((STEP, SMALLER), 1, 3), lambda run: in_turn(run[last], (1, 3), (h, g)))]
