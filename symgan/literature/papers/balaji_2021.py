"""Balaji et al. 2021: generators with more parameters than they need, at their smallest."""

from dataclasses import replace

from sympy import I, S, Symbol, sqrt

from symgan import methods, models, objectives
from symgan.adversarial import gan
from symgan.literature.statements import Rests, Spectrum
from symgan.notation import c, f1, f2
from symgan.records import Claim, Source

SOURCE = Source(
    "balaji2021",
    "Y. Balaji, M. Sajedi, N. M. Kalibhat, M. Ding, D. Stoger, M. Soltanolkotabi and S. Feizi",
    2021,
    "Understanding Overparameterization in Generative Adversarial Networks",
    "International Conference on Learning Representations, arXiv:2104.05605",
)

_first, _second = Symbol("a", real=True, nonzero=True), Symbol("b", real=True)
_game = gan(objectives.wasserstein(), models.dirac_overparametrized(_first * _second))
_point = dict(zip(_game.params, (_first, _second, S.Zero), strict=True))
_curved = gan(objectives.abstract(), models.dirac_overparametrized())
_damping = c**2 * f2
_note = "The model is the smallest of the paper's kind; this analysis is not in the paper."

CLAIMS = (
    Claim(
        "overparametrized-line",
        "Two layers have a line of equilibria",
        SOURCE,
        "",
        "With the generator {theta1*theta2} and data at {a*b} every point {Eq(theta1, a)}, {Eq(theta2, b)}, "
        "{Eq(psi, 0)} is an equilibrium.",
        Rests(_game, _point),
        note=_note,
    ),
    Claim(
        "overparametrized-eigs",
        "Two layers turn faster, and rest along the line",
        SOURCE,
        "",
        "There the Wasserstein GAN has the eigenvalues 0, along the line, and {0 ± I*sqrt(a**2 + b**2)}.",
        Spectrum(
            replace(_game, equilibrium=_point),
            methods.gradient_flow(),
            ((S.Zero, S.Zero), (S.Zero, I * sqrt(_first**2 + _second**2))),
        ),
        note=_note,
        uses=("overparametrized-line",),
    ),
    Claim(
        "overparametrized-curved-eigs",
        "Two layers with a curved objective",
        SOURCE,
        "",
        "With data at {c}, at {Eq(theta1, 1)}, {Eq(theta2, c)}, every other objective has the eigenvalues 0 and "
        "{c**2*f2 ± sqrt(c**4*f2**2 - f1**2*(1 + c**2))}.",
        Spectrum(
            _curved,
            methods.gradient_flow(),
            ((S.Zero, S.Zero), (_damping, sqrt(_damping**2 - f1**2 * (1 + c**2)))),
        ),
        note=_note,
        uses=("overparametrized-eigs",),
    ),
)
