"""Hsieh, Iutzeler, Malick and Mertikopoulos 2019: extragradient with one field a step."""

from sympy import Symbol, sqrt

from symgan import games, methods
from symgan.literature.statements import CharacteristicPolynomial, Converges, Every
from symgan.notation import h, lam
from symgan.records import Claim, Source

SOURCE = Source(
    "hsieh2019",
    "Y.-G. Hsieh, F. Iutzeler, J. Malick and P. Mertikopoulos",
    2019,
    "On the Convergence of Single-Call Stochastic Extra-Gradient Methods",
    "Advances in Neural Information Processing Systems, arXiv:1908.08465",
)

_s, _a = Symbol("s", positive=True), Symbol("a", real=True)
_scalar, _printed = games.quadratic([[_a]]), lam**2 - (1 + 2 * h * _a) * lam + h * _a

CLAIMS = (
    Claim(
        "past-extragradient-is-optimistic",
        "Extrapolation from the past is optimistic descent",
        SOURCE,
        "",
        "For an eigenvalue a of the Jacobian of the field both have the eigenvalues that are roots of "
        "{lam**2 - (1 + 2*h*a)*lam + h*a}.",
        Every(
            tuple(
                CharacteristicPolynomial(_scalar, method, _printed)
                for method in (methods.past_extragradient(), methods.optimistic())
            )
        ),
    ),
    Claim(
        "past-extragradient-bilinear",
        "Extrapolation from the past on the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} it converges exactly when {h < 1/(sqrt(3)*s)}.",
        Converges(games.bilinear(_s), methods.past_extragradient(), h < 1 / (sqrt(3) * _s)),
        uses=("past-extragradient-is-optimistic",),
    ),
)
