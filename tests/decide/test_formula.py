"""Polynomial formulas: signs are kept by every simplification, and size is bounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Mul, Poly, Rational, Symbol, symbols

from symgan.decide.formula import (
    FALSE,
    RELATIONS,
    TRUE,
    Atom,
    OverBudget,
    every,
    holds,
    sign_is,
    some,
    unknowns,
    within_budget,
)  # fmt: skip

a, b = symbols("a b", real=True)
p = Symbol("p", positive=True)
n = Symbol("n", negative=True)
numbers = st.fractions(-3, 3, max_denominator=3).map(lambda v: Rational(v.numerator, v.denominator))
FACTORS = [a, b, a - b, a + 1, p, p - 2, n, n + 1, a * b - p]


def at(point):
    def sign(poly):
        return sign_of(poly.as_expr().subs(point))

    return sign


def sign_of(number):
    return (number.p > 0) - (number.p < 0)


@given(
    st.lists(st.tuples(st.sampled_from(FACTORS), st.integers(-2, 2)), min_size=1, max_size=3),
    st.sampled_from(sorted(RELATIONS)), st.sampled_from([1, Rational(-2, 3)]), numbers, numbers, numbers, numbers,
)  # fmt: skip
def test_a_sign_condition_is_that_of_the_rational_function(parts, relation, content, x, y, r, s):
    point = {a: x, b: y, p: abs(r) + Rational(1, 2), n: -abs(s) - Rational(1, 4)}
    if any(k < 0 and factor.subs(point) == 0 for factor, k in parts):
        return
    expr = content * Mul(*(factor**k for factor, k in parts)) + 0
    wanted = expr.subs(point)
    assert holds(sign_is(expr, relation), at(point)) is RELATIONS[relation](sign_of(wanted))
    moved = expr + Rational(1, 3)
    wanted = moved.subs(point)
    assert holds(sign_is(moved, relation), at(point)) is RELATIONS[relation](sign_of(wanted))


def test_polynomials_are_primitive_over_the_integers_and_of_their_own_symbols():
    atom = sign_is(a / 2 + Rational(1, 3) + b - b, ">")
    assert atom == Atom(Poly(3 * a + 2, a), ">")
    assert sign_is((a + b) ** 2 - a**2 - 2 * a * b - 4 * b**2, ">").poly.gens == (b,)
    assert sign_is(a - a + 1, ">") == TRUE and sign_is(a - a - 1, ">=") == FALSE and sign_is(a - a, "=") == TRUE


def test_joining_is_flat_and_short():
    x, y, z = (sign_is(s, ">") for s in (a, b, p))
    assert every(x, every(y, z), x) == every(x, y, z) and some(x, some(y, x)) == some(x, y)
    assert every(x, FALSE) == FALSE and some(x, TRUE) == TRUE and every(x, TRUE) == x and some(x, FALSE) == x
    assert every() == TRUE and some() == FALSE


def test_truth_with_open_signs():
    x, y = sign_is(a, ">"), sign_is(b, ">")

    def of_a(sign):
        return lambda poly: sign if poly.gens == (a,) else None

    assert holds(every(x, y), of_a(-1)) is False and holds(every(x, y), of_a(1)) is None
    assert holds(some(x, y), of_a(1)) is True and holds(some(x, y), of_a(-1)) is None
    assert holds(TRUE, of_a(1)) is True and holds(FALSE, of_a(1)) is False


def test_size_is_bounded():
    many = symbols("x1:20", real=True)
    assert len(unknowns(every(*(sign_is(x, ">") for x in many)))) == 19
    with pytest.raises(OverBudget, match="unknowns"):
        within_budget(every(*(sign_is(x, ">") for x in many)))
    with pytest.raises(OverBudget, match="degree"):
        sign_is(a**40 + b, ">")
    within_budget(every(*(sign_is(x, ">") for x in many[:5])))
