"""Kinks: the linear pieces decide on one, of a flow and of a step, and elsewhere nothing changes."""

import pytest
from sympy import Abs, Max, Min, Piecewise, Rational, S, Symbol, diag, nan, sign, symbols

from symgan.exact.derivation import derive
from symgan.exact.smoothness import kinks
from symgan.methods import alternating, simultaneous
from symgan.records import Game, Outcome, Player

x, y = symbols("x y", real=True)
c = Symbol("c", real=True)
p = Symbol("p", positive=True)


def game(loss):
    return Game("g", (Player("a", (x,), loss), Player("b", (y,), y**2 / 2)), {x: 0, y: 0})


KINKED = {
    "abs": Abs(x) + x * y,
    "hinge squared": Max(x, 0) ** 2 / 2,  # its field is 0 on the left, so the origin attracts from one side only
    "min": Min(x, 0) ** 2 + x**2,
    "piecewise": Piecewise((x**2, x > 0), (0, True)),
    "sign": x**2 * sign(x),
    "power": Abs(x) ** Rational(3, 2),
}


ON_THE_KINK = {  # by hand, x' = -L'(x) on both sides
    "abs": Outcome.STABLE,  # slides on x = 0
    "hinge squared": Outcome.MARGINAL,
    "min": Outcome.STABLE,
    "piecewise": Outcome.MARGINAL,
    "sign": Outcome.UNSTABLE,  # x' = 2 x on the left
    "power": Outcome.UNDECIDED,  # the slope is infinite
}


@pytest.mark.parametrize("name", KINKED)
def test_on_a_kink_the_pieces_of_the_flow_decide(name):
    d = derive(game(KINKED[name]))
    assert d.verdict.outcome is ON_THE_KINK[name]
    assert d.verdict.region is (S.true if ON_THE_KINK[name] is Outcome.STABLE else S.false)
    assert set(d.jacobian) == {nan} and {"jacobian", "pieces"} & {s.key for s in d.steps} == {"pieces"}


OF_A_STEP = {  # what is missing for a verdict
    "abs": "jumps",
    "hinge squared": "rational numbers only",
    "min": "rational numbers only",
    "piecewise": "rational numbers only",
    "power": "no derivative",
}


@pytest.mark.parametrize("name", OF_A_STEP)
@pytest.mark.parametrize("method", [simultaneous(), alternating()], ids=["simultaneous", "alternating"])
def test_where_a_step_has_a_kink_what_is_missing_is_said(name, method):
    """Numbers of steps that are symbols leave no closed form of the step, and so no slopes at all."""
    d = derive(game(KINKED[name]), method)
    missing = OF_A_STEP[name] if method.name == "simultaneous" else "no derivative"
    assert d.verdict.outcome is Outcome.UNDECIDED and missing in d.verdict.reason
    assert (d.matrix, d.charpoly, d.eigenvalues, d.verdict.region) == (None, None, None, S.false)
    assert set(d.jacobian) == {nan} and "jacobian" not in {s.key for s in d.steps}


@pytest.mark.parametrize("method", [simultaneous(), alternating(n_g=1, n_d=1)], ids=["simultaneous", "alternating"])
def test_a_ray_that_grows_on_one_side_of_a_kink_is_enough(method):
    """On the left x goes to (1 + 2 h) x."""
    d = derive(game(KINKED["sign"]), method)
    assert d.verdict.outcome is Outcome.UNSTABLE and "2*h + 1" in d.verdict.reason


@pytest.mark.parametrize(
    ("loss", "slope"),
    [
        (Abs(x - 1) + x + x**2, -2),
        (Max(0, 1 - x) + x + x**2 / 2, -1),  # the hinge, away from its corner
        (Piecewise((x**2, x < 1), (5, True)), -2),
        (Abs(y) * 0 + x**2, -2),
        (Max(x, x + p) ** 2 - 2 * p * x, -2),
    ],
)
def test_a_kink_elsewhere_does_not_matter(loss, slope):
    d = derive(game(loss))
    assert d.jacobian[0, 0] == slope and d.verdict.outcome is Outcome.STABLE


def test_a_kink_in_the_other_players_parameter_alone_does_not_matter():
    assert derive(game(x**2 + Abs(y))).verdict.outcome is Outcome.STABLE


def test_a_kink_that_no_derivative_has_touched_is_seen():
    """The second player's loss holds the first one's parameter inside Max: only the Jacobian meets the corner.

    Both pieces have the same Jacobian there, so that the flow is decided; with (y - 1)^2 they do not.
    """
    for other, center, met in ((2 * x + 1, 0, 2), (2 * x + 1, 1, 2), (S(3), 0, 2)):
        loss = (y - center) ** 2 * Max(x + 1, other) / 2
        g = Game("g", (Player("a", (x,), x**2), Player("b", (y,), loss)), {x: 0, y: center})
        d = derive(g)
        assert d.verdict.outcome is Outcome.STABLE and len(d.pieces) == met
        assert (nan in d.jacobian) == (other != 3)


def test_a_kink_that_depends_on_a_constant_becomes_a_hypothesis():
    g = Game("g", (Player("a", (x,), x**2), Player("b", (y,), y**2 * Abs(x - c) / 2)), {x: 0, y: 0})
    d = derive(g)
    assert d.jacobian == diag(-2, -Abs(c)) and d.verdict.outcome is Outcome.STABLE
    assert d.given.subs(c, 0) == False and d.given.subs(c, 1) == True


def test_where_a_field_is_smooth_for_all_constants_no_condition_is_made():
    assert kinks(derive(game(x**2)).field, {x: 0, y: 0}) is S.false
