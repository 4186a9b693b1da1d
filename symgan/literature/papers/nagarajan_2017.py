"""Nagarajan and Kolter 2017: the Wasserstein GAN on uniform data that does not converge."""

from sympy import And, Eq, Expr, I, Poly, Rational, S, Symbol, log

from symgan import games, methods
from symgan.literature.statements import CharacteristicPolynomial, Conserved, Every, Holds, LimitCycles, Spectrum
from symgan.notation import lam, psi, theta
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "nagarajan2017",
    "V. Nagarajan and J. Z. Kolter",
    2017,
    "Gradient Descent GAN Optimization is Locally Stable",
    "Advances in Neural Information Processing Systems, arXiv:1706.04156",
)

# D(x) = psi x^2 on data uniform in (-1, 1) and samples uniform in (-theta, theta), whose second moments are these
_value = psi * (Rational(1, 3) - theta**2 / 3)
_game = Game(
    "wasserstein on uniform data",
    (Player("generator", (theta,), _value), Player("critic", (psi,), -_value)),
    equilibrium={theta: 1, psi: 0},
)
_p, _q = Symbol("p", positive=True), Symbol("q", positive=True)
_a, _b, _z, _r, _u, _alpha, _beta = (Symbol(name, real=True) for name in ("a", "b", "z", "r", "u", "alpha", "beta"))
_block = games.quadratic([[-_p, 0, _a], [0, -_q, _b], [-_a, -_b, 0]])
_coupling = _a**2 + _b**2


def _chi(z: Expr) -> Expr:
    """The characteristic polynomial of the block matrix at z."""
    return z * (z + _p) * (z + _q) + _a**2 * (z + _q) + _b**2 * (z + _p)


# the coefficients of (x - z)(x - alpha - i beta)(x - alpha + i beta) less those of the polynomial
_vieta = Poly((lam - _z) * ((lam - _alpha) ** 2 + _beta**2) - _chi(lam), lam).all_coeffs()

CLAIMS = (
    Claim(
        "nk-wgan-uniform-center",
        "Wasserstein on uniform data: the eigenvalues",
        SOURCE,
        "",
        "At the equilibrium the eigenvalues are {0 ± 2*I/3}.",
        Spectrum(_game, methods.gradient_flow(), ((S.Zero, 2 * I / 3),)),
    ),
    Claim(
        "nk-wgan-not-limit-cycles",
        "Wasserstein on uniform data: limit cycles",
        SOURCE,
        "abstract",
        "Near its equilibrium the Wasserstein GAN may have limit cycles, as on uniform data.",
        LimitCycles(_game),
        expected=Status.REFUTED,
        note="A limit cycle is isolated; here the orbits are the level curves of a first integral.",
        uses=("nk-wgan-uniform-center",),
    ),
    Claim(
        "nk-wgan-not-limit-cycles-corrected",
        "Wasserstein on uniform data: a center",
        SOURCE,
        "corrected",
        "Every orbit lies on a level curve of {psi**2 + theta**2/2 - log(theta**2)/2}, closed around the equilibrium.",
        Conserved(_game, methods.gradient_flow(), psi**2 + theta**2 / 2 - log(theta**2) / 2),
        uses=("nk-wgan-not-limit-cycles",),
    ),
    Claim(
        "nk-eig-bounds",
        "How far to the left the eigenvalues are",
        SOURCE,
        "",
        "For two parameters of the critic, in coordinates in which its block is diagonal with entries {-p} and {-q}, "
        "where {p <= q}, and one parameter of the generator coupled by {a} and {b}, not both zero: real eigenvalues "
        "are at most {-p*(a**2 + b**2)/(p*q + a**2 + b**2)}, and the others have real part at most {-p/2}.",
        Every(
            (
                CharacteristicPolynomial(_block, methods.gradient_flow(), _chi(lam)),
                Holds(
                    _u > 0,
                    (_p <= _q) & (_r > 0) & (_z > -_p * _r / (_p * _q + _r)),
                    where={_u: _chi(_z), _r: _coupling},
                    lemmas=(_z + _p > 0, _q * _z + _r > 0, _u >= (_z + _p) * (_z**2 + _q * _z + _r)),
                ),
                Holds(
                    2 * _alpha <= -_p,
                    (_p <= _q) & (_beta > 0) & And(*(Eq(e, 0) for e in _vieta)),
                ),
            )
        ),
        original=r"\Re\lambda \le -\tfrac{\lambda_{\min}(Q)}{2},\quad "
        r"\lambda \le -\frac{\lambda_{\min}(Q)\lambda_{\min}(P^\top P)}{\lambda_{\max}(Q)\lambda_{\min}(Q) + "
        r"\lambda_{\min}(P^\top P)}",
        note="The paper has any dimension. Shown: the polynomial is positive beyond the bound; and where it has the "
        "roots z and alpha ± i beta, its coefficients being the symmetric functions of them, alpha is at most -p/2.",
    ),
)
