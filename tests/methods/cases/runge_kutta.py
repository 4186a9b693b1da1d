"""Heun's method and the classical one."""

from symgan.methods import runge_kutta
from tests.methods.textbook import RATES, SMALLER, STEP, h, last, v


def heun(p, steps):
    euler = p + steps * v(p)
    return (p + euler + steps * v(euler)) / 2


def classical(p, steps):
    a = v(p)
    b = v(p + steps * a / 2)
    c = v(p + steps * b / 2)
    d = v(p + steps * c)
    return p + steps * (a + 2 * b + 2 * c + d) / 6


SYMMETRIC = [
    (lambda c: runge_kutta(STEP / c, 2), lambda run: heun(run[last], h)),
    (lambda c: runge_kutta(STEP / c), lambda run: classical(run[last], h)),
]
ASYMMETRIC = [(lambda c: runge_kutta((STEP, SMALLER)), lambda run: classical(run[last], RATES))]
BY_EIGENVALUES = True
