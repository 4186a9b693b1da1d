"""The location of roots, from coefficients alone, against roots in floats; symbolic constants included."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sympy import Poly, Rational, S, Symbol, expand, symbols

from symgan.exact.stability import consistent, half_plane, locate
from symgan.notation import lam

c = symbols("c0:4", real=True)
p = Symbol("p", positive=True)
numbers = st.fractions(-2, 2, max_denominator=6).map(lambda q: Rational(q.numerator, q.denominator))
MONIC = {n: Poly(lam**n + sum(c[i] * lam**i for i in range(n)), lam) for n in (1, 2, 3, 4)}


@pytest.fixture(scope="module")
def located():
    """Where the roots of every monic polynomial of degree up to four lie, its coefficients symbols."""
    return {(n, flow): locate(poly, flow) for n, poly in MONIC.items() for flow in (True, False)}


def excess(coefficients, flow):
    roots = np.roots([1.0, *(float(q) for q in reversed(coefficients))])
    return roots.real.max() if flow else np.abs(roots).max() - 1


@pytest.mark.parametrize("flow", [True, False], ids=["flow", "map"])
@pytest.mark.parametrize("n", [1, 2, 3, 4])
@given(data=st.data())
def test_symbolic_conditions_hold_exactly_where_the_roots_lie_inside(located, n, flow, data):
    values = data.draw(st.lists(numbers, min_size=n, max_size=n))
    beyond = excess(values, flow)
    assume(abs(beyond) > 1e-6)
    found, at = located[n, flow], dict(zip(c, values, strict=False))
    assert found.inside.subs(at) == (beyond < 0)
    if found.outside.subs(at) == True:
        assert beyond > 0
    if n <= 2:
        assert found.exact and found.outside.subs(at) == (beyond > 0)


# coefficients of an even polynomial, and of the palindromic one that is its Moebius image: pairs r, 1/r
EVEN = Poly(lam**4 + c[1] * lam**2 + c[0], lam)
PALINDROME = Poly(lam**4 + c[1] * lam**3 + c[0] * lam**2 + c[1] * lam + 1, lam)


@pytest.mark.parametrize(("poly", "flow"), [(EVEN, True), (PALINDROME, False)], ids=["biquadratic", "palindrome"])
@given(data=st.data())
def test_roots_in_pairs_are_never_all_inside_and_their_edge_is_exact(poly, flow, data):
    location = locate(poly, flow)
    assert location.inside is S.false and location.exact
    at = {c[0]: data.draw(numbers), c[1]: data.draw(numbers)}
    coefficients = [float(q.subs(at)) for q in poly.all_coeffs()]
    roots = np.roots(coefficients)
    beyond = roots.real.max() if flow else np.abs(roots).max() - 1
    on_edge = location.edge.subs(at) == True
    assert (location.outside.subs(at) == True) is not on_edge
    assert on_edge is bool(beyond < 1e-3)  # a fourfold root in floats is off by the fourth root of its rounding


@pytest.mark.parametrize(
    ("poly", "inside", "edge"),
    [
        (lam**4 + 3 * lam**2 + 1, False, True),  # lambda^2 = (-3 +- sqrt 5)/2, both negative
        (lam**4 + lam**2 + 1, False, False),  # a primitive sixth root of one and its negative
        (lam**4 - lam**2 - 1, False, False),
        (lam**6 + 6 * lam**4 + 9 * lam**2 + 3, False, True),  # mu^3 + 6 mu^2 + 9 mu + 3 has three negative roots
        (lam**6 + lam**2 + 1, False, False),
        (lam**3 + lam**2 + lam + 2, False, False),
        (lam**3 + 2 * lam**2 + 2 * lam + 2, True, False),
        (lam**4 + lam**3 + 3 * lam**2 + 2 * lam + 1, True, False),
    ],
)
def test_numbers_decide_a_flow(poly, inside, edge):
    location = locate(Poly(poly, lam), True)
    assert (location.inside == True, location.edge == True) == (inside, edge)
    assert location.outside == (not inside and not edge)


@given(st.lists(st.integers(-4, 4), min_size=3, max_size=4), st.booleans())
def test_irreducible_polynomials_with_numbers_are_decided_like_their_roots(values, flow):
    poly = Poly([1, *reversed(values)], lam)
    assume(poly.is_irreducible)
    found, beyond = locate(poly, flow), excess(values, flow)
    place = found.edge if abs(beyond) < 1e-9 else found.outside if beyond > 0 else found.inside
    assert place == True
    assert [found.inside, found.edge, found.outside].count(True) == 1


@given(st.lists(numbers, min_size=1, max_size=4), numbers)
def test_the_moebius_map_takes_the_disc_to_the_half_plane(values, point):
    assume(point != 1)
    poly, n = Poly([1, *values], lam), len(values)
    turned = Poly(half_plane(poly, False), lam)
    image = (1 + point) / (1 - point)
    assert turned.eval(point) == expand((1 - point) ** n * poly.eval(image))


def test_opposite_demands_are_no_region():
    assert consistent((c[0] > 0) & (c[1] > 2) & (-c[0] > 0)) is S.false
    assert consistent((c[0] > 0) & (c[1] > 2)) == (c[0] > 0) & (c[1] > 2)


def test_assumptions_of_the_constants_are_used():
    assert locate(Poly(lam**2 + p * lam + p**2 + 1, lam), True).inside is S.true
    assert locate(Poly(lam - p, lam), True).outside is S.true
    assert locate(Poly(lam**3 + p * lam**2 + lam + p + p**2, lam), True).outside is S.true  # a1 a2 < a0
