"""The field in floats: gradients of the losses alone, against hand algebra and central differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Function, Symbol, cos, exp, log, sin, symbols, tanh

import symgan as sg
from symgan.notation import f, gamma, sigma
from symgan.numeric.field import FloatField
from symgan.numeric.rules import monte_carlo
from symgan.records import Game, InputError, Player

x, y, z = symbols("x y z", real=True)
c = Symbol("c", positive=True)
floats = st.floats(-1.5, 1.5)
BENT = Game("bent", (Player("a", (x, z), sin(x * y) + z**2 * y), Player("b", (y,), exp(y * z) * cos(x) * c, rate=2)))


@given(floats, floats, floats)
def test_each_block_is_minus_the_gradient_of_its_own_loss_times_its_rate(p, q, r):
    """In the order x, z, y, with c = 3."""
    field = FloatField(BENT, {c: 3})
    by_hand = [-r * np.cos(p * r), -2 * q * r, -2 * 3 * q * np.exp(r * q) * np.cos(p)]
    np.testing.assert_allclose(field(np.array([p, q, r])), by_hand, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(field.only(0, np.array([p, q, r])), [*by_hand[:2], 0])
    np.testing.assert_allclose(field.only(1, np.array([p, q, r])), [0, 0, by_hand[2]])


@given(floats, floats, floats)
def test_the_jacobian_is_that_of_differences_and_no_transpose(p, q, r):
    field, at = FloatField(BENT, {c: 3}), np.array([p, q, r])
    step = 1e-5
    columns = [(field(at + e) - field(at - e)) / (2 * step) for e in np.eye(3) * step]
    np.testing.assert_allclose(field.jacobian(at), np.array(columns).T, rtol=1e-5, atol=1e-6)


def test_turns_are_repeated_single_steps():
    field, at = FloatField(BENT, {c: 1}), np.array([0.3, -0.2, 0.5])
    moved = at
    for _ in range(3):
        moved = moved + 0.1 * field.only(0, moved)
    np.testing.assert_allclose(field.turn(0, at, 0.1, 3), moved)
    assert moved[2] == at[2] and field.turn(1, at, 0.1, 1)[0] == at[0]


def test_a_gan_with_penalty_and_noise_by_hand():
    """Wasserstein on the Dirac model: noise averages out of a linear objective, and R1 is gamma psi^2 / 2."""
    game = sg.dirac_gan(sg.objectives.wasserstein()).with_(sg.regularizers.r1(), sg.regularizers.instance_noise())
    field = FloatField(game, {gamma: 3, sigma: 2})
    np.testing.assert_allclose(field(np.array([0.7, -0.4])), [0.4, 0.7 + 1.2], atol=1e-12)
    np.testing.assert_allclose(field.jacobian(np.array([0.7, -0.4])), [[0, -1], [1, -3]], atol=1e-12)


def test_the_rule_for_expectations_can_be_changed():
    game = sg.dirac_gan(sg.objectives.minimax()).with_(sg.regularizers.instance_noise())
    at = np.array([0.4, 0.6])
    exact = FloatField(game, {sigma: 1})(at)
    sampled = FloatField(game, {sigma: 1}, rule=monte_carlo(40_000, 3))(at)
    assert 0 < np.max(np.abs(sampled - exact)) < 0.02


def test_an_abstract_function_needs_a_concrete_one():
    with pytest.raises(InputError, match="function f is abstract"):
        FloatField(sg.dirac_gan(), {})
    field = FloatField(sg.dirac_gan(), {}, {"f": lambda t: log(1 + t**2) + 2 * t})
    np.testing.assert_allclose(field(np.array([0.0, 1.0])), [-2.0, 0.0])
    g = Function("g")
    two = Game("two", (Player("a", (x,), f(x * y)), Player("b", (y,), g(x * y))))
    np.testing.assert_allclose(FloatField(two, {}, {"f": tanh, "g": sin})(np.array([0.0, 2.0])), [-2.0, 0.0])


def test_players_that_do_not_feel_their_parameter_stand_still():
    game = Game("still", (Player("a", (x,), y), Player("b", (y,), x**2)))
    assert FloatField(game, {})(np.array([1.0, 2.0])).tolist() == [0.0, 0.0]
    assert FloatField(game, {}).jacobian(np.array([1.0, 2.0])).tolist() == [[0.0, 0.0], [0.0, 0.0]]


@given(floats, floats, floats)
def test_products_with_the_jacobian_and_its_transpose(p, q, r):
    """Against differences along the direction, and u . J w = J^T u . w."""
    field, at, step = FloatField(BENT, {c: 3}), np.array([p, q, r]), 1e-5
    u, w = np.array([0.7, -0.4, 1.1]), np.array([-0.2, 0.5, 0.3])
    along = (field(at + step * u) - field(at - step * u)) / (2 * step)
    np.testing.assert_allclose(field.jvp(at, u), along, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(field.jtv(at, u) @ w, u @ field.jvp(at, w), rtol=1e-10, atol=1e-10)


def test_the_part_of_a_player():
    field = FloatField(BENT, {c: 1})
    assert field.part(0, np.array([1.0, 2.0, 3.0])).tolist() == [1.0, 2.0, 0.0]
    assert field.part(1, np.array([1.0, 2.0, 3.0])).tolist() == [0.0, 0.0, 3.0]
