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


@given(floats, floats, floats)
def test_the_gradient_through_the_answer_of_another_player(p, q, r):
    """Differences of player 0's loss where player 1 has moved along its field, nested in another move."""
    field, at, step = FloatField(BENT, {c: 0.3}), np.array([p, q, r]) / 3, 1e-5

    def answered(w):
        return w + 0.1 * field.only(1, w + 0.2 * field.jvp(w, field(w)))

    def loss(w):
        x, z, y = answered(w)
        return np.sin(x * y) + z**2 * y

    slopes = [(loss(at + e) - loss(at - e)) / (2 * step) for e in np.eye(3)[:2] * step]
    np.testing.assert_allclose(field.through(0, answered, at), [-slopes[0], -slopes[1], 0.0], rtol=1e-4, atol=1e-5)
    doubled = FloatField(BENT, {c: 0.3}).through(1, lambda w: w, at)
    np.testing.assert_allclose(doubled, field.only(1, at), atol=1e-12)


def test_an_implicit_step_is_found_and_differentiated_through():
    """w' = w + h v(w') with v = (-y, x): the rotation and shrinking by (1 - h J)^-1."""
    game = Game("turning", (Player("a", (x,), x * y), Player("b", (y,), -x * y)))
    field, at, h = FloatField(game, {}), np.array([1.0, 2.0]), 0.5

    def implicit(w):
        return field.solve(lambda u: u - w - h * field(u), w)

    J = np.array([[0.0, -1.0], [1.0, 0.0]])
    found = implicit(at)
    np.testing.assert_allclose(found, np.linalg.solve(np.eye(2) - h * J, at), rtol=1e-14)
    slope = np.linalg.inv(np.eye(2) - h * J)[:, 0] @ np.array([found[1], found[0]])
    np.testing.assert_allclose(field.through(0, implicit, at), [-slope, 0.0], rtol=1e-12)


@given(floats, floats)
def test_a_curved_implicit_step_solves_its_equation_and_so_does_its_derivative(p, q):
    game = Game("curved", (Player("a", (x,), exp(x) * y + x**2), Player("b", (y,), y**2 - sin(x) * y)))
    field, h = FloatField(game, {}), 0.1

    def implicit(w):
        return field.solve(lambda u: u - w - h * field(u), w)

    at = np.array([p, q])
    np.testing.assert_allclose(implicit(at) - h * field(implicit(at)), at, atol=1e-12)
    step = 1e-5
    slopes = [(implicit(at + e)[1] ** 2 - implicit(at - e)[1] ** 2) / (2 * step) for e in np.eye(2) * step]
    squares = Game("squares", (Player("a", (x,), y**2), Player("b", (y,), y)))
    np.testing.assert_allclose(FloatField(squares, {}).through(0, implicit, at)[0], -slopes[0], rtol=1e-5, atol=1e-7)


def test_an_implicit_step_that_does_not_exist_is_refused():
    field = FloatField(Game("up", (Player("a", (x,), -exp(x)),)), {})
    with pytest.raises(InputError, match="a smaller step size"):
        field.solve(lambda u: u - 1 - 2 * field(u), np.array([1.0]))


def test_a_regularizer_is_left_out():
    game = sg.dirac_gan(sg.objectives.wasserstein()).with_(sg.regularizers.r1())
    field, at = FloatField(game, {gamma: 3}), np.array([0.7, -0.4])
    np.testing.assert_allclose(field.without("r1")(at), [0.4, 0.7], atol=1e-12)
    assert field.without("r1") is field.without(game.regularizers[0])
    with pytest.raises(InputError, match="it has r1"):
        field.without("r2")


def test_the_root_of_the_positive_part():
    field = FloatField(BENT, {c: 1})
    assert field.sqrt(np.array([4.0, 0.0, -1.0])).tolist() == [2.0, 0.0, 0.0]


def test_the_jacobian_kept_for_a_point_is_not_taken_for_that_of_the_moved_point():
    field, at = FloatField(BENT, {c: 3}), np.array([0.3, -0.2, 0.5])
    first = field.jacobian(at)
    at += 0.5
    assert np.abs(field.jacobian(at) - first).max() > 0.1
