"""Statements without units, and statements in squares, say the same."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, And, Symbol, exp, sqrt, true

from symgan.decide.even_powers import in_squares
from symgan.decide.prove import prove
from symgan.decide.scaling import scaled_out
from symgan.notation import f, f1, f2, gamma, h, n_d, sigma


def test_a_homogeneous_statement_loses_a_constant():
    assert scaled_out(gamma**2 > 4 * f1**2, true) == {gamma: 1}
    assert len(scaled_out(h * f1**2 < gamma, true)) == 2
    assert scaled_out(h * f1**2 < gamma, f1 > 1) == {gamma: 1}
    assert scaled_out(gamma + 1 > h, true) == {}


def test_integers_and_functions_are_left_alone():
    assert scaled_out(n_d * gamma > h, true) == {}
    assert scaled_out(exp(gamma) > h, true) == {}
    assert scaled_out(sqrt(gamma) > h, true) == {}


def test_a_statement_without_constants_is_left_alone():
    assert scaled_out(f(0) > 0, true) == {}
    assert prove(f(0) > 0).status == "UNDECIDED"


def test_even_powers_become_an_unknown():
    relation, facts, before = in_squares(f1**4 > gamma * f1**2, f2 < 0)
    (square,) = relation.free_symbols - {s for s in relation.free_symbols if s.name == "gamma"}
    assert before[f1] ** 2 == square and square.is_positive and relation.lhs.diff(square, 2) == 2 and facts == (f2 < 0)


def test_a_modulus_is_an_unknown_of_its_own():
    relation, *_ = in_squares(Abs(f1) > f1**2 * h, true)
    assert not relation.has(Abs) and not relation.has(f1)


def test_odd_powers_stay():
    relation, *_ = in_squares(f2**2 + f2 > sigma**2, true)
    assert f2 in relation.free_symbols and sigma not in relation.free_symbols


x, y = Symbol("x", real=True), Symbol("y", positive=True)
numbers = st.fractions(min_value=-4, max_value=4, max_denominator=6)


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[st.integers(-3, 3)] * 4), numbers, st.fractions(min_value="1/6", max_value=4, max_denominator=6))
def test_a_scaled_point_says_the_same(coefficients, first, second):
    """p(x, y) homogeneous: its sign at (x, y) is that at (x / y, 1)."""
    a, b, c, d = coefficients
    relation = a * x**3 + b * x**2 * y + c * x * y**2 + d * y**3 > 0
    if relation in (True, False) or relation.free_symbols != {x, y}:
        return
    assert scaled_out(And(relation, true), true) == {y: 1}
    assert relation.subs({x: first, y: second}) == relation.subs({y: 1}).subs(x, first / second)
