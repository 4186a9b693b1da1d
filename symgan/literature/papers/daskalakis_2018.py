"""Daskalakis et al. 2018: optimistic gradient descent on the bilinear game."""

from sympy import Integer, Rational, Symbol, sqrt

from symgan import games, methods
from symgan.blocks import GREATEST
from symgan.conventions import Convention
from symgan.literature.statements import Best, CharacteristicPolynomial, Converges, Every
from symgan.literature.statements.dimensions import Lifts
from symgan.notation import eta, h, lam
from symgan.records import Claim, Source

_s = Symbol("s", positive=True)

SOURCE = Source(
    "daskalakis2018",
    "C. Daskalakis, A. Ilyas, V. Syrgkanis and H. Zeng",
    2018,
    "Training GANs with Optimism",
    "International Conference on Learning Representations, arXiv:1711.00141",
    Convention(symbols={h: eta, _s: Symbol("sigma", positive=True)}),
)

CLAIMS = (
    Claim(
        "bil-ogda-stability",
        "How large a step optimism allows on the bilinear game",
        SOURCE,
        "",
        "On the game {s*x*y} the eigenvalues of optimistic gradient descent are the roots of "
        "{lam**2 - (1 - 2*I*h*s)*lam - I*h*s} and their conjugates, and it converges exactly when {h*s < 1/sqrt(3)}.",
        Every(
            (
                CharacteristicPolynomial(
                    games.bilinear(_s),
                    methods.optimistic(),
                    (lam**2 - lam) ** 2 + (h * _s * (2 * lam - 1)) ** 2,
                ),
                Converges(games.bilinear(_s), methods.optimistic(), h**2 * _s**2 < Rational(1, 3)),
            )
        ),
        note="The polynomial is the product of the one printed and its conjugate.",
    ),
    Claim(
        "bil-ogda-stability-optimum",
        "The best step of optimism on the bilinear game",
        SOURCE,
        "",
        "On the game {s*x*y} no step size gives optimistic gradient descent a smaller spectral radius than "
        "{Eq(h, 1/(2*s))}, with radius {1/sqrt(2)}.",
        Best(games.bilinear(_s), methods.optimistic(), 1 / sqrt(Integer(2)), {h: 1 / (2 * _s)}),
        uses=("bil-ogda-stability",),
    ),
    Claim(
        "bil-ogda-every-dimension",
        "How large a step optimism allows on bilinear games of every dimension",
        SOURCE,
        "",
        "On the game {x.T @ A @ y}, for an invertible square matrix {A} of any size, optimistic gradient descent "
        "converges exactly when {h*sigma_max < 1/sqrt(3)}.",
        Lifts(games.bilinear(_s), methods.optimistic(), _s, h**2 * GREATEST**2 < Rational(1, 3)),
        uses=("bil-ogda-stability",),
    ),
)
