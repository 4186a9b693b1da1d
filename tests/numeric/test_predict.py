"""Derived expressions at numbers: expectations as sums over densities, and spectra to sixty digits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Function, I, ImmutableMatrix, Rational, Symbol, cos, exp, log, sqrt, symbols, tanh

from symgan.laws import Dirac, Expectation, Mixture, Normal, Uniform, empirical
from symgan.numeric.predict import excess, number, numbers
from symgan.records import InputError

a, t, u = symbols("a t u", real=True)
s = Symbol("s", positive=True)


def test_numbers_are_complex_floats_at_the_values():
    assert number(sqrt(a) + 1, {a: -4}) == 1 + 2j
    np.testing.assert_allclose(numbers([a, a**2, I * a], {a: Rational(1, 3)}), [1 / 3, 1 / 9, 1j / 3])


@pytest.mark.parametrize("left", [a * s, Function("f")(0) + a, Symbol("f1(1)") * a])
def test_what_has_no_number_is_refused_by_name(left):
    with pytest.raises(InputError, match="no number"):
        number(left, {a: 1})


@given(st.floats(0.1, 3), st.floats(-2, 2))
def test_sums_over_densities_agree_with_closed_forms(scale, shift):
    at = {s: Rational(str(scale)), a: Rational(str(shift))}
    assert number(Expectation(cos(t), (t, Normal(a, s))), at).real == pytest.approx(
        np.exp(-(scale**2) / 2) * np.cos(shift), abs=1e-11
    )
    flat = (np.exp(shift + scale) - np.exp(shift)) / scale
    assert number(Expectation(exp(t), (t, Uniform(a, a + s))), at).real == pytest.approx(flat, rel=1e-10)


def test_sums_are_exact_enough_for_the_functions_that_stand_for_f():
    """Against adaptive quadrature by SciPy: the functions have poles at a distance of the order of one."""
    from scipy.integrate import quad

    for scale in (0.5, 2.0):
        loss = Expectation(log(1 + exp(a + s * t)) + tanh(a + s * t) ** 2, (t, Normal(0, 1)))
        density = lambda z, k=scale: (np.log1p(np.exp(0.3 + k * z)) + np.tanh(0.3 + k * z) ** 2) * np.exp(-z * z / 2)  # noqa: E731
        expected = quad(density, -12, 12, epsabs=1e-13, limit=400)[0] / np.sqrt(2 * np.pi)
        assert number(loss, {a: Rational(3, 10), s: Rational(scale)}).real == pytest.approx(
            expected, abs=1e-9 if scale < 1 else 1e-6
        )


def test_mixtures_points_and_independent_variables():
    law = Mixture([Rational(1, 4), Rational(3, 4)], [Dirac(1), Normal(0, 1)])
    assert number(Expectation(exp(t), (t, law)), {}).real == pytest.approx((np.e + 3 * np.exp(0.5)) / 4)
    joint = Expectation(cos(t * u), (t, Normal(0, 1)), (u, empirical([1, 2])))
    assert number(joint, {}).real == pytest.approx((np.exp(-0.5) + np.exp(-2)) / 2, abs=1e-10)


TINY = Rational(1, 10**12)


@pytest.mark.parametrize(
    ("rows", "flow", "sign"),
    [
        ([[0, -1], [1, 0]], True, 0),
        ([[0, -a], [a, 0]], True, 0),
        ([[-TINY, -1], [1, -TINY]], True, -1),
        ([[TINY, -1], [1, 0]], True, 1),
        ([[0, 1], [0, 0]], True, 0),
        ([[-1, 4], [-1, 3]], False, 0),  # a Jordan block at 1
        ([[1 - TINY, 1], [0, 1 - TINY]], False, -1),
        ([[1 + TINY, 0], [0, 0]], False, 1),
        ([[sqrt(3) / 2, -Rational(1, 2)], [Rational(1, 2), sqrt(3) / 2]], False, 0),
    ],
)
def test_sixty_digits_tell_the_boundary_from_what_is_next_to_it(rows, flow, sign):
    assert np.sign(excess(ImmutableMatrix(rows), {a: Rational(1, 3)}, flow)) == sign
