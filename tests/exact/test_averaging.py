"""Averaging formulas solved by hand, and the conditions under which a small step follows a flow."""

import pytest
from sympy import ImmutableMatrix, Matrix, Rational, Symbol, sqrt, symbols

from symgan.exact.averaging import Growth, circle_squared, decay, follows, growth, step_symbol
from symgan.exact.focal import Focal
from symgan.notation import f1, h, n_d, t

x, y = symbols("x y", real=True)
FIELD = ImmutableMatrix([-y, x])


@pytest.mark.parametrize("order", [1, 2, 3])
def test_the_decay_solves_its_equation(order):
    value = -Rational(3, 7)
    q = decay(Focal(order, value, ()), t)
    assert (q.diff(t) - value * q ** (order + 1)).simplify() == 0 and q.subs(t, 5).is_positive


def test_the_decay_of_an_eighth():
    assert decay(Focal(1, -Rational(1, 8), ()), t) == 8 / t


def test_growth_of_simultaneous_steps():
    assert growth(ImmutableMatrix([[1, -h * f1], [h * f1, 1]]), h) == Growth(f1**2, 2)
    assert growth(ImmutableMatrix([[1, -h], [h, 1 - h**2]]), h) is None  # alternating steps keep the area
    assert growth(ImmutableMatrix([[1 - h**3, 0], [0, 1 / (1 + h)]]), h) == Growth(-1, 1)
    assert growth(ImmutableMatrix([[1 + h**3, 0], [0, 1]]), h) == Growth(1, 3)
    assert growth(ImmutableMatrix([[2 / h, 0], [0, 1]]), h) is None


def test_the_circle_balances_growth_and_damping():
    focal, grown = Focal(1, -Rational(1, 8), ()), Growth(Rational(1, 4), 2)
    q = circle_squared(focal, grown, h)
    assert q == 2 * h
    assert grown.rate * h**grown.order * q + h * focal.value * q**2 == 0
    quartic = circle_squared(Focal(2, -Rational(1, 2), ()), Growth(2, 3), h)
    assert (quartic - 2 * h).simplify() == 0


def test_the_step_symbol():
    assert step_symbol((h, 1, 1)) == h and step_symbol((2 * h,)) == h
    assert step_symbol((h, n_d)) is None and step_symbol((Rational(1, 10),)) is None
    assert step_symbol((Symbol("c", real=True),)) is None and step_symbol(()) is None


def test_what_follows_the_flow():
    params, w = (x, y), Matrix([x, y])
    assert follows(ImmutableMatrix(w + h * FIELD), FIELD, params, h)
    assert follows(ImmutableMatrix([x - h * y, y + h * (x - h * y)]), FIELD, params, h)
    assert not follows(ImmutableMatrix(w + 2 * h * FIELD), FIELD, params, h)
    assert not follows(ImmutableMatrix(w + h * FIELD + w), FIELD, params, h)
    assert not follows(ImmutableMatrix(w + sqrt(h) * FIELD + h * FIELD), FIELD, params, h)
