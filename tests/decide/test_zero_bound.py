"""Liouville's bound: no algebraic number but zero is nearer to zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import I, Rational, Symbol, cbrt, cos, exp, log, pi, rootof, sin, sqrt

from symgan.decide.enclosure import enclose
from symgan.decide.zero_bound import bits_from_zero

x = Symbol("x")


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 50), st.sampled_from([2, 3, 5, 7]))
def test_small_differences_respect_the_bound(a, b, c, n):
    number = Rational(a, c) + Rational(b, c) * sqrt(n)
    if number != 0:
        low, high = enclose(number, 60)
        assert max(abs(low), abs(high)) >= Rational(1, 2 ** bits_from_zero(number))


@pytest.mark.parametrize(
    ("number", "size"),
    [
        (sqrt(2) - Rational(665857, 470832), Rational(2, 10**12)),  # a convergent of the square root of 2
        (cbrt(2) - Rational(1054, 836), Rational(1, 10**3)),
        (cos(pi / 7) - Rational(9, 10), Rational(1, 10**3)),
        (sin(pi / 9) - Rational(342, 1000), Rational(3, 10**5)),
        (rootof(x**5 - x - 1, 0) - Rational(1167, 1000), Rational(4, 10**4)),
        (sqrt(2) + sqrt(3) - sqrt(5) - Rational(91019, 10**5), Rational(1, 10**5)),
    ],
)
def test_numbers_that_are_known_to_be_small(number, size):
    low, high = enclose(number, 40)
    assert 0 < max(abs(low), abs(high)) < size
    assert Rational(1, 2 ** bits_from_zero(number)) <= max(abs(low), abs(high))


def test_the_bound_grows_with_degree_and_size():
    assert bits_from_zero(Rational(1, 2**100)) >= 100
    assert bits_from_zero(sqrt(2) - 1) >= bits_from_zero(sqrt(2)) > 0
    assert bits_from_zero(I * sqrt(2)) >= 1
    assert bits_from_zero(sqrt(2) + cbrt(3)) > bits_from_zero(sqrt(2) + sqrt(3)) > bits_from_zero(sqrt(2))


@pytest.mark.parametrize("number", [pi, exp(1), log(2), sqrt(2) * pi, cos(1), 2 ** sqrt(2), x])
def test_what_is_not_seen_to_be_algebraic_has_no_bound(number):
    assert bits_from_zero(number) is None
