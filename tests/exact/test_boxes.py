"""Boxes in the exact readings: projections in the update map, nothing on the linearization of an inner equilibrium."""

from dataclasses import replace
from functools import lru_cache

import pytest
from sympy import Max, Min, Rational, Symbol, oo, symbols

import symgan as sg
from symgan import methods, objectives, regularizers
from symgan.exact.field_reading import FieldReading
from symgan.exact.vector import point
from symgan.literature.judge import judge
from symgan.literature.statements import Conserved, RateAlong
from symgan.notation import c_d, h, psi, theta
from symgan.records import Outcome, Status

x, y = symbols("x y", real=True)
FREE = sg.dirac_gan(objectives.wasserstein())
CLIPPED = FREE.with_(regularizers.wgan_clip())
ALTERNATING = methods.alternating(h, 1, 2)


@lru_cache
def alternating():
    return sg.derive(CLIPPED, ALTERNATING)


def boxed(box, at=0):
    """A bilinear game around a point, its second player in a box."""
    value = (x - at) * (y - at)
    players = sg.Player("a", (x,), value), sg.Player("b", (y,), -value, box=(box,))
    return sg.Game("boxed", players, {x: at, y: at})


def test_a_step_clips_each_move_of_the_critic():
    def clip(e):
        return Max(-c_d, Min(c_d, e))

    moved = theta - h * psi
    assert alternating().update.tolist() == [[moved], [clip(h * moved + clip(h * moved + psi))]]
    assert sg.derive(CLIPPED, methods.simultaneous()).update.tolist() == [[moved], [clip(psi + h * theta)]]


@pytest.mark.parametrize("start", [(1, Rational(1, 5)), (-3, Rational(3, 10)), (0, 0), (Rational(1, 7), -1)])
def test_its_update_map_is_algorithm_1(start):
    """theta moves, psi moves and is clipped, twice: in fractions."""
    step, bound = Rational(1, 2), Rational(3, 10)
    place, slope = start[0] - step * start[1], start[1]
    for _ in range(2):
        slope = min(max(slope + step * place, -bound), bound)
    there = alternating().update.subs({theta: start[0], psi: start[1], h: step, c_d: bound})
    assert there.tolist() == [[place], [slope]]


@pytest.mark.parametrize(
    "method", [methods.simultaneous(), ALTERNATING, methods.alternating(), methods.gradient_flow()]
)
def test_next_to_an_inner_equilibrium_boxes_change_nothing(method):
    free, clipped = sg.derive(FREE, method), sg.derive(CLIPPED, method)
    assert clipped.matrix == free.matrix and clipped.invariants == free.invariants
    assert replace(clipped.verdict, beyond="") == replace(free.verdict, beyond="")


def test_what_is_said_of_every_run_is_not_said_of_clipped_ones():
    free, clipped = (sg.derive(game, methods.simultaneous()).verdict.beyond for game in (FREE, CLIPPED))
    assert "leaves every bounded set" in free and "leaves every bounded set" not in clipped


def test_every_stage_agrees_with_the_float_side():
    checks = sg.verify(alternating(), {h: 0.1, c_d: 1})
    assert len(checks) > 5 and all(c.passed for c in checks)


@pytest.mark.parametrize("method", [methods.simultaneous(h), methods.gradient_flow()])
@pytest.mark.parametrize("box", [(0, 1), (-1, 0), (Symbol("low", real=True), 1)])
def test_on_the_boundary_of_a_box_nothing_is_decided(box, method):
    d = sg.derive(boxed(box), method)
    assert d.verdict.outcome is Outcome.UNDECIDED and "strictly inside the box of y" in d.verdict.reason
    assert sg.derive(boxed((-1, 1)), method).verdict.outcome is not Outcome.UNDECIDED


def test_a_bound_and_a_step_size_are_two_quantities():
    with pytest.raises(sg.InputError, match="'h' stands for two quantities"):
        sg.derive(boxed((-h, h)), methods.simultaneous(h))
    with pytest.raises(sg.InputError, match="a pair for each"):
        sg.derive(boxed((1, 0)), methods.simultaneous(h))


def test_decimal_bounds_are_the_fractions_that_they_write():
    update = sg.derive(boxed((-0.1, 0.3)), methods.simultaneous(h)).update
    assert update[1] == Max(-Rational(1, 10), Min(Rational(3, 10), y + h * x))


def test_a_box_is_where_it_is_and_not_around_the_origin():
    """The equilibrium is at 2: in (1, 3) it is an inner one, and (-1, 1) does not hold it."""
    assert sg.derive(boxed((1, 3), 2), methods.simultaneous(h)).verdict.outcome is Outcome.UNSTABLE
    assert sg.derive(boxed((-1, 1), 2), methods.simultaneous(h)).verdict.outcome is Outcome.UNDECIDED


def test_a_game_without_boxes_is_projected_to_itself():
    d, here = sg.derive(sg.games.bilinear()), point((x, y))
    assert FieldReading(d.game, d.field).project(here) is here
    assert not any(e.has(Max, Min, oo) for e in sg.derive(FREE, ALTERNATING).update)


def test_nothing_is_said_of_all_runs_of_a_flow_in_a_box():
    radius, flow = theta**2 + psi**2, methods.gradient_flow()
    for game, status in (FREE, Status.PROVED), (CLIPPED, Status.UNDECIDED):
        assert judge(Conserved(game, flow, radius)).status is status
        assert judge(RateAlong(game, radius, 0 * h)).status is status


@pytest.mark.parametrize("regularizer", [regularizers.wgan_clip(), regularizers.wgan_gp()])
def test_a_step_that_switches_has_no_modified_field(regularizer):
    found = sg.modified_field(FREE.with_(regularizer), methods.simultaneous(h))
    assert found.terms == () and "switches" in found.why
    assert (
        sg.modified_matrix(CLIPPED, methods.simultaneous(h)).terms
        == sg.modified_matrix(FREE, methods.simultaneous(h)).terms
    )
