"""The field less a multiple of A^T v, with A the antisymmetric part of the Jacobian."""

from symgan.methods import symplectic_gradient_adjustment
from tests.methods.textbook import FIFTH, STEP, h, jacobian, last, v


def adjusted(p):
    slopes = jacobian(p)
    return v(p) - 0.2 * ((slopes - slopes.T) / 2).T @ v(p)


SYMMETRIC = [
    (lambda c: symplectic_gradient_adjustment(FIFTH / c), lambda run: adjusted(run[last])),
    (
        lambda c: symplectic_gradient_adjustment(FIFTH / c, STEP / c),
        lambda run: run[last] + h * adjusted(run[last]),
    ),
]
