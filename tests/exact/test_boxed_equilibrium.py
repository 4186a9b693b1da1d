"""Kinds of solutions on a box: the same as by the conditions at a point, and what an end of the box changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational, symbols

from symgan.exact.boxed_equilibrium import second_order
from symgan.exact.local_equilibrium import nash, stackelberg
from symgan.exact.variational import Certificate
from symgan.records import Game, InputError, Player, Status

x, y, z, w = symbols("x y z w", real=True)
ORIGIN = dict.fromkeys((x, y, z, w), Rational(0))
NAMES = {True: Status.PROVED, False: Status.REFUTED}


def on_box(value, low=-1):
    ends = ((low, 1), (low, 1))
    return Game("value", (Player("min", (x, y), value, box=ends), Player("max", (z, w), -value, box=ends)))


@given(st.lists(st.integers(-2, 2), min_size=10, max_size=10), st.sampled_from([None, 0, 1]), st.booleans())
@settings(deadline=None, max_examples=60)
def test_the_kind_is_that_of_the_conditions_at_a_point(entries, leader, enclosed):
    own = (x, y, z, w)
    pairs = [(p, q) for i, p in enumerate(own) for q in own[i:]]
    value = sum(c * p * q for c, (p, q) in zip(entries, pairs, strict=True))
    game = on_box(value)
    losses = tuple(player.loss for player in game.players)

    def conditions(strict):
        if leader is None:
            return bool(nash(game, losses, ORIGIN, strict))
        return bool(stackelberg(game, losses, ORIGIN, leader, strict))

    found = second_order(game, Certificate(ORIGIN, own, Rational(enclosed, 100)), leader).status
    if found is Status.PROVED:
        assert conditions(strict=True)
    elif found is Status.REFUTED:
        assert not conditions(strict=False)
    elif not enclosed:
        assert not conditions(strict=True)


@pytest.mark.parametrize("radius", [Rational(0), Rational(1, 100)])
def test_only_the_free_coordinates_count(radius):
    game = on_box(x**2 - y - y**2 - z**2 + w + 3 * w**2 + 4 * x * z)  # y = 1 and w = 1 are held with force
    certificate = Certificate({x: 0, y: 1, z: 0, w: 1}, (x, z), radius)
    assert second_order(game, certificate).status is Status.PROVED
    bent = on_box(-(x**2) - y - z**2 + w + 4 * x * z)
    assert second_order(bent, certificate).status is Status.REFUTED
    assert second_order(bent, certificate, leader=0).status is Status.PROVED  # -2 + 16/2 > 0
    assert second_order(bent, certificate, leader=1).status is Status.REFUTED


@pytest.mark.parametrize("radius", [Rational(0), Rational(1, 100)])
def test_one_direction_in_which_a_player_gains_is_enough(radius):
    game = on_box(-(x**2) + y**2 - z**2 - w**2)
    assert second_order(game, Certificate(ORIGIN, (x, y, z, w), radius)).status is Status.REFUTED
    saddle = on_box(x**2 + y**2 + 3 * x * y - z**2 - w**2)  # both own derivatives are positive, the determinant is not
    assert second_order(saddle, Certificate(ORIGIN, (x, y, z, w), radius)).status is Status.REFUTED


@pytest.mark.parametrize("radius", [Rational(0), Rational(1, 100)])
def test_a_saddle_is_an_equilibrium_of_every_kind_an_upturned_one_of_none_and_a_flat_one_is_not_decided(radius):
    kinds = (
        (x**2 + y**2 - z**2 - w**2, Status.PROVED),
        (z**2 + w**2 - x**2 - y**2, Status.REFUTED),
        (x * z + y * w, Status.UNDECIDED),
    )
    for value, status in kinds:
        certificate = Certificate(ORIGIN, (x, y, z, w), radius)
        found = [second_order(on_box(value), certificate, leader).status for leader in (None, 0, 1)]
        assert found == [status] * 3


def test_a_coordinate_that_is_held_without_force_decides_nothing():
    game = on_box(x**2 + y**2 - y**3 - z**2 - w**2, low=0)
    found = second_order(game, Certificate(ORIGIN, (), Rational(0)))
    assert found.status is Status.UNDECIDED


def test_what_is_no_solution_has_no_kind():
    game = on_box(x**2 + y**2 + z - z**2 - w**2)
    assert second_order(game, Certificate(ORIGIN, (x, y, z, w))).status is Status.UNDECIDED
    assert second_order(game, Certificate(ORIGIN, (x, y, z, w), Rational(1, 100))).status is Status.UNDECIDED


def test_minimax_points_are_asked_for_in_zero_sum_games():
    game = Game("sum", (Player("a", (x,), x**2, box=((-1, 1),)), Player("b", (y,), x * y, box=((-1, 1),))))
    with pytest.raises(InputError, match="zero-sum"):
        second_order(game, Certificate({x: Rational(0), y: Rational(0)}, (x, y)), leader=0)
    third = Player("c", (z,), z**2, box=((-1, 1),))
    pair = (Player("a", (x,), x * y, box=((-1, 1),)), Player("b", (y,), -x * y, box=((-1, 1),)))
    with pytest.raises(InputError, match="zero-sum"):
        second_order(Game("three", (*pair, third)), Certificate({x: 0, y: 0, z: 0}, (x, y, z)), leader=0)


def test_an_answer_that_is_held_without_force_may_leave_its_end():
    """Against w = max(0, x) the value -x^2/4 + x w - w^2/2 is x^2/4 for x > 0: x = 0 is not refuted by w = 0 held."""
    value = -(x**2) / 4 + x * w - w**2 / 2 + y**2 - z**2
    held = Certificate(ORIGIN, (x, y, z))
    assert second_order(on_box(value, low=0), held, 0).status is Status.UNDECIDED


def test_a_coordinate_at_an_end_is_not_free():
    """On [0, 1] the value x - x^2 is least at 0, although it curves down there."""
    game = on_box(x - x**2 + y**2 - z**2 - w**2, low=0)
    assert second_order(game, Certificate(ORIGIN, (x, y, z, w))).status is Status.UNDECIDED
