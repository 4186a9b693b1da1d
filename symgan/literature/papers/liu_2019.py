"""Liu, Gu and Samaras 2019: quadratic transport cost, in its smooth branch on the Dirac model."""

from sympy import Symbol, sqrt, true

from symgan import methods
from symgan.conventions import Convention
from symgan.literature.statements import Converges, Every, Spectrum
from symgan.notation import gamma, psi, theta
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "liu2019",
    "H. Liu, X. Gu and D. Samaras",
    2019,
    "Wasserstein GAN with Quadratic Transport Cost",
    "International Conference on Computer Vision",
    Convention(symbols={gamma: Symbol("lambda", positive=True)}),
)

# the critic's slope psi is drawn to that of the transport, which takes theta to 0; the regression of the critic's
# values is of fourth order here
_game = Game(
    "wgan-qc on the dirac model",
    (Player("generator", (theta,), -psi * theta), Player("critic", (psi,), gamma * (psi + theta) ** 2 / 2)),
    equilibrium={theta: 0, psi: 0},
)

CLAIMS = (
    Claim(
        "wganqc-dirac-smooth",
        "Quadratic transport cost, with the generator's block zero as printed",
        SOURCE,
        "as quoted in a lecture, the Jacobian at the equilibrium",
        "The generator's rows of the Jacobian are zero, so that with a gradient regularizer of weight {gamma} the "
        "eigenvalues are 0 and {-gamma}.",
        Spectrum(_game, methods.gradient_flow(), ((-gamma / 2, gamma / 2),)),
        expected=Status.REFUTED,
        note="A generator whose rows are zero does not move; its speed is psi.",
    ),
    Claim(
        "wganqc-dirac-smooth-corrected",
        "Quadratic transport cost converges",
        SOURCE,
        "corrected",
        "With the regularizer of weight {gamma} as a vector, the critic's slope against the transport, the eigenvalues "
        "are {-gamma/2 ± sqrt(gamma**2/4 - gamma)}, and the flow is locally convergent for every weight.",
        Every(
            (
                Spectrum(_game, methods.gradient_flow(), ((-gamma / 2, sqrt(gamma**2 / 4 - gamma)),)),
                Converges(_game, methods.gradient_flow(), true),
            )
        ),
        uses=("wganqc-dirac-smooth",),
    ),
)
