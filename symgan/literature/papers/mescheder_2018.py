"""Mescheder, Geiger and Nowozin 2018: gradient penalties and learning rates on the Dirac-GAN."""

from sympy import Eq, I, Ne, S, Symbol, false, sqrt, tanh, true

from symgan import games, methods, models, objectives, regularizers
from symgan.adversarial import dirac_gan, gan
from symgan.blocks import GREATEST, LEAST
from symgan.literature.quantities import determinant, trace
from symgan.literature.statements import (
    Best,
    Circles,
    Converges,
    Decays,
    Every,
    GloballyConverges,
    Holds,
    RateAlong,
    Spectrum,
)
from symgan.literature.statements.dimensions import EveryEigenvalue, Lifts
from symgan.literature.theorems import dirac, full_rank_damping, gradient_penalty, two_rates
from symgan.notation import f, f1, f2, gamma, h, h_d, h_g, kappa, n_d, n_g, psi, t, theta
from symgan.records import Claim, Source

SOURCE = Source(
    "mescheder2018",
    "L. Mescheder, A. Geiger and S. Nowozin",
    2018,
    "Which Training Methods for GANs do actually Converge?",
    "International Conference on Machine Learning, arXiv:1801.04406",
)

_clipped = dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_clip())
_non_saturating = dirac_gan(objectives.non_saturating())
_two_rates = n_g * n_d * h_g * h_d * f1**2
_s = Symbol("s", positive=True)
_damped = games.quadratic([[0, -_s], [_s, -gamma]])
_a, _b = Symbol("a", real=True), Symbol("b", real=True)
_p, _q = Symbol("p", positive=True), Symbol("q", positive=True)

