"""Kodali et al. 2017: a gradient penalty around the data, on the Dirac model."""

from sympy import ImmutableMatrix, Rational, false

from symgan import methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.literature.statements import Converges, CycleWithin, Every, OneSided, PseudoEquilibria, RestsNowhere
from symgan.literature.statements.trapped import OrbitsEndAt
from symgan.notation import g0, gamma, psi, theta
from symgan.records import Claim, Source

SOURCE = Source(
    "kodali2017",
    "N. Kodali, J. Abernethy, J. Hays and Z. Kira",
    2017,
    "On Convergence and Stability of GANs",
    "arXiv:1705.07215",
)

_game = dirac_gan(objectives.minimax()).with_(regularizers.dragan())
# no orbit that rises from (-2, 0) to (100, 0) leaves this polygon
_NODE = ((-2, 0), (100, 0), (100, "13/10"), ("-11/20", "13/10"), ("-11/10", "9/10"))

CLAIMS = (
    Claim(
        "dragan-no-equilibrium",
        "The penalty around the data has no equilibrium on the Dirac model",
        SOURCE,
        "",
        "The field of the critic jumps from {-gamma*g0} to {gamma*g0} at the data; it vanishes nowhere, and no flow "
        "converges to the data.",
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
    ),
    Claim(
        "dragan-filippov-segment",
        "The segment at rest in Filippov's sense",
        SOURCE,
        "",
        "On {Eq(psi, 0)} the points with {(theta < 2*gamma*g0) & (theta > -2*gamma*g0)} are at rest in Filippov's "
        "sense.",
        PseudoEquilibria(_game, psi, (theta < 2 * gamma * g0) & (theta > -2 * gamma * g0)),
        uses=("dragan-no-equilibrium",),
    ),
    Claim(
        "dragan-limit-cycle",
        "What the penalty around the data does instead: it cycles",
        SOURCE,
        "",
        "With {Eq(gamma, 1/2)} and {Eq(g0, 1)} there is an attracting limit cycle that crosses {Eq(psi, 0)} at the "
        "distance 1.322421, in the period 15.4542198, both up to a millionth.",
        CycleWithin(
            dirac_gan(objectives.minimax()).with_(regularizers.dragan(Rational(1, 2), 1)),
            psi,
            {theta: 3, psi: 0},
            Rational(1322421, 1000000),
            Rational(154542198, 10000000),
            Rational(1, 1000000),
        ),
        note="It has no closed form; the bounds are proved by interval arithmetic.",
        uses=("dragan-filippov-segment",),
    ),
    Claim(
        "dragan-comes-to-rest",
        "With a stronger penalty around the data runs come to rest at the end of the segment, and do not cycle",
        SOURCE,
        "",
        "With {Eq(gamma, 1)} and {Eq(g0, 1)} the orbits that leave {Eq(psi, 0)} upwards between {Eq(theta, -2)} and "
        "{Eq(theta, 100)} all tend to {Eq(theta, -2)}: no closed orbit passes there.",
        OrbitsEndAt(
            dirac_gan(objectives.minimax()).with_(regularizers.dragan(1, 1)),
            psi,
            tuple((Rational(x), Rational(y)) for x, y in _NODE),
            {theta: -2, psi: 0},
        ),
        note="The orbits below are the same, turned by half a turn. The other corners of the polygon are chosen by us.",
        uses=("dragan-filippov-segment",),
    ),
)
