"""Tieleman and Hinton 2012: RMSProp, next to an equilibrium."""

from sympy import Symbol, false

from symgan import games, methods
from symgan.literature.statements import CharacteristicPolynomial, Converges
from symgan.notation import epsilon, h, kappa, lam
from symgan.records import Claim, Source

SOURCE = Source(
    "tieleman2012",
    "T. Tieleman and G. Hinton",
    2012,
    "Lecture 6.5: RMSProp",
    "COURSERA: Neural Networks for Machine Learning",
)

_d, _s = Symbol("d", positive=True), Symbol("s", positive=True)

CLAIMS = (
    Claim(
        "rmsprop-at-rest",
        "RMSProp next to an equilibrium is gradient descent with a larger step",
        SOURCE,
        "",
        "On the loss {kappa*x**2/2}, with decay d, the characteristic polynomial is "
        "{(lam - 1 + h*kappa/epsilon)*(lam - d)}.",
        CharacteristicPolynomial(
            games.quadratic([[-kappa]]),
            methods.rmsprop(h, _d),
            (lam - 1 + h * kappa / epsilon) * (lam - _d),
        ),
    ),
    Claim(
        "rmsprop-bilinear-diverges",
        "RMSProp leaves the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} it converges for no step size.",
        Converges(games.bilinear(_s), methods.rmsprop(h, _d), false),
        uses=("rmsprop-at-rest",),
    ),
)
