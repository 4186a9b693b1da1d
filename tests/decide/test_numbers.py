"""Signs of numbers: exact at zero, and right however near to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import E, I, Integer, Rational, Symbol, cbrt, cos, exp, log, pi, rootof, sin, sqrt

from symgan.decide.numbers import is_real, sign

x = Symbol("x")
root = rootof(x**5 - x - 1, 0)
SIGNS = [
    (Rational(-1, 3), -1),
    (Integer(0), 0),
    (sqrt(2) + sqrt(3) - pi, 1),
    (sqrt(3 + 2 * sqrt(2)) - 1 - sqrt(2), 0),
    (sqrt(5 + 2 * sqrt(6)) - sqrt(2) - sqrt(3), 0),
    (cos(pi / 8) - sqrt(2 + sqrt(2)) / 2, 0),
    (sin(pi / 5) - sqrt(5 - sqrt(5)) / sqrt(8), 0),
    (cos(2 * pi / 7) + cos(4 * pi / 7) + cos(6 * pi / 7) + Rational(1, 2), 0),
    (cbrt(2 + sqrt(5)) - cbrt(-2 + sqrt(5)) - 1, 0),
    (root**5 - root - 1, 0),
    (root - Rational(1167304, 10**6), -1),
    (root - Rational(1167303, 10**6), 1),
    (sqrt(2) - Rational(665857, 470832), -1),
    (sqrt(2) - Rational(470832 * 665857 - 1, 470832**2), 1),
    (exp(pi) - pi - 20, -1),
    (log(6) - log(2) - log(3), 0),
    (E - Rational(271828182845904523536, 10**20), 1),
    (exp(sqrt(163) * pi) - 262537412640768744, -1),  # Ramanujan's constant
]


@pytest.mark.parametrize(("number", "expected"), SIGNS)
def test_signs(number, expected):
    assert sign(number) == expected and sign(-number) == -expected


@given(st.integers(1, 300), st.integers(1, 300), st.integers(-3, 3))
def test_the_sum_of_two_roots_against_squares(a, b, shift):
    """sqrt(a) + sqrt(b) against sqrt(c) with c the integer nearest to the square: decided by integers alone."""
    c = a + b + round(2 * (a * b) ** 0.5) + shift
    if c > 0:
        rest = c - a - b  # compare 2 sqrt(ab) with rest
        expected = 1 if rest < 0 else (4 * a * b > rest**2) - (4 * a * b < rest**2)
        assert sign(sqrt(a) + sqrt(b) - sqrt(c)) == expected


@given(st.integers(1, 40), st.integers(1, 40))
def test_denesting_is_zero(a, b):
    assert sign(sqrt(a + b + 2 * sqrt(a * b)) - sqrt(a) - sqrt(b)) == 0
    assert sign(sqrt(a + b + 2 * sqrt(a * b)) - sqrt(a) - sqrt(b) + Rational(1, 10**40)) == 1


@pytest.mark.parametrize("number", [I, sqrt(-2) + 1, x, log(-2), exp(I)])
def test_what_is_not_real_has_no_sign(number):
    assert sign(number) is None


def test_what_is_real():
    assert is_real(pi + root) and is_real(2 ** sqrt(2))
    assert not is_real(sqrt(-2)) and not is_real(log(-2)) and not is_real(sqrt(sqrt(2) - 2))
