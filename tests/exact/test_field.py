"""The vector field, its signs and its Jacobian, by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Abs, Function, Integral, Matrix, Rational, Symbol, exp, log, pi, sin, symbols

from symgan.exact.field import at, fractions, jacobian, vector_field, worked_out
from symgan.laws import Expectation, Normal
from symgan.notation import f, f1, f2, h, psi, theta
from symgan.records import Game, Player

x, y, t = symbols("x y t", real=True)
small = st.integers(-5, 5)


def game(*losses, rates=(1, 1)):
    players = zip("ab", ((x,), (y,)), losses, rates, strict=True)
    return Game("g", tuple(Player(*p) for p in players), {x: 0, y: 0})


def test_each_player_descends_its_own_loss():
    losses = x**2 * y + y**3, sin(x * y) - 5 * x
    assert vector_field(game(*losses), losses) == Matrix([-2 * x * y, -x * losses[1].diff(y) / x])


@given(st.lists(st.lists(small, min_size=3, max_size=3), min_size=3, max_size=3))
def test_the_field_of_quadratic_losses_is_the_matrix_they_were_made_of(linear_game, rows):
    g = linear_game(rows)
    field = vector_field(g, tuple(p.loss for p in g.players))
    assert field == Matrix(rows) * Matrix(g.params)
    assert jacobian(field, dict.fromkeys(g.params, 0)) == Matrix(rows)  # and not its transpose


def test_a_rate_multiplies_the_rows_of_its_player_alone(linear_game):
    rows = [[1, 2, 3], [2, 5, 6], [7, 8, 9]]
    g = linear_game(rows, (2, 1), (2, Rational(1, 3)))
    expected = Matrix([[2, 4, 6], [4, 10, 12], [Rational(7, 3), Rational(8, 3), 3]])
    assert (
        jacobian(vector_field(g, worked_out(tuple(p.loss for p in g.players))), dict.fromkeys(g.params, 0)) == expected
    )


def test_decimals_are_the_fractions_they_write():
    assert fractions(0.1) == Rational(1, 10)
    assert fractions(0.5 * x**2 + 0.3) == x**2 / 2 + Rational(3, 10)
    assert fractions(Expectation(0.25 * x * t**2, (t, Normal(0, 0.5)))).has(Rational(1, 2))
    assert worked_out((0.1 * x + 0.2 * x,)) == (Rational(3, 10) * x,)


def test_derivatives_of_an_abstract_function_get_their_names():
    field = vector_field(game(f(x * y), -f(x * y)), (f(x * y), -f(x * y)))
    assert jacobian(field, {x: 0, y: 0}) == Matrix([[0, -f1], [f1, 0]])
    assert jacobian(field, {x: 2, y: 0}) == Matrix([[0, -f1], [f1, 4 * f2]])


def test_two_functions_keep_their_derivatives_apart():
    g = Function("g")
    value = at((f(x) * g(x)).diff(x, 2).subs({f(0): 1, g(0): 1}), {x: 0})
    named = {s.name for s in value.free_symbols}
    assert {"f1", "f2", "g1", "g2"} <= named


def test_a_derivative_elsewhere_is_not_taken_for_the_one_at_zero():
    assert at(f(x).diff(x), {x: 1}) not in (f1, f2)
    assert f1 not in at(f(x + 1).diff(x), {x: 0}).free_symbols


def test_the_chain_rule_reaches_every_derivative():
    assert at(f(3 * x).diff(x, 2), {x: 0}) == 9 * f2
    assert at((exp(f(x * y) - f(0))).diff(x, y), {x: 0, y: 0}) == f1


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        (Integral(t * x**2, (t, 0, x)), -2 * x**3),  # x^4/2
        (Abs(x - 2) * y, y),  # left of the kink
        (log(1 + x**2), -2 * x / (1 + x**2)),
    ],
)
def test_losses_with_integrals_kinks_and_logarithms(loss, expected):
    (entry, _) = vector_field(game(loss, y), (loss, y))
    assert (entry - expected).doit().subs({x: Rational(1, 3), y: 2}).simplify() == 0


def test_the_point_is_put_in_at_once():
    assert at(x - 2 * y, {x: y, y: x}) == y - 2 * x


def test_a_parameter_keeps_its_own_bound_variables_away():
    inner = Symbol("eps", real=True)
    loss = Expectation(exp(theta * inner) * psi, (inner, Normal(0, 1)))
    assert at(loss.diff(theta), {theta: 0, psi: h}) == 0
    assert at(loss.diff(theta, 2), {theta: 0, psi: h}) == h
    assert at(pi * theta, {theta: h}) == pi * h
