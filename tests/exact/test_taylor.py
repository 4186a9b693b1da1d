"""Taylor polynomials against SymPy's derivatives and against the functions in floats."""

from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Abs,
    Function,
    Heaviside,
    Matrix,
    Piecewise,
    Rational,
    Symbol,
    cos,
    exp,
    lambdify,
    log,
    sin,
    sqrt,
    symbols,
    tanh,
)

from symgan.exact.field import vector_field, worked_out
from symgan.exact.taylor import exponents, taylor
from symgan.laws import Expectation, Normal
from symgan.notation import f, f1, f2, psi, theta

x, y, a = symbols("x y a", real=True)
ENTRIES = [
    exp(x * y) / (1 + exp(x * y)),
    log(1 + x**2 + y),
    tanh(x) * sin(y + x**2),
    sqrt(1 + x - y),
    (2 + x) ** -3 * cos(y),
    x * Heaviside(1 + x * y) + y * Heaviside(x - 1),
    a * x * y + a**2,
    Piecewise((x * y, x < 1), (x**2, True)),
    Abs(x - 3) * y,
    (1 + x) ** y,
]


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("point", [{x: 0, y: 0}, {x: Rational(1, 3), y: Rational(1, 5)}], ids=["origin", "elsewhere"])
def test_each_coefficient_is_a_derivative(entry, point):
    (series,) = taylor(Matrix([entry]), point, 3)
    for i, j in [(0, 0), *exponents(2, 3)]:
        by_hand = entry.diff(x, i).diff(y, j).subs(point) / (factorial(i) * factorial(j))
        difference = series.get((i, j), 0) - by_hand
        assert abs(complex(difference.subs(a, Rational(2, 7)).evalf(30))) < 1e-20


def test_derivatives_of_an_abstract_function_are_named():
    u = Symbol("u", real=True)
    v = psi * f(u).diff(u).subs(u, psi * theta)
    (series,) = taylor(Matrix([v]), {theta: 0, psi: 0}, 5)
    assert series == {(0, 1): f1, (1, 2): f2, (2, 3): Symbol("f3", real=True) / 2}
    g = Function("g")
    (other,) = taylor(Matrix([g(x) ** 2]), {x: 0}, 1)
    assert other == {(0,): g(0) ** 2, (1,): 2 * g(0) * Symbol("g1", real=True, nonzero=True)}


def test_an_expectation_is_averaged_term_by_term():
    z = Symbol("z", real=True)
    (series,) = taylor(Matrix([Expectation(exp(x * z), (z, Normal(0, 1)))]), {x: 0}, 4)
    assert series == {(0,): 1, (2,): Rational(1, 2), (4,): Rational(1, 8)}  # exp(x^2/2)


def test_exponents_come_by_degree():
    assert exponents(2, 2) == sorted(exponents(2, 2), key=sum)
    assert set(exponents(2, 2)) == {(1, 0), (0, 1), (2, 0), (1, 1), (0, 2)}
    assert len(exponents(3, 3)) == 19


@given(st.tuples(*[st.integers(-3, 3)] * 5))
def test_the_error_is_of_the_next_order(c):
    entry = exp(c[0] * x + c[1] * y) * sin(c[2] * x + 1) / (5 + c[3] * x * y + c[4] ** 2 * y**2)
    (series,) = taylor(Matrix([entry]), {x: 0, y: 0}, 3)
    exact = lambdify((x, y), entry)
    for scale in (1e-2, 5e-3):
        p = np.array([0.7, -0.4]) * scale
        near = sum(float(e) * p[0] ** i * p[1] ** j for (i, j), e in series.items())
        assert abs(near - exact(*p)) <= 400 * scale**4


def test_a_field_is_expanded_as_it_stands():
    from symgan import dirac_gan, objectives
    from symgan.adversarial import losses

    game = dirac_gan(objectives.non_saturating())
    first, second = taylor(vector_field(game, worked_out(losses(game))), {theta: 0, psi: 0}, 3)
    half, quarter = Rational(1, 2), Rational(1, 4)
    assert first == {(0, 1): -half, (1, 2): -quarter} and second == {(1, 0): half, (2, 1): -quarter}
