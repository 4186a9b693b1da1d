"""Closed roots put back into their polynomials."""

import pytest
from sympy import Abs, Poly, Symbol, cancel, expand, simplify, sqrt

from symgan.exact.branches import branches, polynomials

u = Symbol("u", positive=True)
a = Symbol("a", positive=True)
b, c = Symbol("b", real=True), Symbol("c", real=True)


@pytest.mark.parametrize("poly", [a * u - b, u**2 * a + b * u + c, a * u**2 - 2 * b * u + c**2, c * u**2 + b * u + 1])
def test_a_branch_is_a_root(poly):
    roots = branches(Poly(poly, u))
    assert len(roots) == Poly(poly, u).degree()
    assert all(cancel(expand(poly.subs(u, r))) == 0 or simplify(poly.subs(u, r)) == 0 for r in roots)


def test_a_root_that_is_rational_but_for_its_sign_has_a_modulus():
    assert set(branches(Poly(b**2 * u**2 - 1, u))) == {1 / Abs(b)}


def test_roots_that_are_never_real_are_left_out():
    assert branches(Poly(u**2 + a * u + a**2, u)) == ()


def test_a_power_of_a_positive_unknown():
    assert branches(Poly(u**4 - a, u)) == (a ** (1 / Poly(4, u).as_expr()),)
    assert branches(Poly(u**2 - 4 * (1 + b) ** 2, u)) == (2 * Abs(b + 1),)


def test_a_cubic_has_no_branches_here():
    assert branches(Poly(u**3 + a * u + 1, u)) is None


def test_conditions_give_the_polynomials_that_change_sign():
    found = polynomials([(b * u - 1) * (b * u + 1), a * u - b], u)
    assert {p.as_expr() for p in found} == {(b**2 * u**2 - 1).expand(), a * u - b}
    assert polynomials([sqrt(u + 1) - a], u) is None
