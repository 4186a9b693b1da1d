"""Liu, Gu and Samaras 2019: quadratic transport cost on the Dirac model, with vectors and with lengths."""

from sympy import Symbol, false, sqrt, true

from symgan import methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.conventions import Convention
from symgan.literature.statements import Converges, Every, Spectrum
from symgan.literature.statements.dimensions import EveryEigenvalue
from symgan.literature.theorems import quadratic_transport
from symgan.notation import gamma
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "liu2019",
    "H. Liu, X. Gu and D. Samaras",
    2019,
    "Wasserstein GAN with Quadratic Transport Cost",
    "International Conference on Computer Vision",
    Convention(symbols={gamma: Symbol("lambda", positive=True)}),
)

_taught = dirac_gan(objectives.transport())
_game = _taught.with_(regularizers.wgan_qc(gamma, vector=True))
_lengths = _taught.with_(regularizers.wgan_qc(gamma))

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
        note="A generator whose rows are zero does not move; its speed is {psi}.",
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
    Claim(
        "wganqc-norm-penalty-saddle",
        "Quadratic transport cost with lengths converges",
        SOURCE,
        "as quoted in a lecture, with lengths",
        "With the regularizer on lengths, the length of the critic's slope against that of the transport, the Dirac "
        "model converges locally for every weight {gamma}.",
        Converges(_lengths, methods.gradient_flow(), true),
        expected=Status.REFUTED,
        note="A length is blind to the direction of the slope. Whether the paper itself means lengths was not seen.",
    ),
    Claim(
        "wganqc-norm-penalty-saddle-corrected",
        "Quadratic transport cost with lengths repels",
        SOURCE,
        "corrected",
        "With the regularizer on lengths the data attract for no weight {gamma}: an open cone of starts leaves.",
        Converges(_lengths, methods.gradient_flow(), false),
        note="The orbit on which it leaves grows like exp of {(-gamma + sqrt(gamma**2 + 4*gamma))/2} times the time.",
        uses=("wganqc-norm-penalty-saddle",),
    ),
    Claim(
        "wganqc-block-zero-rows",
        "Quadratic transport cost in blocks, with the generator's rows zero as printed",
        SOURCE,
        "as quoted in a lecture, the Jacobian at the equilibrium",
        "With the critic's block {M} positive definite and a coupling {G} of full column rank, blocks of any size, "
        "every eigenvalue of {Matrix([[-M, -1 @ G], [0, 0]])} has a negative real part.",
        EveryEigenvalue(quadratic_transport.AS_QUOTED, quadratic_transport.PROOF),
        expected=Status.REFUTED,
        note="Rows of zero make 0 an eigenvalue: such a generator does not move.",
        uses=("wganqc-dirac-smooth",),
    ),
    Claim(
        "wganqc-block-zero-rows-corrected",
        "Quadratic transport cost in blocks",
        SOURCE,
        "corrected",
        "The generator's loss is the critic's mean, so that its rows hold {G.T}: where {M} is positive definite and "
        "{G} has full column rank, every eigenvalue of {Matrix([[-M, -G], [G.T, 0]])} has a negative real part.",
        EveryEigenvalue(quadratic_transport.THEOREM, quadratic_transport.PROOF, needed=("damping", "rank")),
        uses=("wganqc-block-zero-rows",),
    ),
)
