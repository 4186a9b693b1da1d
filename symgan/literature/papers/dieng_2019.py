"""Dieng et al. 2019: the entropy of the generator's samples as a penalty, on a generator of one scale."""

from dataclasses import replace

from sympy import Symbol, sqrt, true

from symgan import methods, models, objectives, regularizers
from symgan.adversarial import gan
from symgan.conventions import Convention
from symgan.literature.statements import Converges, Rests, Spectrum
from symgan.notation import psi, s, theta, zeta
from symgan.records import Claim, Source

SOURCE = Source(
    "dieng2019",
    "A. B. Dieng, F. J. R. Ruiz, D. M. Blei and M. K. Titsias",
    2019,
    "Prescribed Generative Adversarial Networks",
    "arXiv:1910.04302",
    Convention(symbols={zeta: Symbol("lambda", positive=True)}),
)

_game = gan(objectives.wasserstein(), models.gaussian_scale()).with_(regularizers.entropy())
_point = {theta: s, psi: zeta / (2 * s**2)}
_balanced = replace(_game, equilibrium=_point)
_note = "The penalty is the paper's; this analysis, with an entropy in closed form, is not in the paper."

CLAIMS = (
    Claim(
        "entropy-scale-equilibrium",
        "The entropy moves the critic and not the generator",
        SOURCE,
        "",
        "On normal data of deviation {s}, with the generator {theta*z} and the critic {psi*x**2}, the Wasserstein GAN "
        "with the entropy of weight {zeta} rests at {Eq(theta, s)}, {Eq(psi, zeta/(2*s**2))}.",
        Rests(_game, _point),
        note=_note,
    ),
    Claim(
        "entropy-scale-eigs",
        "The entropy damps the scale",
        SOURCE,
        "",
        "There the eigenvalues are {-zeta/s**2 ± sqrt(zeta**2/s**4 - 4*s**2)}.",
        Spectrum(_balanced, methods.gradient_flow(), ((-zeta / s**2, sqrt(zeta**2 / s**4 - 4 * s**2)),)),
        note=_note,
        uses=("entropy-scale-equilibrium",),
    ),
    Claim(
        "entropy-scale-converges",
        "The entropy makes the scale converge",
        SOURCE,
        "",
        "It makes the flow locally convergent for every weight {zeta > 0}; without it there is a center.",
        Converges(_balanced, methods.gradient_flow(), true),
        note=_note,
        uses=("entropy-scale-eigs",),
    ),
)
