"""Gidel et al. 2019: simultaneous gradient descent on the bilinear game."""

from sympy import Symbol, false

from symgan import games, methods
from symgan.literature.statements import Converges, Every, Multiplied
from symgan.notation import h
from symgan.records import Claim, Source

SOURCE = Source(
    "gidel2019variational",
    "G. Gidel, H. Berard, G. Vignoud, P. Vincent and S. Lacoste-Julien",
    2019,
    "A Variational Inequality Perspective on Generative Adversarial Networks",
    "International Conference on Learning Representations, arXiv:1802.10551",
)

_x, _y, _s = Symbol("x", real=True), Symbol("y", real=True), Symbol("s", positive=True)
_game = games.bilinear(_s)

CLAIMS = (
    Claim(
        "bil-simgda-growth",
        "Simultaneous steps leave the bilinear game",
        SOURCE,
        "",
        "On the game {s*x*y} every simultaneous step multiplies {x**2 + y**2} by {1 + h**2*s**2}, so it never "
        "converges.",
        Every(
            (
                Multiplied(_game, methods.simultaneous(), _x**2 + _y**2, 1 + h**2 * _s**2),
                Converges(_game, methods.simultaneous(), false),
            )
        ),
    ),
)
