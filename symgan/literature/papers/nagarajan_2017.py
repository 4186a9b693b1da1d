"""Nagarajan and Kolter 2017: the Wasserstein GAN on uniform data that does not converge."""

from sympy import And, Eq, Expr, I, ImmutableMatrix, Poly, Rational, S, Symbol, log, sqrt

from symgan import games, methods, models, objectives, regularizers
from symgan.adversarial import dirac_gan, gan
from symgan.conventions import Convention
from symgan.literature.statements import (
    Best,
    CharacteristicPolynomial,
    Conserved,
    DecidingMatrix,
    Every,
    Holds,
    LimitCycles,
    SameSpectrum,
    Spectrum,
)
from symgan.literature.statements.dimensions import EveryEigenvalue
from symgan.literature.theorems import (
    complement_of_null_spaces,
    expected_jacobian,
    monotone_bound,
    observable_damping,
    oscillating_bound,
)
from symgan.notation import eta, f1, f2, lam, psi, s, sigma, theta
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "nagarajan2017",
    "V. Nagarajan and J. Z. Kolter",
    2017,
    "Gradient Descent GAN Optimization is Locally Stable",
    "Advances in Neural Information Processing Systems, arXiv:1706.04156",
    Convention(order=(1, 0), reflected=True),
)

_game = gan(objectives.wasserstein(), models.uniform())
_penalized = _game.with_(regularizers.critic_gradient_norm())
_located = gan(objectives.abstract(), models.gaussian_shift())
_scaled = gan(objectives.abstract(), models.gaussian_scale())
_k = Symbol("k", real=True, nonzero=True)
_coupled = games.bilinear(_k).with_(regularizers.critic_gradient_norm())
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
    Claim(
        "nk-regulariser-eigs",
        "The generator's penalty on the critic's gradient",
        SOURCE,
        "",
        "On a game whose players are coupled by {k}, such as {k*x*y}, the penalty of weight {eta}, without a half, has "
        "the eigenvalues {-eta*k**2 ± sqrt(eta**2*k**4 - k**2)}.",
        Spectrum(_coupled, methods.gradient_flow(), ((-eta * _k**2, sqrt(eta**2 * _k**4 - _k**2)),)),
        note="With a half in the penalty every weight is twice as large.",
    ),
    Claim(
        "nk-regulariser-uniform",
        "The penalty on uniform data",
        SOURCE,
        "",
        "On uniform data, where the coupling is {2/3}, the eigenvalues are {-4*eta/9 ± sqrt(16*eta**2/81 - 4/9)}.",
        Spectrum(_penalized, methods.gradient_flow(), ((-4 * eta / 9, sqrt(16 * eta**2 / 81 - Rational(4, 9))),)),
        uses=("nk-regulariser-eigs", "nk-wgan-uniform-center"),
    ),
    Claim(
        "nk-regulariser-critical",
        "The best weight of the penalty on uniform data",
        SOURCE,
        "",
        "No weight gives the flow a smaller spectral abscissa than {Eq(eta, 3/2)}, with {-2/3}.",
        Best(_penalized, methods.gradient_flow(), -Rational(2, 3), {eta: Rational(3, 2)}),
        note="The paper gives the eigenvalues; which weight is best is derived here.",
        uses=("nk-regulariser-uniform",),
    ),
    Claim(
        "nk-general-jacobian-lq",
        "The structure of the Jacobian, on the location of normal data",
        SOURCE,
        "Theorem 3.1",
        "On normal data of deviation {s}, with a generator that shifts samples and a linear critic, the critic's block "
        "is {2*f2*s**2}, the generator's is zero, and the eigenvalues {f2*s**2 ± sqrt(f2**2*s**4 - f1**2)} are those "
        "of the Dirac-GAN with instance noise of deviation {s}.",
        Every(
            (
                DecidingMatrix(_located, methods.gradient_flow(), ImmutableMatrix([[0, -f1], [f1, 2 * f2 * s**2]])),
                Spectrum(_located, methods.gradient_flow(), ((f2 * s**2, sqrt(f2**2 * s**4 - f1**2)),)),
                SameSpectrum(
                    dirac_gan().with_(regularizers.instance_noise()), _located, methods.gradient_flow(), {sigma: s}
                ),
            )
        ),
        note="The paper has the structure for every model; the entries are those of this one.",
        uses=("dirac-instance-noise",),
    ),
    Claim(
        "nk-gaussian-scale",
        "The structure of the Jacobian, on the scale of normal data",
        SOURCE,
        "Theorem 3.1",
        "On normal data of deviation {s}, with the generator {theta*z} and the critic {psi*x**2}, the eigenvalues are "
        "{3*f2*s**4 ± sqrt(9*f2**2*s**8 - 4*f1**2*s**2)}.",
        Spectrum(_scaled, methods.gradient_flow(), ((3 * f2 * s**4, sqrt(9 * f2**2 * s**8 - 4 * f1**2 * s**2)),)),
        note="The paper has the structure for every model; the entries are those of this one.",
        uses=("nk-general-jacobian-lq",),
    ),
    Claim(
        "nk-eig-bounds-every-dimension",
        "How far to the left the eigenvalues are, in every dimension",
        SOURCE,
        "",
        "Let the spectrum of {Q} lie between {mu} and {nu}, and that of {B.T @ B} not below {kappa}, blocks of any "
        "size. Of {Matrix([[0, -B.T], [B, -Q]])} the real eigenvalues are at most {-mu*kappa/(nu*mu + kappa)}, and the "
        "others have real part at most {-mu/2}.",
        Every(
            (
                EveryEigenvalue(monotone_bound.THEOREM, monotone_bound.PROOF, needed=("coupling",)),
                EveryEigenvalue(oscillating_bound.THEOREM, oscillating_bound.PROOF, needed=("least",)),
            )
        ),
        uses=("nk-eig-bounds",),
    ),
    Claim(
        "nk-jacobian-every-dimension",
        "The structure of the Jacobian, in every dimension",
        SOURCE,
        "Theorem 3.1",
        "Let the critic be linear in features, {S} their second moments and {K} the slope of their mean in the "
        "generator's parameters. Where {f2 < 0}, {S} is positive definite and {K} has full column rank, every "
        "eigenvalue of {Matrix([[0, -f1 @ K.T], [f1 @ K, 2*f2 @ S]])} has a negative real part.",
        EveryEigenvalue(expected_jacobian.THEOREM, expected_jacobian.PROOF, needed=("concave", "features", "rank")),
        note="Here the critic is linear in its parameters; the paper has only its slopes at the equilibrium.",
        uses=("nk-general-jacobian-lq",),
    ),
    Claim(
        "nk-complement-every-dimension",
        "Off the null spaces, in every dimension",
        SOURCE,
        "",
        "Let {K} be positive semidefinite and the columns of {D} and {G} be bases, such that {K @ D} and {P @ G} have "
        "full column rank and {D} keeps the coupling, {D @ D.T @ P == P}. In these coordinates every eigenvalue of "
        "{Matrix([[0, -G.T @ P.T @ D], [D.T @ P @ G, -D.T @ K @ D]])} has a negative real part.",
        EveryEigenvalue(
            complement_of_null_spaces.THEOREM,
            complement_of_null_spaces.PROOF,
            needed=("damping", "seen", "moved"),
        ),
        uses=("nk-jacobian-every-dimension",),
    ),
    Claim(
        "nk-observable-every-dimension",
        "A semidefinite block of the critic, in every dimension",
        SOURCE,
        "",
        "It is enough that {Q} is positive semidefinite, {B} has full column rank, and no eigenvector of {B @ B.T} "
        "lies in the kernel of {Q}: then every eigenvalue of {Matrix([[0, -B.T], [B, -Q]])} has a negative real part.",
        EveryEigenvalue(observable_damping.THEOREM, observable_damping.PROOF, needed=("damping", "rank", "pair")),
        note="Derived here; the condition is that of Hautus for an observable pair.",
        uses=("nk-jacobian-every-dimension",),
    ),
)
