"""One game with two parameters a player, by hand in NumPy, on which ``cases/`` write each method in its textbook form.

A file of ``cases`` has the name of its method and holds pairs: the method, made for losses that are
c times as large (so that steps of 1/c are the same), and the next point of a run in the textbook's
form (the velocity, for a flow), from the list of points so far. ``SYMMETRIC`` pairs treat the players
alike, ``ASYMMETRIC`` ones need not. ``MEMORY`` is the number of vectors that the method keeps, a
tuple where it varies, ``BY_EIGENVALUES`` says that its eigenvalues come one by one from those of the
Jacobian, and ``ON`` names another game where the textbook form is not one on ``GAME``.
"""

import numpy as np
from sympy import Rational, symbols

from symgan.records import Game, Player

x, z, y, w = symbols("x z y w", real=True)
FIRST = Player("first", (x, z), x**2 + z**2 + x * z / 2 + x * y + 2 * z * w + x**2 * w)
SECOND = Player("second", (y, w), y**2 + w**2 - x * y - 2 * z * w + y**3 / 3)
REST = dict.fromkeys((x, z, y, w), 0)
GAME = Game("by hand", (FIRST, SECOND), REST)
START = np.array([0.3, -0.2, 0.25, 0.1])
BLOCKS = (np.array([1.0, 1, 0, 0]), np.array([0.0, 0, 1, 1]))
STEP, SMALLER, BACK = Rational(1, 10), Rational(1, 20), -Rational(3, 10)
FIFTH, HALF, PART = Rational(1, 5), Rational(1, 2), Rational(9, 10)
h, g = 0.1, 0.05
RATES = BLOCKS[0] * h + BLOCKS[1] * g
last = -1


def v(p):
    """The field in the order x, z, y, w."""
    x, z, y, w = p
    return np.array([-2 * x - z / 2 - y - 2 * x * w, -2 * z - x / 2 - 2 * w, -2 * y + x - y**2, -2 * w + 2 * z])


def jacobian(p):
    x, z, y, w = p
    return np.array([[-2 - 2 * w, -0.5, -1, -2 * x], [-0.5, -2, 0, -2], [1, 0, -2 - 2 * y, 0], [0, 2, 0, -2]])


def losses(p):
    x, z, y, w = p
    return x**2 + z**2 + x * z / 2 + x * y + 2 * z * w + x**2 * w, y**2 + w**2 - x * y - 2 * z * w + y**3 / 3


def descent(player, loss, p):
    """Minus the gradient of loss(p) in one player's parameters, by complex steps, which have no rounding error."""
    tiny = 1e-30
    return -BLOCKS[player] * np.array([loss(p + 1j * tiny * e).imag / tiny for e in np.eye(4)])


def before(run):
    """The point before the last one; at the start the start."""
    return run[-2] if len(run) > 1 else run[-1]
