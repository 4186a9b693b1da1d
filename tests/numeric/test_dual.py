"""Dual numbers against derivatives known by hand and by mpmath's differences."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from symgan.numeric import dual
from symgan.numeric.dual import derivative

points = st.floats(-2, 2).filter(lambda x: abs(x) > 0.05)
KNOWN = {
    "exp": (dual.exp, mpmath.exp),
    "sin": (dual.sin, mpmath.sin),
    "cos": (dual.cos, mpmath.cos),
    "sinh": (dual.sinh, mpmath.sinh),
    "cosh": (dual.cosh, mpmath.cosh),
    "tanh": (dual.tanh, mpmath.tanh),
    "absolute": (dual.absolute, abs),
    "sigmoid": (lambda t: dual.power(1.0 + dual.exp(-t), -1), lambda t: 1 / (1 + mpmath.exp(-t))),
    "softplus": (lambda t: dual.log(1.0 + dual.exp(t)), lambda t: mpmath.log(1 + mpmath.exp(t))),
    "rational": (lambda t: (t * t - 3.0) * dual.power(2.0 + t * t, -2), lambda t: (t**2 - 3) / (2 + t**2) ** 2),
    "power": (lambda t: dual.power(3.0 + t, 2.5 - t), lambda t: (3 + t) ** (mpmath.mpf(2.5) - t)),
    "root": (lambda t: dual.power(3.0 + t, 0.5), lambda t: mpmath.sqrt(3 + t)),
}


def nth(function, n, level=1):
    """The n-th derivative by nested differentiation."""
    return function if n == 0 else lambda x: derivative(nth(function, n - 1, level + 1), x, level)


@pytest.mark.parametrize(("ours", "theirs"), KNOWN.values(), ids=KNOWN)
@given(points, st.integers(0, 3))
def test_derivatives_of_every_order_agree_with_mpmath(ours, theirs, x, order):
    with mpmath.workdps(40):
        expected = float(mpmath.diff(theirs, mpmath.mpf(x), order))
    assert float(dual.plain(nth(ours, order)(x))) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(points, points)
def test_nested_derivatives_are_not_confused(x, y):
    """d/dx [x d/dy (x y + y^3)] = d/dx [x (x + 3 y^2)] = 2 x + 3 y^2; confusing the levels gives another number."""
    inner = lambda a: derivative(lambda b: a * b + b * b * b, y, 2)  # noqa: E731
    assert derivative(lambda a: a * inner(a), x, 1) == pytest.approx(2 * x + 3 * y**2)


def test_the_classic_perturbation_confusion():
    assert derivative(lambda x: x * derivative(lambda y: x + y, 1.0, 2), 1.0, 1) == pytest.approx(1.0)
    mixed = derivative(lambda x: derivative(lambda y: dual.sin(x * y), 0.7, 2), 0.3, 1)
    assert mixed == pytest.approx(math.cos(0.21) - 0.21 * math.sin(0.21))


def test_a_function_that_does_not_depend_on_its_argument_has_no_slope():
    assert derivative(lambda x: 3.0, 2.0, 1) == 0.0
    assert derivative(lambda x: derivative(lambda y: x * x, 1.0, 2), 2.0, 1) == 0.0


@given(points, points, points)
def test_a_dual_is_a_number_in_every_position(x, a, b):
    f = lambda t: a + t - b * t + (b - t) * a - (-t) + t * t  # noqa: E731
    assert derivative(f, x, 1) == pytest.approx(1 - b - a + 1 + 2 * x, abs=1e-12)


def test_duals_of_arrays_differentiate_entry_by_entry():
    x = np.array([0.5, -1.0, 2.0])
    found = derivative(lambda t: dual.total(x * t * t), 3.0, 1)
    assert found == pytest.approx(6 * x.sum())
    assert derivative(lambda t: dual.total(np.float64(2.0) * t * x), 1.0, 1) == pytest.approx(2 * x.sum())
    nested = derivative(lambda t: derivative(lambda s: dual.total(dual.exp(s * t * x)), 1.0, 2), 1.0, 1)
    assert nested == pytest.approx(np.sum(np.exp(x) * (x + x**2)))


def test_branches_are_differentiated_apart():
    def relu(t):
        return dual.where(np.greater(dual.plain(t), 0), t * t, 0.0 * t)

    assert [float(derivative(relu, x, 1)) for x in (2.0, -2.0)] == [4.0, 0.0]
    bad = lambda t: dual.where(np.greater(dual.plain(t), 0), dual.log(t), t * t)  # noqa: E731
    with np.errstate(invalid="ignore"):
        assert float(derivative(bad, -3.0, 1)) == -6.0  # the branch not taken leaves no nan


def test_whole_powers_at_zero():
    assert [dual.plain(nth(lambda t: dual.power(t, 3), k)(0.0)) for k in range(4)] == [0.0, 0.0, 0.0, 6.0]
    assert derivative(lambda t: dual.power(t, 0), 0.0, 1) == 0.0
    assert derivative(lambda t: dual.power(t, 1), 0.0, 1) == 1.0
