"""Chavdarova et al. 2021: looking ahead and stepping back part of the way."""

from sympy import I, Rational, Symbol, false

from symgan import games, methods
from symgan.literature.statements import Converges, Every, Spectrum
from symgan.notation import alpha, h
from symgan.records import Claim, Source

SOURCE = Source(
    "chavdarova2021",
    "T. Chavdarova, M. Pagliardini, S. U. Stich, F. Fleuret and M. Jaggi",
    2021,
    "Taming GANs with Lookahead-Minmax",
    "International Conference on Learning Representations, arXiv:2006.14567",
)

_s = Symbol("s", positive=True)
_game, _q = games.bilinear(_s), h**2 * _s**2
_inner = methods.simultaneous(h)

CLAIMS = (
    Claim(
        "lookahead-bilinear-two",
        "Lookahead over two gradient steps on the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} the eigenvalues are {1 - alpha*h**2*s**2 ± 2*I*alpha*h*s}, and it converges exactly when "
        "{alpha*(4 + h**2*s**2) < 2}, although gradient descent diverges.",
        Every(
            (
                Spectrum(_game, methods.lookahead(_inner, alpha, 2), ((1 - alpha * _q, 2 * I * alpha * h * _s),)),
                Converges(_game, methods.lookahead(_inner, alpha, 2), alpha * (4 + _q) < 2),
                Converges(_game, _inner, false),
            )
        ),
    ),
    Claim(
        "lookahead-bilinear-half",
        "Half the way back from two steps is not enough",
        SOURCE,
        "",
        "With {Eq(alpha, 1/2)} and two inner steps it converges for no step size.",
        Converges(_game, methods.lookahead(_inner, Rational(1, 2), 2), false),
        uses=("lookahead-bilinear-two",),
    ),
)
