"""Means of a whole run of gradient descent."""

from symgan.methods import averaging, simultaneous
from tests.methods.textbook import PART, START, STEP, h, v


def descended(count):
    points = [START]
    for _ in range(count):
        points.append(points[-1] + h * v(points[-1]))
    return points


def mean(run):
    return sum(descended(len(run))) / (len(run) + 1)


def moving_mean(run, decay):
    average = START
    for p in descended(len(run))[1:]:
        average = decay * average + (1 - decay) * p
    return average


SYMMETRIC = [
    (lambda c: averaging(simultaneous(STEP / c)), mean),
    (lambda c: averaging(simultaneous(STEP / c), PART), lambda run: moving_mean(run, 0.9)),
]
MEMORY, BY_EIGENVALUES = (2, 1), True
