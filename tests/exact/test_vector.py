"""Vectors of first order: their arithmetic is that of Taylor polynomials cut off after the slopes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Matrix, Rational, Symbol, diff, nan, sqrt, symbols, sympify
from sympy.polys.matrices.exceptions import DMNonInvertibleMatrixError

from symgan.exact.vector import Vector, inverse, linear, point

e, a, b = symbols("e a b")
small = st.integers(-3, 3)
OPERATIONS = [
    lambda u, w: u + w,
    lambda u, w: u - w,
    lambda u, w: u * w,
    lambda u, w: u / (w * w + 1),
    lambda u, w: 2 - u * Rational(1, 3) + w / 5,
    lambda u, w: 1 / (1 + u * u) - (-w),
]


@given(st.sampled_from(OPERATIONS), st.tuples(small, small, small, small))
def test_an_operation_is_that_of_the_functions_whose_values_and_slopes_these_are(operation, numbers):
    p, q, r, s = numbers
    found, function = operation(_vector(p, r), _vector(q, s)), sympify(operation(p + r * e, q + s * e))
    assert found.values[0] == function.subs(e, 0)
    assert found.slopes[0] == diff(function, e).subs(e, 0)


def _vector(value, slope):
    return Vector(Matrix([value]).as_immutable(), Matrix([[slope]]).as_immutable())


def test_a_root_has_a_slope_except_at_zero():
    found = Vector(Matrix([4, 0]).as_immutable(), Matrix([[1, 2], [3, 4]]).as_immutable()).sqrt()
    assert list(found.values) == [2, 0] and list(found.slopes[0, :]) == [Rational(1, 4), Rational(1, 2)]
    assert list(found.slopes[1, :]) == [nan, nan]


def test_what_vanishes_times_a_root_at_zero_has_a_slope():
    """m / (sqrt(s) + eps) at m = s = 0 has the slope 1/eps in m and none in s."""
    eps = Symbol("epsilon", positive=True)
    m, s = linear(Matrix([[1, 0]])), linear(Matrix([[0, 1]]))
    assert m / (s.sqrt() + eps) == linear(Matrix([[1 / eps, 0]]))
    assert (m + 1) * s.sqrt() != linear(Matrix([[0, 0]])) and (s.sqrt() * (m + 1)).slopes.has(nan)


def test_decimals_are_the_fractions_that_they_write():
    assert (0.1 * _vector(1, 2)) == _vector(Rational(1, 10), Rational(1, 5))


def test_points_have_no_slopes_and_parts_keep_their_rows():
    found = 2 * point([a, b]) + point([b, 0])
    assert found == point([2 * a + b, 2 * b]) and found.slopes.shape == (2, 0)
    assert found.kept((1,)) == point([0, 2 * b]) and point([a**2]).sqrt() == point([sqrt(a**2)])


def test_what_is_no_number_is_refused():
    for wrong in ("two", [1, 2], None):
        with pytest.raises(TypeError):
            point([a]) * wrong


def test_an_inverse_is_exact_and_a_singular_matrix_has_none():
    matrix = Matrix([[1, a], [b, 1]])
    assert (inverse(matrix) * matrix).applyfunc(lambda entry: entry.simplify()) == Matrix.eye(2)
    with pytest.raises(DMNonInvertibleMatrixError):
        inverse(Matrix([[a, b], [2 * a, 2 * b]]))
