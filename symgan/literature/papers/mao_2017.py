"""Mao et al. 2017: the least-squares GAN, on the Dirac model, and at its best critic."""

from dataclasses import replace

from sympy import ImmutableMatrix, S, Symbol, sqrt, true

from symgan import methods, objectives
from symgan.adversarial import dirac_gan
from symgan.literature.statements import DecidingMatrix, Every, Rests, Spectrum
from symgan.literature.statements.critics import BestOutput, CriticAttains, DescentConvex, GeneratorPays
from symgan.notation import psi, theta
from symgan.optimality import p, q
from symgan.records import Claim, Objective, Source

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

_any = objectives.least_squares(_fake, _real, _wanted)


def _with_data(objective: Objective) -> Objective:
    """The generator's loss with the term on data that moves no generator while the critic stays."""
    own = objective.generator
    return replace(objective, generator=lambda real, fake: own(real, real) + own(real, fake))


_apart = _with_data(objectives.least_squares(_wanted - 1, _wanted + 1, _wanted))

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
    Claim(
        "lsgan-best-critic",
        "The best critic with least squares",
        SOURCE,
        "",
        "With the labels {a} on fake and {b} on real the best critic is {(b*p + a*q)/(p + q)}, for densities p of the "
        "data and q of the samples.",
        BestOutput(_any, (_real * p + _fake * q) / (p + q)),
        original=r"D^*(x) = \frac{b\,p_{data}(x) + a\,p_g(x)}{p_{data}(x) + p_g(x)}",
        uses=("gan-best-discriminator",),
    ),
    Claim(
        "lsgan-pearson",
        "Least squares is Pearson's divergence of the sum from twice the samples",
        SOURCE,
        "",
        "For {Eq(b - c, 1)} and {Eq(b - a, 2)} the generator's loss at the best critic, with its term on data, is half "
        "the integral of {(2*q - (p + q))**2/(p + q)}.",
        GeneratorPays(_apart, (2 * q - (p + q)) ** 2 / (p + q) / 2),
        original=r"2C(G) = \chi^2_{Pearson}(p_d + p_g \Vert 2 p_g)",
        note="Half, because our losses have the factor 1/2 of the objective.",
        uses=("lsgan-best-critic",),
    ),
    Claim(
        "lsgan-critic-attains",
        "What the critic attains with least squares",
        SOURCE,
        "",
        "With the labels {a} and {b} the best critic attains minus half the integral of {(a - b)**2*p*q/(p + q)}.",
        CriticAttains(_any, -((_real - _fake) ** 2) * p * q / (p + q) / 2),
        note="The loss is the paper's; this value is not in the paper.",
        uses=("lsgan-best-critic",),
    ),
    Claim(
        "lsgan-held-critic",
        "For which labels the least-squares generator descends a divergence",
        SOURCE,
        "",
        "While the best critic stays, and for {a < b}, what the generator descends has a second derivative that is not "
        "negative exactly where {(c - b)*p + (c - a)*q >= 0}: everywhere for the labels 0, 1 and 1, and only where "
        "{p <= q} for {-1}, 1 and 0, the labels of Pearson's divergence.",
        Every(
            (
                DescentConvex(_any, (_wanted - _real) * p + (_wanted - _fake) * q >= 0, given=_fake < _real),
                DescentConvex(objectives.least_squares(), true),
                DescentConvex(objectives.least_squares(-1, 1, 0), p <= q),
            )
        ),
        note="Not in the paper. Pearson's divergence takes a critic that follows the generator, and the term on data.",
        uses=("lsgan-pearson",),
    ),
)
