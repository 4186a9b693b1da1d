"""Xu et al. 2020: closed-loop control of the Dirac-GAN by a penalty on the critic's output."""

from sympy import I, S, Symbol, sqrt, true

from symgan import methods, models, objectives, regularizers
from symgan.adversarial import dirac_gan, gan
from symgan.conventions import Convention
from symgan.literature.statements import Converges, Spectrum
from symgan.notation import nu
from symgan.records import Claim, Source

SOURCE = Source(
    "xu2020",
    "K. Xu, C. Li, J. Zhu and B. Zhang",
    2020,
    "Understanding and Stabilizing GANs' Training Dynamics Using Control Theory",
    "International Conference on Machine Learning, arXiv:1909.13188",
    Convention(symbols={nu: Symbol("lambda", positive=True)}),
)

_place = Symbol("c", real=True, nonzero=True)
_controlled = gan(objectives.wasserstein(), models.dirac(_place)).with_(regularizers.output_penalty())

CLAIMS = (
    Claim(
        "clc-dirac-eigs",
        "Closed-loop control of the Wasserstein GAN",
        SOURCE,
        "",
        "With data at {c} and the penalty of weight {nu} on the critic's outputs the eigenvalues are "
        "{-nu*c**2 ± sqrt(nu**2*c**4 - 1)}.",
        Spectrum(_controlled, methods.gradient_flow(), ((-nu * _place**2, sqrt(nu**2 * _place**4 - 1)),)),
        note="The paper treats the loop by transfer functions; the eigenvalues are derived here.",
    ),
    Claim(
        "clc-dirac-converges",
        "Closed-loop control makes the Wasserstein GAN converge",
        SOURCE,
        "",
        "With data away from 0 the controlled flow is locally convergent for every weight {nu > 0}.",
        Converges(_controlled, methods.gradient_flow(), true),
        uses=("clc-dirac-eigs",),
    ),
    Claim(
        "clc-dirac-origin",
        "Closed-loop control is blind to data at 0",
        SOURCE,
        "",
        "With data at 0, where a linear critic has no output to penalize, the eigenvalues remain {0 ± I}.",
        Spectrum(
            dirac_gan(objectives.wasserstein()).with_(regularizers.output_penalty()),
            methods.gradient_flow(),
            ((S.Zero, I),),
        ),
        note="Not in the paper, whose data are away from 0.",
        uses=("clc-dirac-eigs",),
    ),
)
