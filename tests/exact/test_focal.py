"""Focal values against the formulas of the literature, evaluated in floats."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import ImmutableMatrix, Rational, cancel, sqrt, symbols

from symgan.exact.focal import focal_value, invariant_form
from symgan.exact.taylor import exponents, taylor
from symgan.notation import h

x, y = symbols("x y", real=True)
w = symbols("w", positive=True)
ORIGIN = {x: 0, y: 0}
coefficients = st.tuples(*[st.integers(-2, 2)] * 14)
HIGHER = [e for e in exponents(2, 3) if sum(e) > 1]


def value(field, flow=True, orders=range(1, 2)):
    return focal_value(taylor(ImmutableMatrix(field), ORIGIN, 2 * max(orders) + 1), flow, orders)


def higher(c):
    return [sum(k * x**i * y**j for k, (i, j) in zip(half, HIGHER, strict=True)) for half in (c[:7], c[7:])]


@given(coefficients, st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_flows_against_guckenheimer_and_holmes(c, speed):
    """Their formula (3.4.11) for x' = -w y + f, y' = w x + g, where r' = a r^3, so that (r^2)' = 2 a r^4."""
    p, q = higher(c)

    def d(e, i, j):
        return e.diff(x, i, y, j).subs(ORIGIN) if i and j else e.diff(x, i).diff(y, j).subs(ORIGIN)

    cubic = d(p, 3, 0) + d(p, 1, 2) + d(q, 2, 1) + d(q, 0, 3)
    mixed = d(p, 1, 1) * (d(p, 2, 0) + d(p, 0, 2)) - d(q, 1, 1) * (d(q, 2, 0) + d(q, 0, 2))
    mixed += d(p, 0, 2) * d(q, 0, 2) - d(p, 2, 0) * d(q, 2, 0)
    expected = 2 * (cubic / 16 + mixed / (16 * Rational(speed)))
    found = value((-speed * y + p, speed * x + q))
    assert (found.value if found else 0) == expected


@given(coefficients, st.sampled_from([(3, 5), (5, 13), (-7, 25), (20, 29)]))
@settings(max_examples=20, deadline=None)
def test_maps_against_kuznetsov(c, cosine):
    """His formula for the Neimark-Sacker bifurcation, with its inverse matrices, in floats; |z|^2 grows by 2 a."""
    cos = Rational(*cosine)
    sin = sqrt(1 - cos**2)
    p, q = higher(c)
    step = (cos * x - sin * y + p, sin * x + cos * y + q)
    found = value(step, flow=False)
    assert abs(float(found.value if found else 0) - 2 * _kuznetsov(step)) < 1e-9


def _kuznetsov(step):
    def tensor(order):
        shape = (2,) * order
        result = np.zeros((2, *shape))
        for index in np.ndindex(*shape):
            for i, e in enumerate(step):
                for k in index:
                    e = e.diff((x, y)[k])
                result[(i, *index)] = float(e.subs(ORIGIN))
        return result

    a, b, c = tensor(1), tensor(2), tensor(3)
    mu = complex(a[0, 0], abs(a[1, 0]))
    one = np.eye(2)
    q = np.array([1, -1j]) / 2
    assert np.allclose(a @ q, mu * q)
    z = np.array([1, 1j])  # z = x + i y; <p, v> = z . v picks the component along q
    bilinear = lambda u, v: np.einsum("ijk,j,k->i", b, u, v)  # noqa: E731
    total = np.einsum("ijkl,j,k,l->i", c, q, q, q.conj())
    total = total + 2 * bilinear(q, np.linalg.solve(one - a, bilinear(q, q.conj())))
    total = total + bilinear(q.conj(), np.linalg.solve(mu**2 * one - a, bilinear(q, q)))
    return (np.conj(mu) * (z @ total)).real / 2


@pytest.mark.parametrize(
    ("field", "order", "expected"),
    [
        ((y - x**3, -x), 1, -Rational(3, 4)),
        ((y, -x - y**5), 2, -Rational(5, 8)),
        ((y, -x - y**7), 3, -Rational(35, 64)),
        ((y - x * (x**2 + y**2) ** 2, -x - y * (x**2 + y**2) ** 2), 2, -2),
    ],
)
def test_orders_by_hand(field, order, expected):
    """The averages of cos^4, cos^6 and cos^8 are 3/8, 5/16 and 35/128; (r^2)' is twice that."""
    found = value(field, orders=range(1, 4))
    assert (found.order, found.value) == (order, expected)


@pytest.mark.parametrize("field", [(y, -x), (y, -x + x**2), (y, -x - x**3)])
def test_centers_have_no_focal_value(field):
    assert value(field, orders=range(1, 3)) is None


def test_the_form_is_kept_by_the_linear_part():
    matrix = ImmutableMatrix([[1, -5], [1, -1]])
    form = invariant_form(matrix, (x, y))
    velocity = matrix * ImmutableMatrix([x, y])
    assert (form.diff(x) * velocity[0] + form.diff(y) * velocity[1]).expand() == 0
    turn = ImmutableMatrix([[1, -h], [h, 1 - h**2]])
    form = invariant_form(turn, (x, y))
    moved = turn * ImmutableMatrix([x, y])
    assert cancel(form.subs({x: moved[0], y: moved[1]}, simultaneous=True) - form) == 0


@given(st.integers(-3, 3), st.integers(1, 3), st.integers(-3, 3))
@settings(max_examples=20, deadline=None)
def test_a_linear_change_of_coordinates_scales_the_value_only(shear, scale, cubic):
    """In coordinates u = (x + shear y, scale y) the form of coefficient 1 at the first square is the old one, or more."""
    assume(cubic)
    old = {x: x - Rational(shear, scale) * y, y: y / Rational(scale)}
    field = (-y + cubic * x**3, x + cubic * y**3)
    plain = value(field).value
    moved = [e.subs(old, simultaneous=True) for e in field]
    found = value((moved[0] + shear * moved[1], scale * moved[1])).value
    matrix = ImmutableMatrix([[shear, -(1 + Rational(shear) ** 2) / scale], [scale, -shear]])
    form = invariant_form(matrix, (x, y))
    back = form.subs({x: x + shear * y, y: scale * y}, simultaneous=True).expand()
    ratio = back.coeff(x**2)
    assert back == (ratio * (x**2 + y**2)).expand() and found * ratio == plain


def test_resonances_are_told():
    quarter = (-y + x**3, x + x**2 * y)
    assert value(quarter, flow=False) is None  # 1:4, and x^3 has a part that cannot be removed
    turning = (x - h * y, y + h * (x - h * y) + y**3)
    assert {d.subs(h, sqrt(2)) == 0 or d.subs(h, 2) == 0 for d in value(turning, flow=False).divisors} == {True}


def test_radicals_and_constants_are_exact():
    found = value((-sqrt(2) * y - w * x**3, sqrt(2) * x))
    assert found.value == -Rational(3, 4) * w
