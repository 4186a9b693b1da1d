"""First integrals against those known by hand, and every found one constant along runs in floats."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import expm
from sympy import Matrix, Poly, Rational, Symbol, cos, exp, symbols

from symgan.exact.invariants import _independent, quadratic_invariants
from symgan.notation import f, h

x, y, z = symbols("x y z", real=True)
a = Symbol("a", real=True)
small = st.integers(-2, 2)


def of(*moved, flow=True, params=(x, y)):
    return quadratic_invariants(params, Matrix(moved), flow)


POWERS = [(i, j, k) for i in range(3) for j in range(3) for k in range(3) if 1 <= i + j + k <= 2]


def spans(found, *expected):
    """Whether the two lists span the same space of quadratic polynomials."""
    if not expected:
        return not found
    rows = [[Poly(e, x, y, z).coeff_monomial(x**i * y**j * z**k) for i, j, k in POWERS] for e in (*found, *expected)]
    return Matrix(rows[: len(found)]).rank() == len(expected) == Matrix(rows).rank()


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ((-y, x), (x**2 + y**2,)),
        ((-a * y, a * x), (x**2 + y**2,)),
        ((-2 * y, 3 * x), (3 * x**2 + 2 * y**2,)),
        ((y, x), (x**2 - y**2,)),
        ((-x, y), (x * y,)),
        ((0, x), (x, x**2)),
        ((-x, -y), ()),
        ((-x - y, x), ()),
        ((-y * f(x * y).diff(x), x * f(x * y).diff(x)), (x**2 + y**2,)),
        ((-y * exp(x), x * exp(x)), (x**2 + y**2,)),
        ((-y / (1 + x**2), x / (1 + x**2)), (x**2 + y**2,)),
        ((x - y, y - x), (x + y, (x + y) ** 2)),
        ((0, 0), (x, y, x**2, x * y, y**2)),
        ((1, 2), (2 * x - y, (2 * x - y) ** 2)),
    ],
)
def test_conserved_quantities_of_flows_by_hand(field, expected):
    assert spans(of(*field), *expected)


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ((x - h * y, y + h * (x - h * y)), (x**2 + y**2 - h * x * y,)),  # alternating steps on the bilinear game
        ((x - h * y, y + h * x), ()),  # simultaneous ones spiral out
        ((-x, -y), (x**2, x * y, y**2)),
        ((x + 1, y - 1), (x + y, (x + y) ** 2)),
    ],
)
def test_conserved_quantities_of_maps_by_hand(update, expected):
    found = of(*update, flow=False)
    at = {h: Rational(1, 3)}
    assert spans([e.subs(at) for e in found], *(e.subs(at) for e in expected))


def test_three_parameters_rotating_about_an_axis():
    found = of(y - z, z - x, x - y, params=(x, y, z))
    assert spans(found, x + y + z, (x + y + z) ** 2, x**2 + y**2 + z**2)


def test_constants_of_any_name_do_not_meet_the_unknowns():
    c0, c1 = symbols("c0 c1")
    (found,) = of(-c0 * y, c1 * x)
    assert (found.diff(x) * -c0 * y + found.diff(y) * c1 * x).expand() == 0
    assert found.free_symbols <= {x, y, c0, c1} and found.has(x**2) and found.has(y**2)


def test_an_identity_between_functions_is_not_mistaken_for_its_absence():
    for found in of(-y * cos(x) ** 2, x * cos(x) ** 2):
        assert (-found.diff(x) * y + found.diff(y) * x).expand() == 0


@given(st.lists(small, min_size=4, max_size=4))
def test_what_is_found_is_constant_along_every_linear_flow(entries):
    matrix = Matrix(2, 2, entries)
    found = of(*(matrix * Matrix([x, y])))
    start = np.array([0.7, -0.4])
    end = expm(0.8 * np.array(matrix, dtype=float)) @ start
    for invariant in found:
        values = [float(invariant.subs({x: p[0], y: p[1]})) for p in (start, end)]
        assert abs(values[0] - values[1]) < 1e-9
    if matrix.trace() == 0 and matrix.det() != 0:
        assert len(found) == 1  # a planar flow that keeps areas has one quadratic first integral


def test_a_search_too_large_is_not_begun():
    many = symbols("v1:7", real=True)
    assert quadratic_invariants(many, Matrix([0] * 6), True) == ()


def test_numbers_show_at_once_that_nothing_is_kept():
    monomials = [x, y, x**2, x * y, y**2]
    assert _independent(monomials, (x, y), Matrix([a * x + f(y).diff(y), x - y]), False)
    assert not _independent(monomials, (x, y), Matrix([-a * f(x * y) * y, a * f(x * y) * x]), True)
    assert _independent(monomials, (x, y), Matrix([exp(x) * y, x - y]), True)
    assert not _independent(monomials, (x, y), Matrix([-y * exp(x * y), x * exp(x * y)]), True)
    assert not _independent(monomials, (x, y), Matrix([cos(x), x - y]), True)  # no rational numbers, no answer
