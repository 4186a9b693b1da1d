"""Sign conditions: each is compared, at points, with the sign it speaks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Eq, Mul, Ne, Rational, S, Symbol, expand, false, symbols, true

from symgan.decide.signs import factored, negative, nonnegative, positive, zero

a, b = symbols("a b", real=True)
p, q = symbols("p q", positive=True)
n = Symbol("n", integer=True, positive=True)
m = Symbol("m", negative=True)
numbers = st.fractions(-3, 3, max_denominator=3).map(lambda v: Rational(v.numerator, v.denominator))
FACTORS = [a, b, a - b, a + 1, a**2 + 1, p, p + 1, p - 2, a**2 - 2 * a + 2, a * b - p, m, m - 1, p**2 + p + 1]
powers = st.lists(st.tuples(st.sampled_from(FACTORS), st.integers(-2, 3)), max_size=4)
QUESTIONS = {
    positive: lambda v: v > 0, negative: lambda v: v < 0, nonnegative: lambda v: v >= 0, zero: lambda v: v == 0
}  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda f: f.__name__)
@given(powers, st.sampled_from([1, -2, Rational(-1, 3)]), numbers, numbers, numbers, numbers)
def test_a_condition_is_equivalent_to_the_question(question, parts, content, x, y, r, s):
    at = {a: x, b: y, p: abs(r) + Rational(1, 2), m: -abs(s) - Rational(1, 4)}
    if any(k < 0 and factor.subs(at) == 0 for factor, k in parts):
        return  # a denominator is taken as nonzero
    expr = content * Mul(*(factor**k for factor, k in parts))
    assert question(expr).subs(at) == QUESTIONS[question](expr.subs(at))
    assert question(expand(expr)).subs(at) == QUESTIONS[question](expr.subs(at))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (positive(p * q + p), true),
        (positive(-(p**2) - 1), false),
        (positive(p * a), a > 0),
        (negative(p * a / q), a < 0),
        (positive(a**2 * p), Ne(a, 0)),
        (positive(a**2 + 1), true),
        (positive(a**2 - 4 * a + 5), true),
        (nonnegative(a**2), true),
        (nonnegative(-(a**2)), Eq(a, 0)),
        (nonnegative(-p), false),
        (zero(p + q), false),
        (zero(a * p), Eq(a, 0)),
        (zero(S.Zero), true),
        (zero(a**2 + a + 1), false),
        (positive(n), true),
        (positive(p**2 + p + 1), true),
        (positive(p**3 - p**2 + 1), true),  # positive where p is, though it has a negative root
        (positive(S(-2)), false),
    ],
)
def test_what_the_assumptions_settle_is_not_asked(condition, expected):
    assert condition == expected


def test_facts_settle_signs():
    assert positive(a * b**2, (a > 0) & Ne(b, 0)) is true
    assert positive(a - b, a - b > 0) is true
    assert positive(a - b, b > a) is false
    assert zero(a - b, a > b) is not true
    assert nonnegative(a, a > 1) is true
    assert negative(a * p, a < -1) is true
    assert zero(a, Ne(a, 0)) is false
    assert positive(a, (a >= -1)) == (a > 0)  # a weaker fact settles nothing


def test_contradictory_facts_do_not_break_anything():
    assert positive(b, (a > 1) & (a < -1)) == (b > 0)


@given(powers)
def test_factors_multiply_to_the_expression(parts):
    expr = Mul(*(factor**k for factor, k in parts))
    content, above, below = factored(expand(expr))
    product = content * Mul(*(f**k for f, k in above)) / Mul(*(f**k for f, k in below))
    assert (product - expr).subs({a: Rational(7, 3), b: Rational(-5, 2), p: Rational(8, 7), m: -3}) == 0


@pytest.mark.parametrize(
    "expr",
    [
        2**n,
        2**n * a,
        (1 - p) ** n,
        a * (1 - p) ** n,
        (1 - p) ** n * (1 - p),
        6**n * a / 4,
        (1 - p) ** (2 * n) - 1,
        a**n * b,
    ]
    + [(1 - p) ** (-n), (a**2) ** n, (1 - p) ** (n + 1) - 1],
)
def test_symbolic_powers_are_factored_and_their_signs_are_exact(expr):
    content, above, below = factored(expr)
    product = content * Mul(*(f**k for f, k in above)) / Mul(*(f**k for f, k in below))
    for x, y, r, k in ((-2, 3, 3, 2), (-2, -3, 3, 3), (1, 2, Rational(1, 2), 4), (-1, 1, 5, 1)):
        at = {a: x, b: y, p: r, n: k}
        assert (product - expr).subs(at) == 0
        assert positive(expr).subs(at) == (expr.subs(at) > 0)
