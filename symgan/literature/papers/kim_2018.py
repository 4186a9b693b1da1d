"""Kim, Park and Hwang 2018: the simple gradient penalty of any finite measure on the Wasserstein GAN."""

from sympy import Eq, ImmutableMatrix, Rational, Symbol, sqrt

from symgan import methods, models, objectives, regularizers
from symgan.adversarial import dirac_gan, gan
from symgan.conventions import Convention
from symgan.laws import Dirac
from symgan.literature.statements import Converges, DecidingMatrix, Every, Spectrum
from symgan.notation import psi, rho, theta
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "kim2018",
    "C. Kim, S. Park and H. J. Hwang",
    2018,
    "Local Stability and Performance of Simple Gradient Penalty mu-Wasserstein GAN",
    "arXiv:1810.02528",
    Convention(order=(1, 0)),
)

_mass, _by_critic, _by_generator = Symbol("M0", nonnegative=True), Symbol("M1", real=True), Symbol("M2", real=True)
_measure = regularizers.simple_gradient_penalty(mass=_mass + _by_critic * psi + _by_generator * theta)
_dirac = dirac_gan(objectives.wasserstein()).with_(_measure)
_a = Symbol("A", real=True)
_uniform = gan(objectives.wasserstein(), models.uniform()).with_(regularizers.simple_gradient_penalty(law=Dirac(_a)))

CLAIMS = (
    Claim(
        "muwgan-dirac-lemma1",
        "Any finite measure in the penalty of the Dirac-WGAN",
        SOURCE,
        "Lemma 1",
        "With a penalty of weight {rho} over a finite measure, of mass {M0} at the equilibrium, the eigenvalues are "
        "{-rho*M0/2 ± sqrt(rho**2*M0**2/4 - 1)}.",
        Spectrum(_dirac, methods.gradient_flow(), ((-rho * _mass / 2, sqrt(rho**2 * _mass**2 / 4 - 1)),)),
        note="The mass is M0 + M1 psi + M2 theta to first order; higher terms do not enter the linearization.",
    ),
    Claim(
        "muwgan-dirac-lemma1-mass",
        "The penalty needs some mass",
        SOURCE,
        "Lemma 1",
        "The equilibrium of the Dirac-WGAN with that penalty is locally exponentially stable exactly when {M0 > 0}.",
        Converges(_dirac, methods.gradient_flow(), _mass > 0),
        uses=("muwgan-dirac-lemma1",),
    ),
    Claim(
        "muwgan-lemma2-A-zero",
        "The penalty measure on uniform data, as printed",
        SOURCE,
        "Lemma 2",
        "On uniform data, with critic {psi*x**2} and a penalty measure of second moment {A**2}, the equilibrium is "
        "locally stable when {Eq(A, 0)}.",
        Converges(_uniform, methods.gradient_flow(), Eq(_a, 0)),
        expected=Status.REFUTED,
        note="The text that is stored of the paper has the equality; probably its sign was lost.",
    ),
    Claim(
        "muwgan-lemma2-A-zero-corrected",
        "The penalty measure on uniform data, corrected",
        SOURCE,
        "Lemma 2, corrected",
        "There the critic's block of the Jacobian is {-4*rho*A**2}, the players are coupled by {2/3}, the eigenvalues "
        "are {-2*rho*A**2 ± sqrt(4*rho**2*A**4 - 4/9)}, and the equilibrium is locally "
        "exponentially stable exactly when {A**2 > 0}.",
        Every(
            (
                Spectrum(
                    _uniform,
                    methods.gradient_flow(),
                    ((-2 * rho * _a**2, sqrt(4 * rho**2 * _a**4 - Rational(4, 9))),),
                ),
                DecidingMatrix(
                    _uniform,
                    methods.gradient_flow(),
                    ImmutableMatrix([[0, -Rational(2, 3)], [Rational(2, 3), -4 * rho * _a**2]]),
                ),
                Converges(_uniform, methods.gradient_flow(), _a**2 > 0),
            )
        ),
        uses=("muwgan-lemma2-A-zero", "nk-wgan-uniform-center"),
    ),
)
