"""Runs that come onto a stable line: against the clipped step in fractions, with eigenvalues -1/4 and -4."""

from fractions import Fraction
from random import Random

import pytest
from sympy import Abs, ImmutableMatrix, Max, Rational, symbols, true

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.exact.converging_starts import is_negligible, leaves_the_piece, saddle
from symgan.exact.undecided import Undecided
from symgan.literature.judge import judge
from symgan.literature.statements.starts import ConvergingStarts, StepTakes
from symgan.notation import c_d, h, psi, theta
from symgan.records import Status

x, y = symbols("x y", real=True)
CLIPPED = sg.dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_clip())
PRIME = 10**9 + 7
LARGE = methods.alternating(Rational(5, 2), 1, 1)


def run(start, steps):
    """theta - 5/2 psi, then psi + 5/2 theta put back between -1 and 1: by hand, in fractions."""
    place, weight, step = *map(Fraction, start), Fraction(5, 2)
    for _ in range(steps):
        place -= step * weight
        weight = max(Fraction(-1), min(Fraction(1), weight + step * place))
    return place, weight


def test_by_hand_the_segment_contracts_and_the_segment_beside_is_brought_to_its_end():
    s = saddle(sg.derive(CLIPPED, LARGE))
    assert (s.inside, s.outside) == (-Rational(1, 4), -4)
    assert s.along(s.outside, ImmutableMatrix([2, 1])) == 0
    assert run((2, 1), 3) == (-Fraction(2, 64), -Fraction(1, 64))
    for weight in (-1, 0, Fraction(2, 3), 1):
        assert run((Fraction(5, 2) * weight + 2, weight), 1) == (2, 1)


def test_no_other_start_of_a_thousand_comes_onto_the_segment():
    draw = Random(4)
    for _ in range(1000):
        start = Fraction(draw.randint(-5 * PRIME, 5 * PRIME), PRIME), Fraction(draw.randint(-PRIME, PRIME), PRIME)
        place, weight = run(start, 12)
        assert place != 2 * weight


@pytest.mark.parametrize(
    ("method", "end", "given", "status"),
    [
        (LARGE, (2, 1), true, Status.PROVED),
        (LARGE, (1, Rational(1, 2)), true, Status.PROVED),  # all runs on the longer one come into the shorter one
        (LARGE, (16, 8), true, Status.UNDECIDED),  # from there steps are clipped
        (LARGE, (1, 2), true, Status.REFUTED),  # the unstable line
        (LARGE, (0, 0), true, Status.REFUTED),
        (methods.alternating(h, 1, 1), (2, 1), h < 2, Status.UNDECIDED),  # a center
        (methods.simultaneous(h), (2, 1), true, Status.UNDECIDED),
        (methods.gradient_flow(), (2, 1), true, Status.UNDECIDED),
        (methods.alternating(), (2, 1), true, Status.UNDECIDED),
    ],
)
def test_statements_on_converging_starts(method, end, given, status):
    end = {theta: c_d * end[0], psi: c_d * end[1]}
    judgement = judge(ConvergingStarts(CLIPPED, method, end, given))
    assert judgement.status is status and judgement.evidence


def test_a_step_is_taken_where_it_is_said_to_go():
    start = {theta: 2 * c_d + Rational(5, 2) * psi, psi: psi}
    inside = (psi <= c_d) & (psi >= -c_d)
    assert judge(StepTakes(CLIPPED, LARGE, start, {theta: 2 * c_d, psi: c_d}, inside)).status is Status.PROVED
    assert judge(StepTakes(CLIPPED, LARGE, start, {theta: 2 * c_d, psi: psi}, inside)).status is Status.REFUTED
    assert judge(StepTakes(CLIPPED, methods.gradient_flow(), start, start)).status is Status.UNDECIDED


def test_a_piece_along_the_stable_line_is_not_said_to_be_harmless():
    """Slope 1/2 along (1, 1), 2 along (1, -1), and 0 where (x - y)/2 > 1: what is brought from there lies along (1, 1)."""
    bent = 2 * Max((x - y) / 2 - 1, 0) ** 2
    players = (
        sg.Player("a", (x,), 3 * x * y / 4 - x**2 / 8 + bent),
        sg.Player("b", (y,), 3 * x * y / 4 - y**2 / 8 + bent),
    )
    game = sg.Game("bent", players, {x: 0, y: 0})
    d = sg.derive(game, methods.simultaneous(1))
    s = saddle(d)
    assert (s.inside, s.outside) == (Rational(1, 2), 2)
    assert not list(leaves_the_piece(d, s, ImmutableMatrix([5, 5]))) and not is_negligible(d, s)
    assert judge(ConvergingStarts(game, methods.simultaneous(1), {x: 5, y: 5})).status is Status.UNDECIDED


def test_pieces_that_are_not_affine_are_undecided():
    players = sg.Player("a", (x,), x * y + x**2 * Abs(x - 1)), sg.Player("b", (y,), x * y)
    with pytest.raises(Undecided, match="not affine"):
        saddle(sg.derive(sg.Game("bent", players, {x: 0, y: 0}), methods.simultaneous(1)))
