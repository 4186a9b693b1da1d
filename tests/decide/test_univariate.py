"""Statements about one number, against points and against roots that are known."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import And, Eq, Equivalent, Ge, Gt, Implies, Ne, Or, Rational, Symbol, exp, oo, rootof, sqrt, true

from symgan.decide.univariate import counterexample, spans

x, y = Symbol("x", real=True), Symbol("y", real=True)
p, n = Symbol("p", positive=True), Symbol("n", integer=True)

HOLD = (
    (x**2 > 2, x > sqrt(2)),
    (x**2 >= 2, x >= sqrt(2)),
    (Equivalent(x**2 < 2, And(-sqrt(2) < x, x < sqrt(2))), true),
    (Implies(p**2 > 9, p > 3), true),
    (Or(x < 0, x**3 + x > 0, Eq(x, 0)), true),
    (Eq(x**2, 7), Eq(x**2, 2) & (x > 5)),
)
FAIL = (
    (x**2 > 2, x >= sqrt(2), sqrt(2)),
    (p**2 - 3 * p + Rational(9, 4) > 0, true, Rational(3, 2)),
    (Ne(x**5 - x - 1, 0), true, rootof(x**5 - x - 1, 0)),
    (Eq(x**2, 2), Eq(x, 4), 4),
)


@pytest.mark.parametrize(("relation", "facts"), HOLD)
def test_what_holds_has_no_counterexample(relation, facts):
    assert counterexample(relation, facts) == (True, None)


@pytest.mark.parametrize(("relation", "facts", "where"), FAIL)
def test_what_fails_fails_there(relation, facts, where):
    decided, point = counterexample(relation, facts)
    ((_, value),) = point.items()
    assert decided and value == where


@pytest.mark.parametrize("relation", [x * y > 0, exp(x) > x, n**2 > 2, sqrt(x) > 1, x**30 > 2, Symbol("z") > 1])
def test_other_statements_are_left_to_others(relation):
    assert counterexample(relation, true) == (False, None)


@pytest.mark.parametrize(
    ("relation", "facts", "intervals"),
    [
        (x**2 > 2, true, [(-oo, -sqrt(2)), (sqrt(2), oo)]),
        (p**2 < 2, true, [(0, sqrt(2))]),
        (Ne(p, 4), true, [(0, 4), (4, oo)]),
        (Or(x < 1, x >= 1), x < 3, [(-oo, 3)]),
        (x < 3, Ne(x, 1), [(-oo, 1), (1, 3)]),
        ((x - 1) ** 2 * (x - 2) <= 0, true, [(-oo, 2)]),
        ((x - 1) ** 2 * (x - 2) < 0, true, [(-oo, 1), (1, 2)]),
        (x**3 < 2, x > 0, [(0, rootof(x**3 - 2, 0))]),
        (And(x > 1, x**3 < 0), true, []),
    ],
)
def test_the_intervals_on_which_a_statement_holds(relation, facts, intervals):
    assert list(spans(relation, facts)) == intervals


def test_intervals_are_left_to_others_where_they_have_no_polynomials():
    assert spans(exp(x) > x, true) is None and spans(x * y > 0, true) is None


coefficients = st.lists(st.integers(-4, 4), min_size=2, max_size=5)
POINTS = [Rational(k, 4) for k in range(-24, 25)]


@settings(max_examples=80, deadline=None)
@given(coefficients, coefficients, st.sampled_from([Gt, Ge, Eq, Ne]), st.sampled_from([Gt, Ge, Ne]))
def test_never_against_a_point(first, second, claimed, assumed):
    """Implied or not: a rational point that refutes is never missed, and a counterexample is one."""
    left, right = (sum(c * x**k for k, c in enumerate(q)) for q in (first, second))
    relation, facts = claimed(left, 0), assumed(right, 0)
    decided, point = counterexample(relation, facts)
    if not decided:
        assert not (relation.free_symbols | facts.free_symbols)
    elif point is None:
        assert all(relation.subs(x, q) == True for q in POINTS if facts.subs(x, q) == True)
    elif point[x].is_Rational:
        assert facts.subs(point) == True and relation.subs(point) == False


def test_a_symbol_that_is_not_zero_is_not_zero():
    """At 0 the first statement fails, at 3 the second; no admitted number does that."""
    w, q = Symbol("w", real=True, nonzero=True), Symbol("q", nonpositive=True)
    assert counterexample(Or(Ne(w**3 - w**2, 0), Eq(w, 1)), true) == (True, None)
    assert counterexample(q**3 - 3 * q < 18, true) == (True, None)
