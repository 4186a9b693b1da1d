"""The first player descends its loss where the second one's steps lead, through them or not."""

from symgan.methods import unrolled
from tests.methods.textbook import BLOCKS, FIFTH, STEP, descent, h, last, losses, v


def foreseen(p, k, eta, through):
    def reached(q):
        for _ in range(k):
            q = q + eta * BLOCKS[1] * v(q)
        return q

    first = descent(0, lambda q: losses(reached(q))[0], p) if through else BLOCKS[0] * v(reached(p))
    return first + BLOCKS[1] * v(p)


ASYMMETRIC = [
    (lambda c: unrolled(3, FIFTH), lambda run: foreseen(run[last], 3, 0.2, True)),
    (lambda c: unrolled(2, FIFTH, h=STEP), lambda run: run[last] + h * foreseen(run[last], 2, 0.2, True)),
    (lambda c: unrolled(3, FIFTH, False), lambda run: foreseen(run[last], 3, 0.2, False)),
]