CLAIMS = (
    Claim(
        "dirac-r1-eigs",
        "Zero-centered gradient penalty on data",
        SOURCE,
        "",
        "With the penalty of weight {gamma} on real data the eigenvalues are {-gamma/2 ± sqrt(gamma**2/4 - f1**2)}.",
        Spectrum(
            dirac_gan().with_(regularizers.r1()),
            methods.gradient_flow(),
            ((-gamma / 2, sqrt(gamma**2 / 4 - f1**2)),),
        ),
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-r1-eigs-critical-damping",
        "Critical damping by the gradient penalty",
        SOURCE,
        "",
        "No weight {gamma} of the penalty gives the gradient flow a smaller spectral abscissa than {Eq(gamma, "
        "2*Abs(f1))}, with {-Abs(f1)}.",
        Best(dirac_gan().with_(regularizers.r1()), methods.gradient_flow(), -abs(f1), {gamma: 2 * abs(f1)}),
        note="The paper gives the eigenvalues; which weight is best is derived here.",
        uses=("dirac-r1-eigs",),
    ),
    Claim(
        "dirac-r2-eigs",
        "Zero-centered gradient penalty on samples",
        SOURCE,
        "",
        "With the penalty of weight {gamma} on generated samples the eigenvalues are {-gamma/2 ± sqrt(gamma**2/4 - "
        "f1**2)} as well.",
        Spectrum(
            dirac_gan().with_(regularizers.r2()),
            methods.gradient_flow(),
            ((-gamma / 2, sqrt(gamma**2 / 4 - f1**2)),),
        ),
        uses=("dirac-r1-eigs",),
    ),
    Claim(
        "dirac-r1-converges",
        "The gradient penalty makes the Dirac-GAN converge",
        SOURCE,
        "",
        "The gradient flow with the penalty on real data is locally convergent for every weight {gamma > 0}.",
        Converges(dirac_gan().with_(regularizers.r1()), methods.gradient_flow(), true),
        uses=("dirac-r1-eigs",),
    ),
    Claim(
        "dirac-simgd-two-rates",
        "Two learning rates, simultaneous",
        SOURCE,
        "",
        "With learning rates {h_g} and {h_d} the eigenvalues of the simultaneous update are {1 ± I*sqrt(h_g*h_d)*f1}.",
        Spectrum(dirac_gan(), methods.simultaneous((h_g, h_d)), ((S.One, I * sqrt(h_g * h_d) * f1),)),
        uses=("dirac-simgd-eigs",),
    ),
    Claim(
        "dirac-altgd-two-rates",
        "Two learning rates, alternating",
        SOURCE,
        "",
        "With learning rates {h_g} and {h_d} the alternating update has eigenvalues {1 - alpha**2/2 ± sqrt((1 - "
        "alpha**2/2)**2 - 1)}, where {Eq(alpha**2, n_g*n_d*h_g*h_d*f1**2)}.",
        Spectrum(
            dirac_gan(),
            methods.alternating((h_g, h_d)),
            ((1 - _two_rates / 2, sqrt((1 - _two_rates / 2) ** 2 - 1)),),
        ),
        uses=("dirac-altgd-eigs",),
    ),
    Claim(
        "dirac-ns-eigs",
        "The non-saturating Dirac-GAN",
        SOURCE,
        "",
        "The Jacobian of the non-saturating Dirac-GAN has the eigenvalues {0 ± I*f1} of the saturating one.",
        Spectrum(dirac_gan(objectives.non_saturating(f)), methods.gradient_flow(), ((S.Zero, I * f1),)),
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-ns-lyapunov",
        "The non-saturating Dirac-GAN loses energy",
        SOURCE,
        "",
        "Along the flow of the non-saturating Dirac-GAN with the logistic function {theta**2/2 + psi**2/2} changes at "
        "the rate {-theta*psi*tanh(theta*psi/2)}.",
        RateAlong(_non_saturating, (theta**2 + psi**2) / 2, -theta * psi * tanh(theta * psi / 2)),
        uses=("dirac-ns-eigs",),
    ),
    Claim(
        "dirac-ns-lyapunov-converges",
        "The non-saturating Dirac-GAN converges",
        SOURCE,
        "",
        "Every orbit of the flow of the non-saturating Dirac-GAN with the logistic function converges to the "
        "equilibrium, {theta**2/2 + psi**2/2} being a Lyapunov function.",
        GloballyConverges(_non_saturating, (theta**2 + psi**2) / 2),
        uses=("dirac-ns-lyapunov",),
    ),
    Claim(
        "dirac-ns-lyapunov-decay",
        "How slowly the non-saturating Dirac-GAN converges",
        SOURCE,
        "",
        "The squared distance {theta**2 + psi**2} tends to 0 like {8/t}.",
        Decays(_non_saturating, methods.gradient_flow(), 8 / t),
        note="The paper says sublinear; the exponent and the factor are derived here by averaging.",
        uses=("dirac-ns-lyapunov-converges",),
    ),
    Claim(
        "dirac-ns-simgd-invariant-circle",
        "Simultaneous steps on the non-saturating Dirac-GAN",
        SOURCE,
        "",
        "For small steps {h} there is an attracting invariant circle of radius {sqrt(2*h)} to leading order.",
        Circles(_non_saturating, methods.simultaneous(), sqrt(2 * h)),
        note="Not in the paper: derived by averaging the growth of a step against the damping of the flow.",
        uses=("dirac-ns-lyapunov-decay",),
    ),
    Claim(
        "dirac-conopt-eigs",
        "Consensus optimization",
        SOURCE,
        "",
        "Consensus optimization of weight {gamma} on both players has the eigenvalues {-gamma*f1**2 ± I*f1}.",
        Spectrum(dirac_gan(), methods.consensus(), ((-gamma * f1**2, I * f1),)),
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-r1-simgd-steps",
        "How small the learning rates have to be",
        SOURCE,
        "",
        "With the penalty of weight {gamma} on real data the simultaneous update converges exactly when {h < "
        "gamma/f1**2}, for {gamma <= 2*Abs(f1)}, and when {h < 4/(gamma + sqrt(gamma**2 - 4*f1**2))}, for larger ones.",
        Converges(
            dirac_gan().with_(regularizers.r1()),
            methods.simultaneous(),
            ((gamma <= 2 * abs(f1)) & (h < gamma / f1**2))
            | ((gamma > 2 * abs(f1)) & (h < 4 / (gamma + sqrt(gamma**2 - 4 * f1**2)))),
        ),
        note="The lemma says that small learning rates converge; how small they must be is derived here.",
        uses=("dirac-r1-eigs",),
    ),
    Claim(
        "dirac-wgan-clip-altgd",
        "Weight clipping does not make the Wasserstein Dirac-GAN converge",
        SOURCE,
        "Lemma 3.1",
        "With the critic's weight put back between {-c_d} and {c_d} after each of its steps, neither simultaneous nor "
        "alternating steps are locally convergent. Inside these bounds alternating steps have determinant 1 and, for "
        "{n_g*n_d*h**2 < 4}, eigenvalues of modulus one: the square of their trace is below 4.",
        Every(
            (
                Converges(_clipped, methods.simultaneous(), false),
                Converges(_clipped, methods.alternating(), false),
                Holds(Eq(determinant, 1), game=_clipped, method=methods.alternating()),
                Holds(trace**2 < 4, n_g * n_d * h**2 < 4, _clipped, methods.alternating()),
            )
        ),
        note="The lemma says that runs do generally not converge; near the equilibrium none is clipped.",
        uses=("dirac-simgd-unstable", "dirac-altgd-not-inside"),
    ),
    Claim(
        "dirac-hurwitz-block",
        "The Jacobian of a regularized game at a regular equilibrium",
        SOURCE,
        "Theorem A.7",
        "For one parameter of the generator and two of the critic, in coordinates in which the critic's block is "
        "diagonal with entries {-p} and {-q}, both negative: the Jacobian with the rows 0, {-a}, {-b}; {a}, {-p}, 0; "
        "{b}, 0, {-q} has eigenvalues with negative real parts only, unless {a} and {b} are both zero.",
        Converges(
            games.quadratic([[0, -_a, -_b], [_a, -_p, 0], [_b, 0, -_q]]),
            methods.gradient_flow(),
            true,
            given=Ne(_a, 0) | Ne(_b, 0),
        ),
        original=r"Q \succ 0,\ B \text{ of full column rank} \Rightarrow \Re \lambda < 0",
        note="The theorem has any dimension. A rotation of the critic's parameters makes its block diagonal.",
    ),
    Claim(
        "dirac-d-r1-eigs",
        "The Dirac-GAN in more dimensions",
        SOURCE,
        "",
        "In two dimensions the gradient penalty of weight {gamma} gives the eigenvalues "
        "{-gamma/2 ± sqrt(gamma**2/4 - f1**2)} of one dimension, twice each.",
        Spectrum(
            gan(objectives.abstract(), models.dirac_d(2)).with_(regularizers.r1()),
            methods.gradient_flow(),
            ((-gamma / 2, sqrt(gamma**2 / 4 - f1**2)),) * 2,
        ),
        note="The paper has one dimension; the coordinates do not mix.",
        uses=("dirac-r1-eigs",),
    ),
    Claim(
        "dirac-bias-eigs",
        "The Dirac-GAN with a bias",
        SOURCE,
        "",
        "If the critic has a bias, the eigenvalue {2*f2} joins {0 ± I*f1}: a concave objective damps the bias alone.",
        Spectrum(
            gan(objectives.abstract(), models.dirac_bias()),
            methods.gradient_flow(),
            ((S.Zero, I * f1), (2 * f2, S.Zero)),
        ),
        note="The paper leaves the bias out.",
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-weight-decay-eigs",
        "Weight decay is the gradient penalty of a linear critic",
        SOURCE,
        "",
        "Weight decay {kappa} on either player has the eigenvalues {-kappa/2 ± sqrt(kappa**2/4 - f1**2)}, those of the "
        "gradient penalty of that weight.",
        Every(
            tuple(
                Spectrum(
                    dirac_gan().with_(regularizers.weight_decay(player=player)),
                    methods.gradient_flow(),
                    ((-kappa / 2, sqrt(kappa**2 / 4 - f1**2)),),
                )
                for player in (0, 1)
            )
        ),
        note="Not in the paper.",
        uses=("dirac-r1-eigs",),
    ),
    Claim(
        "dirac-hurwitz-block-every-dimension",
        "A regularized game at a regular equilibrium, in every dimension",
        SOURCE,
        "Theorem A.7",
        "Where {Q} is symmetric positive definite and {B} has full column rank, blocks of any size, every eigenvalue "
        "of {Matrix([[0, -B.T], [B, -Q]])} has a negative real part. Neither can be left out.",
        EveryEigenvalue(full_rank_damping.THEOREM, full_rank_damping.PROOF, needed=("damping", "rank")),
        uses=("dirac-hurwitz-block",),
    ),
    Claim(
        "dirac-hurwitz-block-two-rates",
        "A regularized game with two learning rates, in every dimension",
        SOURCE,
        "",
        "The same holds of {Matrix([[0, -B.T], [tau @ B, -tau @ Q]])} for every ratio {tau} of the learning rates.",
        EveryEigenvalue(two_rates.THEOREM, two_rates.PROOF, needed=("damping", "rank")),
        note="Derived here.",
        uses=("dirac-hurwitz-block-every-dimension",),
    ),
    Claim(
        "r1-block-every-dimension",
        "The gradient penalty in every dimension",
        SOURCE,
        "",
        "Let the critic be linear in features, {S} and {L} the second moments of the features and of their slopes, and "
        "{K} the slope of the mean features in the generator's parameters. Where {f2 <= 0}, {L} is positive definite "
        "and {K} has full column rank, the penalty makes every eigenvalue of "
        "{Matrix([[0, -f1 @ K.T], [f1 @ K, 2*f2 @ S - gamma @ L]])} have a negative real part.",
        EveryEigenvalue(gradient_penalty.THEOREM, gradient_penalty.PROOF, needed=("concave", "slopes", "rank")),
        note="The paper restricts to the complement of what does not change the game; here the ranks are full.",
        uses=("dirac-hurwitz-block-every-dimension",),
    ),
    Claim(
        "dirac-r1-every-dimension",
        "The Dirac-GAN with a gradient penalty, in every dimension",
        SOURCE,
        "",
        "In {d} dimensions the Jacobian {Matrix([[0, -f1 @ Id], [f1 @ Id, -gamma @ Id]])} has the eigenvalues "
        "{-gamma/2 ± sqrt(gamma**2/4 - f1**2)}, each {d} times.",
        dirac.DAMPED,
        note="The paper has one dimension.",
        uses=("dirac-r1-eigs", "dirac-d-r1-eigs"),
    ),
    Claim(
        "dirac-center-every-dimension",
        "The Dirac-GAN in every dimension",
        SOURCE,
        "",
        "Without a penalty the Jacobian {Matrix([[0, -f1 @ Id], [f1 @ Id, 0]])} in {d} dimensions has the eigenvalues "
        "{0 ± I*f1}, each {d} times.",
        dirac.CENTER,
        note="The paper has one dimension.",
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "r1-steps-every-dimension",
        "Steps against a coupling matrix with the gradient penalty",
        SOURCE,
        "",
        "Let the players be coupled by {x.T @ A @ y}, {A} square, invertible and of any size, and the penalty damp the "
        "critic by {gamma}. Simultaneous steps {h} converge exactly when {h*sigma_max**2 < gamma} and "
        "{2*gamma*h < 4 + h**2*sigma_min**2}, alternating ones exactly when {2*gamma*h + h**2*sigma_max**2 < 4}.",
        Every(
            (
                Lifts(
                    _damped,
                    methods.simultaneous(h),
                    _s,
                    (h * GREATEST**2 < gamma) & (2 * gamma * h < 4 + h**2 * LEAST**2),
                ),
                Lifts(_damped, methods.alternating(h, 1, 1), _s, 2 * gamma * h + h**2 * GREATEST**2 < 4),
            )
        ),
        note="Derived here: the least singular value counts as well.",
        uses=("dirac-hurwitz-block-every-dimension",),
    ),
)
