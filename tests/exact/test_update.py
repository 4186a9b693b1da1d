"""The two exact readings of a method, against matrices written by hand and each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Function, Matrix, Rational, Symbol, diag, eye, simplify, symbols

from symgan.adversarial import losses
from symgan.exact.field import jacobian, vector_field, worked_out
from symgan.exact.field_reading import BUDGET_OPERATIONS, FieldReading
from symgan.exact.linear_reading import LinearReading
from symgan.exact.undecided import Undecided
from symgan.exact.update import linear_update, update_map
from symgan.exact.vector import linear, point
from symgan.methods import (
    alternating,
    consensus,
    extragradient,
    gradient_flow,
    momentum,
    optimistic,
    proximal_point,
    simultaneous,
    unrolled,
)
from symgan.notation import gamma, h, h_d, h_g, n_d, n_g, tau
from symgan.records import Game, Method, Player
from symgan.regularizers import weight_decay

a, b, c, d = symbols("a b c d", real=True)
x, y = symbols("x y", real=True)
J = Matrix([[a, b], [c, d]])
small = st.integers(-2, 2)
counts = st.integers(1, 20)


def matrix(game, method):
    field = vector_field(game, tuple(p.loss for p in game.players))
    return linear_update(game, field.jacobian(Matrix(game.params)), method)


def apart(first, second):
    return (first - second).applyfunc(simplify)


def test_one_step_of_each_method_on_a_general_planar_game(linear_game):
    game = linear_game(J)
    first, second = Matrix([[1 + h * a, h * b], [0, 1]]), Matrix([[1, 0], [h * c, 1 + h * d]])
    assert apart(matrix(game, gradient_flow(tau)), diag(1, tau) * J).is_zero_matrix
    assert apart(matrix(game, simultaneous()), eye(2) + h * J).is_zero_matrix
    assert apart(matrix(game, simultaneous((h_g, h_d))), eye(2) + diag(h_g, h_d) * J).is_zero_matrix
    assert apart(matrix(game, alternating(h, 1, 1)), second * first).is_zero_matrix  # player 0 moves first
    assert apart(matrix(game, alternating(h, 1, 1, order=(1, 0))), first * second).is_zero_matrix
    assert apart(matrix(game, alternating(h, 2, 3)), second**3 * first**2).is_zero_matrix


@given(st.tuples(small, small, small, small), counts, counts, st.sampled_from([Rational(1, 3), Rational(-1, 2), 1]))
def test_many_steps_in_turn_are_the_powers_of_one(linear_game, entries, times_g, times_d, step):
    rows = Matrix(2, 2, entries)
    first = eye(2) + step * diag(1, 0) * rows
    second = eye(2) + step * diag(0, 1) * rows
    expected = second**times_d * first**times_g
    assert matrix(linear_game(rows), alternating(step, times_g, times_d)) == expected


@given(st.tuples(small, small, small, small), st.integers(1, 6), st.integers(1, 18))
def test_symbolic_numbers_of_steps_are_the_numbers_put_in(linear_game, entries, times_g, times_d):
    game = linear_game(Matrix(2, 2, entries))
    symbolic = matrix(game, alternating(h)).subs({n_g: times_g, n_d: times_d})
    assert apart(
        symbolic.subs(h, Rational(2, 7)), matrix(game, alternating(Rational(2, 7), times_g, times_d))
    ).is_zero_matrix


@given(st.lists(small, min_size=9, max_size=9), st.integers(1, 4), st.integers(1, 4))
def test_a_player_with_coupled_parameters_moves_them_together(linear_game, entries, times_g, times_d):
    rows = Matrix(3, 3, entries)
    rows[1, 0] = rows[0, 1]
    step = Rational(1, 2)
    first, second = (eye(3) + step * diag(*own) * rows for own in ((1, 1, 0), (0, 0, 1)))
    found = matrix(linear_game(rows, (2, 1)), alternating(step, times_g, times_d))
    assert found == second**times_d * first**times_g


def test_a_symbolic_power_of_a_coupled_block_is_undecided_with_the_reason(linear_game):
    game = linear_game([[1, 2, 0], [2, 1, 0], [0, 1, 1]], (2, 1))
    with pytest.raises(Undecided, match="coupled"):
        matrix(game, alternating(h, n_g, 1))
    assert matrix(game, alternating(h, 1, n_d)).has(n_d)
    uncoupled = linear_game([[1, 0, 1], [0, 2, 1], [1, 1, 0]], (2, 1))
    assert matrix(uncoupled, alternating(h, n_g, 1)).has((1 + 2 * h) ** n_g)


def test_three_players_take_their_turns_in_order(linear_game):
    rows = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    one, two, three = (eye(3) + h * diag(*own) * rows for own in ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
    assert apart(matrix(linear_game(rows), alternating(h, 2, 1)), three * two * one**2).is_zero_matrix
    order = alternating(h, 1, 2, order=(2, 0, 1))
    assert apart(matrix(linear_game(rows), order), two**2 * one * three).is_zero_matrix


def test_the_map_is_written_out_in_the_parameters_themselves():
    game = Game("g", (Player("a", (x,), x**2 * y), Player("b", (y,), y**2 - x)), {x: 0, y: 0})
    field = vector_field(game, tuple(p.loss for p in game.players))
    moved, memory = update_map(game, field, alternating(h, 1, 1))
    after = x - 2 * h * x * y
    assert (moved - Matrix([after, y - h * (2 * y - 1 * 0)])).expand() == Matrix([0, 0]) and memory == {}
    assert update_map(game, field, alternating(h)) is None  # symbolic numbers of steps have no map in closed form
    assert (
        update_map(game, field, alternating(h, 60, 1)) is None or sum(e.count_ops() for e in moved) < BUDGET_OPERATIONS
    )


def test_the_second_player_sees_the_first_ones_new_point():
    game = Game("g", (Player("a", (x,), x * y), Player("b", (y,), -(x**2) * y)), {x: 0, y: 0})
    field = vector_field(game, tuple(p.loss for p in game.players))
    moved, _ = update_map(game, field, alternating(h, 1, 1))
    assert (moved - Matrix([x - h * y, y + h * (x - h * y) ** 2])).expand() == Matrix([0, 0])
    together, _ = update_map(game, field, simultaneous(h))
    assert (together - Matrix([x - h * y, y + h * x**2])).expand() == Matrix([0, 0])


def heavy_ball(v, w, memory, h, beta):
    (before,) = memory
    return w + h * v(w) + beta * (w - before), (w,)


def test_a_method_with_memory_acts_on_parameters_and_memory(linear_game):
    beta = Symbol("beta", real=True)
    method = Method("heavy ball", heavy_ball, (h, beta), start=lambda v, w: (w,))
    found = matrix(linear_game(J), method)
    expected = Matrix.vstack(
        Matrix.hstack((1 + beta) * eye(2) + h * J, -beta * eye(2)), Matrix.hstack(eye(2), Matrix.zeros(2))
    )
    assert apart(found, expected).is_zero_matrix
    game = linear_game(J)
    moved, memory = update_map(game, vector_field(game, tuple(p.loss for p in game.players)), method)
    assert moved.rows == 4 and [e for e in memory.values()] == list(game.params)
    by_hand = moved.jacobian(Matrix([*game.params, *memory]))
    assert apart(by_hand, expected).is_zero_matrix


@given(st.lists(small, min_size=4, max_size=4), st.integers(17, 40))
def test_long_turns_agree_with_floats(linear_game, entries, times):
    rows = np.array(entries, dtype=float).reshape(2, 2)
    first, second = np.eye(2), np.eye(2)
    first[0] += 0.1 * rows[0]
    second[1] += 0.1 * rows[1]
    expected = np.linalg.matrix_power(second, times) @ first
    found = matrix(linear_game(Matrix(2, 2, entries)), alternating(Rational(1, 10), 1, times))
    np.testing.assert_allclose(np.array(found, dtype=float), expected, rtol=1e-10, atol=1e-12)


def bent():
    return Game("bent", (Player("a", (x,), x**2 * y + x * y), Player("b", (y,), y**2 - x**3)), {x: 0, y: 0})


def test_the_verbs_of_the_jacobian_on_the_field_itself():
    """v = (-2xy - y, -2y), so J = (-2y, -2x - 1; 0, -2), by hand; the transpose is no slip."""
    at, u = Matrix([x + 1, 2 * y]), Matrix([c, d])
    v = FieldReading(bent(), vector_field(bent(), tuple(p.loss for p in bent().players)))
    slope = Matrix([[-4 * y, -2 * x - 3], [0, -2]])
    assert apart(v.jvp(point(at), point(u)).values, slope * u).is_zero_matrix
    assert apart(v.jtv(point(at), point(u)).values, slope.T * u).is_zero_matrix
    assert v.part(0, point(u)) == point([c, 0]) and v.part(1, point(u)) == point([0, d])


def test_the_verbs_of_the_jacobian_on_the_linearization():
    v = LinearReading(bent(), J)
    one, slopes = linear(eye(2)), linear(J)
    assert v.jvp(one, slopes) == linear(J * J) and v.jtv(one, slopes) == linear(J.T * J)
    assert v.part(1, slopes) == linear(Matrix([[0, 0], [c, d]]))


def test_a_field_at_a_moved_point_may_be_too_long_and_the_field_itself_never_is():
    loss = sum((x + k) ** 9 * y for k in range(120))
    game = Game("long", (Player("a", (x,), loss), Player("b", (y,), y**2)), {x: 0, y: 0})
    field = vector_field(game, tuple(p.loss for p in game.players))
    assert sum(e.count_ops() for e in field) > BUDGET_OPERATIONS
    assert update_map(game, field, simultaneous()) is not None
    assert update_map(game, field, extragradient()) is None


def test_momentum_and_optimism_as_block_matrices(linear_game):
    beta, one = Symbol("beta", real=True), eye(2)
    found = matrix(linear_game(J), momentum(h, beta))
    assert apart(found, Matrix([[(1 + beta) * one + h * J, -beta * one], [one, 0 * one]])).is_zero_matrix
    found = matrix(linear_game(J), optimistic(h, 3, beta))
    assert apart(found, Matrix([[one + 3 * h * J, -h * beta * one], [J, 0 * one]])).is_zero_matrix


def test_consensus_and_extragradient_as_polynomials_in_the_jacobian(linear_game):
    extra, one = Symbol("extra", positive=True), eye(2)
    game = linear_game(J)
    assert apart(matrix(game, consensus(gamma)), J - gamma * J.T * J).is_zero_matrix
    assert apart(matrix(game, consensus(gamma, h)), one + h * J - h * gamma * J.T * J).is_zero_matrix
    assert apart(matrix(game, extragradient(h, extra)), one + h * J * (one + extra * J)).is_zero_matrix
    twice = one + h * J * (one + extra * J * (one + extra * J))
    assert apart(matrix(game, extragradient(h, extra, k=2)), twice).is_zero_matrix


def test_an_abstract_function_of_a_moved_parameter_is_read():
    """The second player moves where the first one has moved to: a derivative of g there, not at x."""
    g = Function("g")
    players = (Player("a", (x,), g(x) * y), Player("b", (y,), -g(x) * y + g(0) * y))
    game = Game("curved", players)
    moved, _ = update_map(game, vector_field(game, tuple(p.loss for p in players)), alternating(h, 1, 1))
    slope = Symbol("g1", real=True, nonzero=True)
    assert jacobian(moved, {x: 0, y: 0}) == Matrix([[1, -h * slope], [h * slope, 1 - h**2 * slope**2]])


def test_an_implicit_step_on_the_field_has_a_closed_form_where_the_field_is_linear():
    linear_one = Game("linear", (Player("a", (x,), x * y), Player("b", (y,), -x * y)), {x: 0, y: 0})
    moved, _ = update_map(
        linear_one, vector_field(linear_one, tuple(p.loss for p in linear_one.players)), proximal_point(h)
    )
    assert apart(moved, Matrix([x - h * y, y + h * x]) / (1 + h**2)).is_zero_matrix
    assert update_map(bent(), vector_field(bent(), tuple(p.loss for p in bent().players)), proximal_point(h)) is None


def test_an_implicit_step_without_a_solution_is_undecided(linear_game):
    with pytest.raises(Undecided, match="no unique solution"):
        matrix(linear_game([[1, 0], [0, 2]]), proximal_point(1))


def test_a_step_through_the_answer_of_the_other_player(linear_game):
    """Player 0 descends L(x, y + eta J_y (x, y)): with J = (a b; c d) its slope is A^T H A, by hand."""
    eta = Symbol("alpha", positive=True)
    answer = Matrix([[1, 0], [eta * c, 1 + eta * d]])
    hessian = Matrix([[-a, -b], [-b, 0]])
    pulled = -(answer.T * hessian * answer)[0, :]
    found = matrix(linear_game(J), unrolled(1, eta))
    assert apart(found, Matrix.vstack(pulled, Matrix([[c, d]]))).is_zero_matrix


def test_a_regularizer_is_off_for_some_steps():
    game = bent().with_(weight_decay(gamma, player=1))

    def step(v, w, memory, h):
        return w + h * v.without("weight-decay")(w), ()

    field = vector_field(game, worked_out(losses(game)))
    plain = vector_field(bent(), worked_out(losses(bent())))
    off = Method("off", step, (h,))
    assert update_map(game, field, off) == update_map(bent(), plain, simultaneous(h))
    slopes = [f.jacobian(Matrix([x, y])).subs({x: 0, y: 0}) for f in (field, plain)]
    assert linear_update(game, slopes[0], off) == linear_update(bent(), slopes[1], simultaneous(h))
    assert slopes[0] != slopes[1]


def test_the_field_is_asked_for_away_from_the_rest(linear_game):
    shifted = Method("shifted", lambda v, w, memory, h: (w + h * v(w + 1), ()), (h,))
    with pytest.raises(Undecided, match="away from the equilibrium"):
        matrix(linear_game(J), shifted)
