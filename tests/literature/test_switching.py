"""Statements on flows that switch, true and false."""

import pytest
from sympy import Abs, ImmutableMatrix, Max, false, symbols, true

from symgan import methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.exact.derivation import derive
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


def test_a_zero_where_two_pieces_meet_is_a_rest_point_on_whatever_surface():
    """Four quadrants meet at the origin, where each of their fields vanishes: no piece and no open edge holds that."""
    corner = Game("corner", (Player("a", (x,), Abs(x) * x / 2), Player("b", (y,), Abs(y) * y / 2)), {x: 0, y: 0})
    assert judge(RestsNowhere(corner)).status is not Status.PROVED


def test_a_point_on_the_edge_of_a_piece_may_be_sent_to_the_equilibrium():
    """The step doubles x up to 1, falls back to 0 at 3 and rises from there: 3 is sent to 0, and is an edge alone."""
    moved = 2 * x - 3 * Max(0, x - 1) + 2 * Max(0, x - 3)
    folded = Game("folded", (Player("a", (x,), -_integral(moved - x)),), {x: 0})
    step = methods.simultaneous(1)
    assert derive(folded, step).update[0].subs(x, 3) == 0
    assert judge(NoRunConverges(folded, step)).status is not Status.PROVED
    raised = Game("raised", (Player("a", (x,), -_integral(moved - x + Max(0, x - 2) / 4)),), {x: 0})
    assert judge(NoRunConverges(raised, step)).status is Status.PROVED


def _integral(field):
    """A loss whose negative gradient is the field, a sum of multiples of x and of maxima with 0."""
    return sum(c * (x**2 if part == x else part**2) / 2 for part, c in field.as_coefficients_dict().items())


def test_a_step_that_jumps_is_not_judged_by_the_closures_of_its_pieces():
    """Off x = 2 the step goes away from 0; at x = 2, where sign is 0, it may go anywhere."""
    jumps = Game("jumps", (Player("a", (x,), -(x**2) / 2 - Abs(x - 2) - x),), {x: 0})
    assert judge(NoRunConverges(jumps, methods.simultaneous(1))).status is Status.UNDECIDED
