"""Verdicts where a flow switches at its equilibrium, by hand."""

import pytest
from sympy import Abs, Max, Symbol, sign, symbols

import symgan as sg
from symgan.notation import gamma
from symgan.records import Game, Outcome, Player

x, y, z = symbols("x y z", real=True)
c = Symbol("c", real=True)
p = Symbol("p", positive=True)
S, U, M, D = Outcome.STABLE, Outcome.UNSTABLE, Outcome.MARGINAL, Outcome.UNDECIDED


def planar(first, second):
    """A game whose field is (first, second), as far as each is integrated in its own parameter."""
    return sg.derive(Game("g", (Player("a", (x,), first), Player("b", (y,), second)), {x: 0, y: 0}))


@pytest.mark.parametrize(
    ("losses", "outcome", "word"),
    [
        ((Abs(x), y**2 / 2), S, "slide"),  # reaches x = 0, then y' = -y
        ((Abs(x), -(y**2) / 2), U, "slide"),  # and then leaves along it
        ((Abs(x), x * y), M, "vanishes on it"),
        ((-Abs(x), y**2 / 2), U, "points away"),
        ((p * Abs(x), y**2 / 2), S, "slide"),
        ((c * Abs(x), y**2 / 2), D, "depends on"),
        ((Max(x, 2 * x) * x / 2 + x * y, y**2 / 2 - x * y), S, ""),
        ((x**2 * sign(x), y**2 / 2), U, "grow"),
        ((Abs(x) + Abs(y) * x, Abs(y)), D, "more than one"),
    ],
)
def test_a_planar_flow_that_switches_at_its_equilibrium(losses, outcome, word):
    d = planar(*losses)
    assert d.verdict.outcome is outcome and word in d.verdict.reason
    assert d.verdict.region is not None and (d.verdict.region == True) == (outcome is S)


@pytest.mark.parametrize(
    ("loss", "outcome"),
    [(Abs(x), S), (-Abs(x), U), (x * Abs(x), U), (Max(0, x) ** 2, M), (x**2 + Max(0, x) ** 2, S)],
)
def test_a_flow_on_a_line(loss, outcome):
    d = sg.derive(Game("g", (Player("a", (x,), loss),), {x: 0}))
    assert d.verdict.outcome is outcome


def test_in_three_dimensions_only_jumps_are_decided():
    players = (Player("a", (x,), Abs(x)), Player("b", (y,), y**2 / 2 - y * z), Player("c", (z,), z**2 / 2 + y * z))
    assert sg.derive(Game("g", players, dict.fromkeys((x, y, z), 0))).verdict.outcome is S
    bent = (Player("a", (x,), x**2 + Max(0, x) ** 2), *players[1:])
    undecided = sg.derive(Game("g", bent, dict.fromkeys((x, y, z), 0))).verdict
    assert undecided.outcome is D and "one and two" in undecided.reason


def test_hypotheses_on_constants_count_on_a_kink():
    bent = Game("g", (Player("a", (x,), c * (x**2 + Max(0, x) ** 2)),), {x: 0})
    assert sg.derive(bent, given=c > 0).verdict.outcome is S
    assert sg.derive(bent, given=c < 0).verdict.outcome is U
    players = Player("a", (x,), c * x**2 / 2 + x * Abs(x) / 2), Player("b", (y,), y**2 / 2)
    corner = Game("g", players, {x: 0, y: 0})  # x' = -(c + 1) x on the right, -(c - 1) x on the left
    for given, outcome, unstable in ((c > 1, S, False), (c < 0, U, True)):
        verdict = sg.derive(corner, given=given).verdict
        assert verdict.outcome is outcome and verdict.unstable == unstable
    assert sg.derive(corner).verdict.outcome is Outcome.CONDITIONAL
    hill = Player("a", (x,), -(c - z**2) * x**2 / 2 - x * Abs(x) / 2), Player("b", (y,), y**2 / 2)
    assert sg.derive(Game("g", hill, {x: 0, y: 0}), given=c > z**2).verdict.unstable == True


def test_began_rests_on_a_surface_that_orbits_reach_or_leave():
    """Data at 1: psi' = -+(1 - k theta) beside psi = 1, at theta = gamma and k = 1/2: towards it for gamma < 2."""
    found = sg.derive(sg.games.began(c=1)).verdict
    assert (found.outcome, found.marginal, found.unstable) == (Outcome.CONDITIONAL, gamma - 2 < 0, gamma - 2 > 0)
    low = sg.derive(sg.games.began(c=1), given=gamma <= 1).verdict
    assert low.outcome is M and "in the sense of Lyapunov" in low.beyond
    assert sg.derive(sg.games.began(3, c=1)).verdict.outcome is U
    assert sg.derive(sg.games.began(c=1, balance=1)).verdict.outcome is D  # on the boundary of the box of k_t
    unknown = sg.derive(sg.games.began()).verdict
    assert unknown.outcome is D and "{c*gamma} is positive" in unknown.reason
    assert all(check.passed for check in sg.verify(sg.derive(sg.games.began(gamma=0.5, tau=1, c=1)), {}))
