"""Gulrajani et al. 2017: the gradient penalty of the Wasserstein GAN, on the Dirac model."""

from sympy import ImmutableMatrix, exp, false, pi, sqrt

from symgan import methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.literature.statements import Converges, CyclesAt, Every, OneSided, PseudoEquilibria, RestsNowhere
from symgan.notation import g0, gamma, psi, theta
from symgan.records import Claim, Source

SOURCE = Source(
    "gulrajani2017",
    "I. Gulrajani, F. Ahmed, M. Arjovsky, V. Dumoulin and A. Courville",
    2017,
    "Improved Training of Wasserstein GANs",
    "Advances in Neural Information Processing Systems, arXiv:1704.00028",
)

_game = dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_gp())
_speed = sqrt(1 - gamma**2 / 4)
_shrinks = exp(-pi * gamma / (2 * _speed))  # over half a turn

CLAIMS = (
    Claim(
        "dirac-wgangp-no-equilibrium",
        "With the gradient penalty the Wasserstein Dirac-GAN has no equilibrium",
        SOURCE,
        "",
        "The field of the critic jumps from {-gamma*g0} to {gamma*g0} where {psi} changes its sign at the data, and "
        "the whole field vanishes nowhere; no flow converges to the data.",
        Every(
            (
                OneSided(
                    _game,
                    psi,
                    {theta: 0, psi: 0},
                    ImmutableMatrix([0, gamma * g0]),
                    ImmutableMatrix([0, -gamma * g0]),
                ),
                RestsNowhere(_game),
                Converges(_game, methods.gradient_flow(), false),
            )
        ),
        note="Stated for the Dirac model by Mescheder, Geiger and Nowozin 2018.",
    ),
    Claim(
        "wgangp-filippov-segment",
        "In Filippov's sense a whole segment is at rest",
        SOURCE,
        "",
        "On {Eq(psi, 0)} the points with {(theta < gamma*g0) & (theta > -gamma*g0)} are at rest in Filippov's sense, "
        "and the field points away from them on both sides.",
        PseudoEquilibria(_game, psi, (theta < gamma * g0) & (theta > -gamma * g0)),
        uses=("dirac-wgangp-no-equilibrium",),
    ),
    Claim(
        "wgangp-limit-cycle",
        "What the gradient penalty does instead: it cycles",
        SOURCE,
        "",
        "For {gamma < 2} all orbits that leave the segment at rest tend to a closed one of period "
        "{2*pi/sqrt(1 - gamma**2/4)}, which crosses {Eq(psi, 0)} at the distance "
        "{gamma*g0/tanh(pi*gamma/(4*sqrt(1 - gamma**2/4)))}.",
        CyclesAt(
            _game,
            gamma * g0 * (1 + _shrinks) / (1 - _shrinks),
            2 * pi / _speed,
            given=gamma < 2,
        ),
        uses=("wgangp-filippov-segment",),
    ),
)
