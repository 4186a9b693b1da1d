"""Descent of half the square of the field."""

from symgan.methods import hamiltonian_descent
from tests.methods.textbook import RATES, SMALLER, STEP, h, jacobian, last, v


def downhill(p):
    return -jacobian(p).T @ v(p)


SYMMETRIC = [(lambda c: hamiltonian_descent(STEP / c**2), lambda run: run[last] + h * downhill(run[last]))]
ASYMMETRIC = [
    (lambda c: hamiltonian_descent(), lambda run: downhill(run[last])),
    (lambda c: hamiltonian_descent((STEP, SMALLER)), lambda run: run[last] + RATES * downhill(run[last])),
]
