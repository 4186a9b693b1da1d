"""Statements on flows that switch, true and false."""

import pytest
from sympy import Abs, ImmutableMatrix, Max, false, symbols, true

from symgan import methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.literature.judge import judge
from symgan.literature.statements import (
    Converges,
    CyclesAt,
    NoRunConverges,
    OneSided,
    PseudoEquilibria,
    RestsNowhere,
    Slides,
)
from symgan.notation import g0, gamma, h, psi, theta
from symgan.records import Game, Player, Status

PENALIZED = dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_gp())
CLIPPED = dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_clip())
x, y = symbols("x y", real=True)
RELAY = Game("relay", (Player("a", (x,), Abs(x)), Player("b", (y,), y**2 / 2 - x * y)), {x: 0, y: 0})
up, down = ImmutableMatrix([0, gamma * g0]), ImmutableMatrix([0, -gamma * g0])
origin = {theta: 0, psi: 0}


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        (OneSided(PENALIZED, psi, origin, up, down), Status.PROVED),
        (OneSided(PENALIZED, -psi, origin, down, up), Status.PROVED),
        (OneSided(PENALIZED, psi, origin, down, up), Status.REFUTED),
        (OneSided(PENALIZED, theta, origin, up, down), Status.UNDECIDED),
        (PseudoEquilibria(PENALIZED, psi, (theta < gamma * g0) & (theta > -gamma * g0)), Status.PROVED),
        (PseudoEquilibria(PENALIZED, psi, (theta < 2 * gamma * g0) & (theta > -gamma * g0)), Status.REFUTED),
        (RestsNowhere(PENALIZED), Status.PROVED),
        (
            RestsNowhere(Game("kink", (Player("a", (x,), Max(0, x) ** 2), Player("b", (y,), y**2)), {x: 0, y: 0})),
            Status.REFUTED,
        ),
        (RestsNowhere(dirac_gan()), Status.UNDECIDED),
        (Slides(RELAY, x, true, ImmutableMatrix([0, -y])), Status.PROVED),
        (Slides(RELAY, x, true, ImmutableMatrix([0, y])), Status.REFUTED),
        (Slides(RELAY, x, y > 0, ImmutableMatrix([0, -y])), Status.REFUTED),
        (CyclesAt(PENALIZED, gamma * g0, 1, given=gamma < 2), Status.REFUTED),
        (CyclesAt(PENALIZED, gamma * g0, 1), Status.UNDECIDED),
        (CyclesAt(CLIPPED, gamma * g0, 1), Status.UNDECIDED),
        (NoRunConverges(CLIPPED, methods.simultaneous(h)), Status.PROVED),
        (NoRunConverges(CLIPPED, methods.alternating(h, 1, 1)), Status.UNDECIDED),
        (NoRunConverges(CLIPPED, methods.alternating()), Status.UNDECIDED),
        (NoRunConverges(PENALIZED, methods.gradient_flow()), Status.UNDECIDED),
        (Converges(RELAY, methods.gradient_flow(), true), Status.PROVED),
        (Converges(RELAY, methods.gradient_flow(), false), Status.REFUTED),
        (Converges(PENALIZED, methods.gradient_flow(), gamma > 1), Status.REFUTED),
    ],
)
def test_a_statement_is_judged(statement, status):
    judgement = judge(statement)
    assert judgement.status is status and judgement.evidence
