"""Mao et al. 2017: the least-squares GAN, with the labels 0 and 1, on the Dirac model."""

from dataclasses import replace

from sympy import ImmutableMatrix, S, Symbol, sqrt

from symgan import methods, objectives
from symgan.adversarial import dirac_gan
from symgan.literature.statements import DecidingMatrix, Rests, Spectrum
from symgan.notation import psi, theta
from symgan.records import Claim, Source

SOURCE = Source(
    "mao2017",
    "X. Mao, Q. Li, H. Xie, R. Y. K. Lau, Z. Wang and S. P. Smolley",
    2017,
    "Least Squares Generative Adversarial Networks",
    "International Conference on Computer Vision, arXiv:1611.04076",
)

_game = dirac_gan(objectives.least_squares())
_place = Symbol("c", real=True)
_fake, _real, _wanted = (Symbol(name, real=True) for name in "abc")
_labeled = dirac_gan(objectives.least_squares(_fake, _real, _wanted))
_note = "The loss is the paper's; its analysis on the Dirac model is not in the paper."

CLAIMS = (
    Claim(
        "dirac-lsgan-01",
        "Least squares on the Dirac model: the Jacobian is nilpotent",
        SOURCE,
        "",
        "With the labels 0 and 1 the Jacobian at {Eq(theta, 0) & Eq(psi, 0)}, generator first, is nilpotent: a "
        "single 1 beside the diagonal.",
        DecidingMatrix(_game, methods.gradient_flow(), ImmutableMatrix([[0, 1], [0, 0]])),
        note=_note,
    ),
    Claim(
        "dirac-lsgan-01-equilibria",
        "Least squares on the Dirac model: a line of equilibria",
        SOURCE,
        "",
        "Every point with {Eq(psi, 0)} is an equilibrium, wherever the generator stands.",
        Rests(_game, {theta: _place, psi: S.Zero}),
        note=_note,
        uses=("dirac-lsgan-01",),
    ),
    Claim(
        "dirac-lsgan-01-attraction",
        "Least squares on the Dirac model: how the line attracts",
        SOURCE,
        "",
        "Where the generator stands at {c} the eigenvalues are 0, along the line of equilibria, and {-c**2}.",
        Spectrum(
            replace(_game, equilibrium={theta: _place, psi: S.Zero}),
            methods.gradient_flow(),
            ((-(_place**2) / 2, _place**2 / 2),),
        ),
        note=_note,
        uses=("dirac-lsgan-01-equilibria",),
    ),
    Claim(
        "dirac-lsgan-labels",
        "Least squares with any labels on the Dirac model",
        SOURCE,
        "",
        "With the labels {a} and {b} of the critic on fake and on real and {c} of the generator the eigenvalues are "
        "{0 ± sqrt(a*c)}: a rotation where {a} and {c} differ in sign, a saddle where they agree, and never damped.",
        Spectrum(_labeled, methods.gradient_flow(), ((S.Zero, sqrt(_fake * _wanted)),)),
        note=_note,
        uses=("dirac-lsgan-01",),
    ),
)
