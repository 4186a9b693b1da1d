"""Kim, Gidel, Kyrillidis and Pedregosa 2022: extragradient with momentum."""

from sympy import Symbol

from symgan import games, methods
from symgan.literature.statements import CharacteristicPolynomial
from symgan.notation import beta, h, lam
from symgan.records import Claim, Source

SOURCE = Source(
    "kim2022",
    "J. L. Kim, G. Gidel, A. Kyrillidis and F. Pedregosa",
    2022,
    "When is Momentum Extragradient Optimal? A Polynomial-Based Analysis",
    "arXiv:2211.04659",
)

_extra, _s, _a = Symbol("g", positive=True), Symbol("s", positive=True), Symbol("a", real=True)

CLAIMS = (
    Claim(
        "momentum-extragradient-polynomial",
        "What extragradient with momentum makes of an eigenvalue",
        SOURCE,
        "",
        "For an eigenvalue a of the Jacobian of the field the eigenvalues of the method are the roots of "
        "{lam**2 - (1 + beta + h*a*(1 + g*a))*lam + beta}, with h the step and g the extrapolation step.",
        CharacteristicPolynomial(
            games.quadratic([[_a]]),
            methods.momentum_extragradient(h, _extra),
            lam**2 - (1 + beta + h * _a * (1 + _extra * _a)) * lam + beta,
        ),
    ),
    Claim(
        "momentum-extragradient-bilinear",
        "Extragradient with momentum on the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} the characteristic polynomial is {(lam**2 - (1 + beta - g*h*s**2)*lam + beta)**2 + "
        "h**2*s**2*lam**2}.",
        CharacteristicPolynomial(
            games.bilinear(_s),
            methods.momentum_extragradient(h, _extra),
            (lam**2 - (1 + beta - _extra * h * _s**2) * lam + beta) ** 2 + h**2 * _s**2 * lam**2,
        ),
        uses=("momentum-extragradient-polynomial",),
    ),
)
