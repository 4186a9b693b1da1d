"""Local Nash and Stackelberg equilibria against conditions worked out by hand."""

import pytest
from sympy import Abs, And, Eq, Equivalent, Rational, Symbol, exp, false, symbols, true

from symgan.decide.prove import prove
from symgan.exact.local_equilibrium import nash, stackelberg
from symgan.records import Game, Player, Status

x, y, z, p, q, b, c = symbols("x y z p q b c", real=True)
k = Symbol("k", real=True, nonzero=True)
ORIGIN = {x: 0, y: 0}


def two(first, second):
    return Game("two", (Player("first", (x,), first), Player("second", (y,), second)))


def losses(game):
    return tuple(player.loss for player in game.players)


def same(found, expected):
    return prove(Equivalent(found, expected)).status is Status.PROVED


def test_nash_asks_each_player_for_its_own_derivatives():
    game = two(p * x**2 / 2 + b * x * y, q * y**2 / 2 + c * x * y)
    assert same(nash(game, losses(game), ORIGIN), (p > 0) & (q > 0))
    assert same(nash(game, losses(game), ORIGIN, strict=False), (p >= 0) & (q >= 0))
    assert same(nash(game, losses(game), {x: 1, y: 0}), Eq(p, 0) & Eq(c, 0) & false)


def test_stackelberg_follows_the_best_response():
    """y = -c x / k, so the leader has p x^2/2 - b c x^2 / k, whose second derivative is p - 2 b c / k."""
    game = two(p * x**2 / 2 + b * x * y, k * y**2 / 2 + c * x * y)
    assert same(stackelberg(game, losses(game), ORIGIN), (k > 0) & (p - 2 * b * c / k > 0))
    assert same(stackelberg(game, losses(game), ORIGIN, strict=False), (k > 0) & (p - 2 * b * c / k >= 0))


def test_the_other_player_leads():
    game = two(k * x**2 / 2 + c * x * y, q * y**2 / 2 + b * x * y)
    assert same(stackelberg(game, losses(game), ORIGIN, leader=1), (k > 0) & (q - 2 * b * c / k > 0))


def test_the_best_response_may_be_curved():
    """The follower answers y = x^2 + x; the leader's x^2 - y = -x has the slope -1, but y - x - 3 x^2/2 curves down."""
    follower = (y - x - x**2) ** 2
    rising, bent = two(x**2 - y, follower), two(y - x - 3 * x**2 / 2, follower)
    assert stackelberg(rising, losses(rising), ORIGIN) == false
    assert stackelberg(bent, losses(bent), ORIGIN, strict=False) == false
    cup = two(y - x, follower)
    assert stackelberg(cup, losses(cup), ORIGIN) == true


def test_a_follower_at_its_worst_is_none():
    game = two(x**2, -(y**2))
    assert stackelberg(game, losses(game), ORIGIN, strict=False) == false


def test_a_follower_without_curvature_has_no_strict_response():
    game = two(x * y, -x * y)
    assert stackelberg(game, losses(game), ORIGIN) == false
    assert stackelberg(game, losses(game), ORIGIN, strict=False) == true  # nothing that is necessary fails
    assert stackelberg(game, losses(game), {x: 1, y: 0}, strict=False) == false


def test_several_parameters_need_every_principal_minor():
    block = p * x**2 / 2 + b * x * y + q * y**2 / 2
    game = Game("block", (Player("first", (x, y), block), Player("second", (z,), z**2)))
    assert same(nash(game, losses(game), {x: 0, y: 0, z: 0}), (p > 0) & (p * q > b**2))
    assert same(nash(game, losses(game), {x: 0, y: 0, z: 0}, strict=False), And(p >= 0, q >= 0, p * q >= b**2))


@pytest.mark.parametrize(("value", "expected"), [(Rational(1, 2), true), (-Rational(1, 2), false)])
def test_absolute_values_are_differentiated_where_they_are_smooth(value, expected):
    game = two(exp(x) - x, (Abs(y) - Rational(1, 2)) ** 2 + (y - value) ** 2 + (1 - value * 2) * y)
    assert nash(game, losses(game), {x: 0, y: value}) == expected
