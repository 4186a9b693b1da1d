"""Kingma and Ba 2015: Adam, next to an equilibrium."""

from sympy import Rational, Symbol, false

from symgan import games, methods
from symgan.literature.statements import CharacteristicPolynomial, Converges
from symgan.notation import epsilon, h, kappa, lam
from symgan.records import Claim, Source

SOURCE = Source(
    "kingma2015",
    "D. P. Kingma and J. Ba",
    2015,
    "Adam: A Method for Stochastic Optimization",
    "International Conference on Learning Representations, arXiv:1412.6980",
)

_s = Symbol("s", positive=True)
_first, _second = Symbol("b_1", positive=True), Symbol("b_2", positive=True)
_step = h * kappa / epsilon

CLAIMS = (
    Claim(
        "adam-at-rest",
        "Adam next to an equilibrium is descent along a moving mean",
        SOURCE,
        "",
        "On the loss {kappa*x**2/2}, with decays {b_1} and {b_2}, the factor of the characteristic polynomial that "
        "holds "
        "the parameter and the mean is {lam**2 - (1 + b_1 - (1 - b_1)*h*kappa/epsilon)*lam + b_1}; the others hold the "
        "decays.",
        CharacteristicPolynomial(
            games.quadratic([[-kappa]]),
            methods.adam(h, _first, _second),
            (lam**2 - (1 + _first - (1 - _first) * _step) * lam + _first) * (lam - _first) * (lam - _second) ** 2,
        ),
    ),
    Claim(
        "adam-bilinear-diverges",
        "Adam leaves the bilinear game",
        SOURCE,
        "",
        "On {s*x*y}, with the decays 9/10 and 999/1000, Adam converges for no step size.",
        Converges(games.bilinear(_s), methods.adam(h, Rational(9, 10), Rational(999, 1000)), false),
        uses=("adam-at-rest",),
    ),
)
