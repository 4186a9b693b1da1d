"""The field itself, and with the second player's rate multiplied."""

from symgan.methods import gradient_flow
from tests.methods.textbook import BLOCKS, last, v

SYMMETRIC = [(lambda c: gradient_flow(), lambda run: v(run[last]))]
ASYMMETRIC = [(lambda c: gradient_flow(3), lambda run: (BLOCKS[0] + 3 * BLOCKS[1]) * v(run[last]))]
BY_EIGENVALUES = True
