"""Signs everywhere, against samples in floats and hand algebra."""

import numpy as np
import pytest
from sympy import Rational, Symbol, cos, cosh, exp, lambdify, log, sinh, symbols, tanh

from symgan.exact.definite import analytic_everywhere, as_product, factored_out, signed, with_bases
from symgan.notation import f

x, y = symbols("x y", real=True)
k = Symbol("k", positive=True)
u = x * y


@pytest.mark.parametrize(
    ("expr", "sign", "zeros"),
    [
        (x**2, 1, {x}),
        (-(x**2) * y**4, -1, {x, y}),
        (x * y * (exp(x * y) - 1), 1, {x, y}),
        (-x * y * (exp(x * y) - 1) / (exp(x * y) + 1), -1, {x, y}),
        (-x * y * tanh(x * y / 2), -1, {x, y}),
        (x * sinh(x), 1, {x}),
        (x * (exp(-x) - 1), -1, {x}),
        (x * (exp(3 * x) - exp(x)), 1, {x}),
        ((1 + x**2) * exp(y), 1, set()),
        (-k * (x**2 + y**2), -1, {x**2 + y**2}),
        (x**2 / (1 + y**2), 1, {x}),
        (x * (exp(2 * y) - 1) * y * x, 1, {x, y}),
    ],
)
def test_signs_by_hand(expr, sign, zeros):
    found = signed(expr)
    assert (found.sign, set(found.zeros)) == (sign, zeros)
    values = lambdify((x, y), expr.subs(k, Rational(1, 3)))(*np.random.default_rng(1).normal(size=(2, 200)))
    assert (sign * np.asarray(values) >= 0).all()


@pytest.mark.parametrize("expr", [x, x * y, x**2 - y**2, x * (exp(y) - 1), exp(x) - 2, x**3 * y**2, x - x, cos(x)])
def test_no_sign_is_told_where_there_is_none(expr):
    assert signed(expr) is None


def test_hypotheses_count():
    a = Symbol("a", real=True)
    assert signed(a * x**2) is None
    assert signed(a * x**2, a < 0).sign == -1


def test_a_factor_of_an_exponential_stands_as_its_exponent():
    content, powers = factored_out(-2 * (exp(x * y) - 1))
    assert content == -2 and powers == {x: 1, y: 1}
    content, powers = factored_out(1 / (exp(x) + 1))
    assert content == 1 and list(powers.values()) == [-1]


def test_exponentials_of_one_quantity_share_a_symbol():
    plain, bases = with_bases(exp(x * y) + exp(-2 * x * y) + exp(x) + cosh(x))
    assert len(bases) == 2 and plain.is_rational_function() and not plain.has(exp)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [(x * y, True), (tanh(x) / (1 + exp(y)), True), (x / (1 + y**2), True), (1 / x, False), (log(x), False),
     (x / (1 - y), False), (f(x), False), (abs(x), False), (1 / (exp(x) - 1), False)],
)  # fmt: skip
def test_where_a_field_is_analytic(entry, expected):
    assert analytic_everywhere([x, entry]) is expected


def test_products_are_written_with_the_hyperbolic_tangent():
    assert as_product(u * (1 - exp(u)) / (1 + exp(u))) == -u * tanh(u / 2)
    assert as_product(x**2 - y**2) == (x - y) * (x + y)
    written = as_product(x * (exp(2 * x) - 1) * y)
    assert np.isclose(float((written / (x * y * (exp(2 * x) - 1))).subs({x: 0.3, y: 0.7})), 1)
