"""Zhang and Yu 2020: simultaneous (Jacobi) and alternating (Gauss-Seidel) methods on bilinear games."""

from sympy import Symbol, false

from symgan import games, methods
from symgan.blocks import GREATEST
from symgan.literature.statements import CharacteristicPolynomial, Converges, Every
from symgan.literature.statements.dimensions import Lifts
from symgan.notation import beta, h, lam
from symgan.records import Claim, Source

SOURCE = Source(
    "zhang2020",
    "G. Zhang and Y. Yu",
    2020,
    "Convergence of Gradient Methods on Bilinear Zero-Sum Games",
    "International Conference on Learning Representations, arXiv:1908.05699",
)

_s, _h1, _h2 = (Symbol(name, positive=True) for name in ("s", "eta1", "eta2"))
_jacobi, _gauss_seidel = methods.simultaneous((_h1, _h2)), methods.alternating((_h1, _h2), 1, 1)
_game = games.bilinear(_s)
_product = _h1 * _h2 * _s**2

CLAIMS = (
    Claim(
        "zy-gs-vs-jacobi-gd",
        "Simultaneous and alternating steps on the bilinear game",
        SOURCE,
        "",
        "With steps {eta1} and {eta2} the polynomial on the game {s*x*y} is {(lam - 1)**2 + eta1*eta2*s**2} for "
        "simultaneous and {(lam - 1)**2 + eta1*eta2*s**2*lam} for alternating steps; neither converges.",
        Every(
            (
                CharacteristicPolynomial(_game, _jacobi, (lam - 1) ** 2 + _product),
                CharacteristicPolynomial(_game, _gauss_seidel, (lam - 1) ** 2 + _product * lam),
                Converges(_game, _jacobi, false),
                Converges(_game, _gauss_seidel, false),
            )
        ),
    ),
    Claim(
        "zy-hb-gs-equal",
        "Only negative momentum converges in alternating steps",
        SOURCE,
        "",
        "With equal steps {h} and equal momentum {beta}, alternating steps on the game {s*x*y} converge exactly when "
        "{-1 < beta}, {beta < 0} and {h**2*s**2 < 4*(1 + beta)**2}.",
        Converges(
            _game,
            methods.momentum(alternating=True),
            (beta > -1) & (beta < 0) & (h**2 * _s**2 < 4 * (1 + beta) ** 2),
        ),
    ),
    Claim(
        "zy-gs-vs-jacobi-gd-every-dimension",
        "Simultaneous and alternating steps on bilinear games of every dimension",
        SOURCE,
        "",
        "On the game {x.T @ A @ y}, for an invertible square matrix {A} of any size, neither converges.",
        Every((Lifts(_game, _jacobi, _s, false), Lifts(_game, _gauss_seidel, _s, false))),
        uses=("zy-gs-vs-jacobi-gd",),
    ),
    Claim(
        "zy-hb-gs-equal-every-dimension",
        "Only negative momentum converges in alternating steps, in every dimension",
        SOURCE,
        "",
        "On the game {x.T @ A @ y}, for an invertible square matrix {A} of any size, alternating steps {h} with "
        "momentum {beta} converge exactly when {-1 < beta}, {beta < 0} and {h**2*sigma_max**2 < 4*(1 + beta)**2}.",
        Lifts(
            _game,
            methods.momentum(alternating=True),
            _s,
            (beta > -1) & (beta < 0) & (h**2 * GREATEST**2 < 4 * (1 + beta) ** 2),
        ),
        uses=("zy-hb-gs-equal",),
    ),
)
