"""Flows and steps at the boundary of a box, against hand algebra and against projected runs."""

import pytest
from sympy import Abs, Eq, ImmutableMatrix, Rational, Symbol, symbols

import symgan as sg
from symgan import methods
from symgan.exact.faces import held_at_bounds
from symgan.notation import h
from symgan.records import Outcome

x, y, z = symbols("x y z", real=True)
c = Symbol("c", real=True)
p = Symbol("p", positive=True)
FLOW = methods.gradient_flow()
S, U, M, D = Outcome.STABLE, Outcome.UNSTABLE, Outcome.MARGINAL, Outcome.UNDECIDED


def boxed(first, second, box=(0, 1), at=(0, 0)):
    players = sg.Player("a", (x,), first), sg.Player("b", (y,), second, box=(box,))
    return sg.Game("boxed", players, {x: at[0], y: at[1]})


@pytest.mark.parametrize(
    ("game", "outcome"),
    [
        (boxed(x**2 / 2 + x * y, y - 3 * x * y), S),  # y' = 3 x - 1: held at 0, and then x' = -x
        (boxed(-(x**2) / 2 + x * y, y), U),  # x' = x along the face
        (boxed(x * y, y), M),  # x' = 0 along the face
        (boxed(x**2 / 2, -p * y, at=(0, 1)), S),  # the upper bound, pushed by p
        (boxed(x**2 / 2, -(y**2) / 2, (0, 1), (0, 1)), S),  # y' = y = 1 there: unstable but for the bound
        (boxed(x**2 / 2 + Abs(y - 1), y), S),  # switches elsewhere
        (boxed(x**2 / 2, y**2 / 2), D),  # on the bound, and nothing pushes
        (boxed(Abs(x), y), D),  # the field switches on the boundary
    ],
)
def test_a_flow_on_the_boundary_of_a_box(game, outcome):
    d = sg.derive(game, FLOW)
    assert d.verdict.outcome is outcome
    assert all(check.passed for check in sg.verify(d, {p: 2} if game.players[1].loss.has(p) else {}))


def test_what_is_held_and_along_what_it_moves_is_said():
    """x' = -x - y and y' = 3 x - 1, on y >= 0."""
    d = sg.derive(boxed(x**2 / 2 + x * y, y - 3 * x * y), FLOW)
    (held,) = held_at_bounds(d.game, d.field, d.equilibrium)
    assert (held.parameter, held.bound, held.push) == (y, 0, -1)
    assert d.step("face").value == ImmutableMatrix([[-1]]) and "{y} by {-1}" in d.step("face").why
    assert d.step("constraints").value == ((y >= 0) & (y <= 1),)
    assert "but for what points out of a box" in d.step("equilibrium").why
    assert "{Eq(y, 0)}" in d.verdict.reason and d.matrix is None


def test_without_the_bound_it_would_be_no_equilibrium():
    for box, at in (((-1, 1), (0, 0)), ((0, 1), (0, Rational(1, 2))), ((-1, 0), (0, 0))):
        with pytest.raises(sg.InputError, match="no equilibrium"):
            sg.derive(boxed(x**2 / 2, y, box, at), FLOW)
    with pytest.raises(sg.InputError, match="no equilibrium"):
        sg.derive(boxed(x**2 / 2, c * y), FLOW)  # nothing is known of the push
    assert sg.derive(boxed(x**2 / 2, c * y), FLOW, given=c > 0).verdict.outcome is S


def test_at_a_corner_nothing_moves():
    players = sg.Player("a", (x,), x, box=((0, 1),)), sg.Player("b", (y,), -y, box=((0, 1),))
    d = sg.derive(sg.Game("corner", players, {x: 0, y: 1}), FLOW)
    assert d.verdict.outcome is S and "corner" in d.verdict.reason


def test_the_rest_of_a_boundary_has_to_be_told():
    players = sg.Player("a", (x,), x, box=((0, 1),)), sg.Player("b", (y,), y**2 / 2, box=((0, 1),))
    verdict = sg.derive(sg.Game("edge", players, {x: 0, y: 0}), FLOW).verdict
    assert verdict.outcome is D and "y is not known to lie strictly inside" in verdict.reason


@pytest.mark.parametrize("method", [methods.simultaneous(h), methods.alternating(h, 1, 2)])
def test_steps_are_held_by_a_bound_as_well(method):
    """x' = (1 - h) x - h y, and y is put back to 0: the slope of the step has a zero row, and 1 - h."""
    d = sg.derive(boxed(x**2 / 2 + x * y, y - 3 * x * y), method)
    assert d.verdict.region == (h < 2) or d.verdict.region == (h - 2 < 0)
    assert all(check.passed for check in sg.verify(d, {h: 0.5}))


@pytest.mark.parametrize("method", [methods.alternating(), methods.momentum(h, 0.5)])
def test_steps_that_are_not_known_in_pieces_are_undecided(method):
    verdict = sg.derive(boxed(x**2 / 2 + x * y, y - 3 * x * y), method).verdict
    assert verdict.outcome is D and "not known in pieces" in verdict.reason


def test_the_equilibrium_of_a_line_on_a_face():
    d = sg.derive(boxed(x**2 / 2 + x * y, y - 3 * x * y), FLOW)
    run = sg.simulate(d.game, FLOW, {}, [0.2, 0.3], 8)
    assert run.points[-1, 1] == 0 and abs(run.points[-1, 0]) < 1e-2
    assert Eq(d.equilibrium[y], 0) == True
