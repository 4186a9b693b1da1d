"""Zhang, Wang, Lessard and Grosse 2022: alternating gradient descent ascent."""

from sympy import Symbol, sqrt

from symgan import games, methods
from symgan.literature.statements import CharacteristicPolynomial, Every, Modulus
from symgan.notation import h, lam
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "zhang2022",
    "G. Zhang, Y. Wang, L. Lessard and R. Grosse",
    2022,
    "Near-optimal Local Convergence of Alternating Gradient Descent-Ascent for Minimax Optimization",
    "International Conference on Artificial Intelligence and Statistics, arXiv:2102.09468",
)

_s, _p, _q, _b = Symbol("s", positive=True), Symbol("p", real=True), Symbol("q", real=True), Symbol("b", real=True)
_game = games.quadratic([[-_p, -_b], [_b, -_q]])
_determinant = (1 - h * _p) * (1 - h * _q)

CLAIMS = (
    Claim(
        "altgda2022-rho-missing-sqrt",
        "The radius of simultaneous steps with a missing root",
        SOURCE,
        "Section 3",
        "On the bilinear game {s*x*y} the eigenvalues of the simultaneous update have the modulus {1 + h**2*s**2}.",
        Modulus(games.bilinear(_s), methods.simultaneous(), 1 + h**2 * _s**2),
        expected=Status.REFUTED,
        original=r"\rho = 1 + \eta^2 \sigma_{\max}^2",
        note="This is the factor of the squared distance; the square root was lost.",
    ),
    Claim(
        "altgda2022-rho-missing-sqrt-corrected",
        "The radius of simultaneous steps with the root restored",
        SOURCE,
        "Section 3, corrected",
        "On the bilinear game {s*x*y} the eigenvalues of the simultaneous update have the modulus "
        "{sqrt(1 + h**2*s**2)}.",
        Modulus(games.bilinear(_s), methods.simultaneous(), sqrt(1 + h**2 * _s**2)),
        uses=("altgda2022-rho-missing-sqrt",),
    ),
    Claim(
        "altgda-scsc-det",
        "Trace and determinant of alternating steps",
        SOURCE,
        "",
        "With {p*x**2/2 + b*x*y - q*y**2/2} the alternating update has the trace {2 - h*(p + q) - h**2*b**2} and the "
        "determinant {(1 - h*p)*(1 - h*q)}, the square of the modulus of complex eigenvalues; for simultaneous steps "
        "they "
        "are {2 - h*(p + q)} and {(1 - h*p)*(1 - h*q) + h**2*b**2}.",
        Every(
            (
                CharacteristicPolynomial(
                    _game,
                    methods.alternating(h, 1, 1),
                    lam**2 - (2 - h * (_p + _q) - h**2 * _b**2) * lam + _determinant,
                ),
                CharacteristicPolynomial(
                    _game, methods.simultaneous(), lam**2 - (2 - h * (_p + _q)) * lam + _determinant + h**2 * _b**2
                ),
            )
        ),
    ),
)
