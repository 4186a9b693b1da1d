"""Characteristic polynomials, their factors with multiplicities, and closed roots, against floats and hand algebra."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sympy import I, ImmutableMatrix, Matrix, Mul, Poly, Rational, S, Symbol, expand, sqrt, symbols

from symgan.exact.spectrum import characteristic_polynomial, eigenvalues, factors, roots, square_root
from symgan.notation import f1, f2, gamma, h, lam, n_d, sigma

a, b = symbols("a b", real=True)
entries = st.integers(-4, 4)


def rows(n):
    return st.lists(st.lists(entries, min_size=n, max_size=n), min_size=n, max_size=n)


@given(st.one_of(rows(1), rows(2), rows(3), rows(4)))
def test_the_polynomial_has_the_coefficients_numpy_finds(matrix):
    poly = characteristic_polynomial(ImmutableMatrix(matrix))
    np.testing.assert_allclose([float(c) for c in poly.all_coeffs()], np.poly(np.array(matrix, float)), atol=1e-8)


@given(st.one_of(rows(2), rows(3), rows(4)))
def test_the_factors_multiply_to_the_polynomial_and_each_is_irreducible(matrix):
    poly = characteristic_polynomial(ImmutableMatrix(matrix))
    found = factors(poly)
    assert expand(Mul(*(f.poly.as_expr() ** f.multiplicity for f in found)) - poly.as_expr()) == 0
    assert all(f.poly.LC() == 1 and f.poly.is_irreducible for f in found)


@given(st.lists(entries, min_size=1, max_size=4))
def test_repeated_eigenvalues_are_counted(values):
    found = eigenvalues(factors(characteristic_polynomial(ImmutableMatrix.diag(*values))))
    assert dict(found) == {v: values.count(v) for v in values}


@given(st.lists(entries, min_size=4, max_size=4), st.fractions(-2, 2, max_denominator=3))
def test_closed_roots_of_a_planar_matrix_are_roots(values, shift):
    matrix = Matrix(2, 2, values) * a + Matrix([[0, b], [Rational(shift), 0]])
    poly = characteristic_polynomial(ImmutableMatrix(matrix))
    found = eigenvalues(factors(poly))
    assert sum(m for _, m in found) == 2
    at = {a: Rational(3, 7), b: Rational(-5, 3)}
    exact = [complex(e.subs(at).evalf(30)) for e, m in found for _ in range(m)]
    np.testing.assert_allclose(np.poly(exact), [complex(c.subs(at)) for c in poly.all_coeffs()], atol=1e-10)


@given(entries, entries)
def test_roots_of_a_biquadratic_are_roots(p, q):
    poly = Poly(lam**4 + p * lam**2 + q, lam)
    assume(poly.is_irreducible)
    pairs = roots(poly)
    assert len(pairs) == 2 and all(center == 0 for center, _ in pairs)
    assert expand(Mul(*(lam**2 - offset**2 for _, offset in pairs)) - poly.as_expr()) == 0


@pytest.mark.parametrize(
    ("poly", "pairs"),
    [
        (lam + 3 * a, ((-3 * a, 0),)),
        (lam**2 + f1**2, ((0, I * f1),)),
        (lam**2 + gamma * lam + f1**2, ((-gamma / 2, sqrt(gamma**2 / 4 - f1**2)),)),
        (lam**2 - 2 * f2 * sigma**2 * lam + f1**2, ((f2 * sigma**2, sqrt(f2**2 * sigma**4 - f1**2)),)),
        (lam**2 - 2 * lam + 1 + h**2 * f1**2, ((1, I * h * f1),)),
    ],
)
def test_roots_come_in_the_form_papers_print(poly, pairs):
    (found,) = roots(Poly(poly, lam))
    ((center, offset),) = pairs
    assert found[0] == center and expand(found[1] ** 2 - offset**2) == 0
    assert S(found[1]).count_ops() <= S(offset).count_ops() + 2


@pytest.mark.parametrize("poly", [lam**3 + a * lam + 1, lam**4 + lam + a, lam**5 - lam - 1])
def test_no_closed_form_is_none_and_not_a_guess(poly):
    assert roots(Poly(poly, lam)) is None
    assert eigenvalues(factors(Poly(poly, lam))) is None


@pytest.mark.parametrize(
    "radicand",
    [a**2 * b, -4 * a**2, (a - 1) ** 2 * (a + 2), a / b**2, -1 / a, a**2 / 4 - b, S.Zero, -9 * gamma**3, 8 * (a**2 + 1)]
    + [-(a**2) * (b - 2) / 3, Rational(2, 3), (a**2 + b**2) ** 2, Symbol("p", positive=True) ** 4],
)
def test_a_square_root_squares_to_its_radicand(radicand):
    root = square_root(expand(radicand))
    assert (root**2 - radicand).simplify() == 0
    for at in ({a: 2, b: 3}, {a: -2, b: -3}, {a: Rational(1, 2), b: -1}):
        there = complex((root**2 - radicand).subs(at).subs({gamma: 2, Symbol("p", positive=True): 3}).evalf(20))
        assert abs(there) < 1e-12


def test_powers_of_symbolic_exponent_are_quantities_of_their_own():
    power = (1 - h * gamma) ** n_d
    matrix = ImmutableMatrix([[power, 1], [0, power]])
    assert eigenvalues(factors(characteristic_polynomial(matrix))) == ((power, 2),)
    matrix = ImmutableMatrix([[2**n_d, h], [0, 3]])
    assert dict(eigenvalues(factors(characteristic_polynomial(matrix)))) == {2**n_d: 1, 3: 1}


def test_matrices_of_radicals_and_transcendental_numbers():
    from sympy import exp, pi

    for matrix in (
        Matrix([[sqrt(2), 1], [1, sqrt(3)]]),
        Matrix([[pi, exp(a)], [a, 1]]),
        Matrix([[2 ** Rational(1, 3), 1], [b, 0]]),
    ):
        poly = characteristic_polynomial(ImmutableMatrix(matrix))
        assert expand(poly.eval(0) - matrix.det()) == 0 and expand(poly.coeff_monomial(lam) + matrix.trace()) == 0
