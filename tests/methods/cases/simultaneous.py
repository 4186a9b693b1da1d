"""A step along the field."""

from symgan.methods import simultaneous
from tests.methods.textbook import RATES, SMALLER, STEP, h, last, v

SYMMETRIC = [(lambda c: simultaneous(STEP / c), lambda run: run[last] + h * v(run[last]))]
ASYMMETRIC = [(lambda c: simultaneous((STEP, SMALLER)), lambda run: run[last] + RATES * v(run[last]))]
BY_EIGENVALUES = True
