"""Elimination: at every point exactly one of the three formulas holds, and it is the right one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    ITE,
    Abs,
    And,
    Eq,
    Equivalent,
    Function,
    Heaviside,
    I,
    Implies,
    Integer,
    Matrix,
    Max,
    Min,
    Ne,
    Not,
    Or,
    Piecewise,
    Rational,
    Symbol,
    Xor,
    cbrt,
    cos,
    cosh,
    exp,
    log,
    oo,
    pi,
    sign,
    sin,
    sinh,
    sqrt,
    symbols,
    tanh,
    true,
)

from symgan.decide.eliminate import eliminated
from symgan.decide.formula import OverBudget, holds
from symgan.decide.semialgebraic import signs_at
from symgan.decide.truth import admits, truth

a, b = symbols("a b", real=True)
p = Symbol("p", positive=True)
n = Symbol("n", integer=True, positive=True)
EXACT = [
    a * b > 1,
    1 / a > b,
    a / (a - b) <= 1 / b,
    sqrt(a - b) < a,
    sqrt(a + sqrt(b)) >= b,
    1 / sqrt(a) > b,
    cbrt(a) + b > 0,
    a ** Rational(-2, 3) >= b,
    Abs(a - 1) > Abs(b),
    Max(a, b, 1 - a) >= Min(2 * a, b + 1),
    sign(a) * b >= sign(b),
    Heaviside(a - 1) * b > Heaviside(b),
    Piecewise((1 / a, b > 0), (sqrt(b), b < -1), (a, a > 1)) > b,
    Eq(sqrt(a) * sqrt(b), sqrt(2)),
    Ne(a**2, 2),
    Or(And(a < 0, b < 1), And(a >= 0, b < sqrt(a))),
    And(a > 0, Or(sqrt(a) > b, 1 / b > 0)),
    Equivalent(a > b, sqrt(a - b) > 0),
    Implies(1 / a > 0, sqrt(a) > b),
    Not(And(a > 0, 1 / b > 0)),
    Xor(a > 0, sqrt(b) > 1),
    ITE(a > 0, sqrt(b) > 1, b < 0),
    true,
]
BOUNDED = [
    exp(a) > b,
    exp(2 * a + b) * exp(-a) > 1 + b,
    log(a) < b,
    log(p * n) > a,
    tanh(a) * b > 0,
    cosh(a) >= sinh(b) + 1,
    sin(a) + cos(b) > 1,
    a > pi,
    a > exp(1) - log(2),
    (1 - p) ** n > a,
    p**a > 1,
    a**b > 1,
    exp(exp(a)) > exp(b),
]
numbers = st.fractions(-3, 3, max_denominator=2).map(lambda v: Rational(v.numerator, v.denominator))


def values_at(formulas, point):
    signs = signs_at(formulas, point)
    return [holds(f, signs) for f in (formulas.true, formulas.false, formulas.neither)]


def test_a_point_has_one_of_three_values():
    """Decided by hand: 1/a > 0 at 1, -1 and 0."""
    formulas = eliminated(1 / a > 0, true)
    assert [holds(formulas.true, signs_at(formulas, {a: Integer(v)})) for v in (1, -1)] == [True, False]
    assert [holds(formulas.false, signs_at(formulas, {a: Integer(v)})) for v in (1, -1)] == [False, True]
    zero = {a: Integer(0)}
    assert holds(formulas.neither, signs_at(formulas, zero)) is True
    assert holds(formulas.true, signs_at(formulas, zero)) is holds(formulas.false, signs_at(formulas, zero)) is False


@pytest.mark.parametrize("statement", EXACT)
@given(numbers, numbers)
def test_the_formulas_are_the_statement_at_exact_points(statement, x, y):
    """A formula in which a term without a value occurs is open there, so only wrong answers count."""
    formulas = eliminated(statement, true)
    found, wanted = values_at(formulas, {a: x, b: y}), truth(statement, {a: x, b: y})
    right = [wanted is True, wanted is False, wanted is None]
    assert all(f is None or f is r for f, r in zip(found, right, strict=True))
    assert wanted is None or found[:2] == right[:2] or None in found
    assert not formulas.bounded


@pytest.mark.parametrize("statement", BOUNDED)
@given(numbers, numbers, st.integers(1, 3), st.sampled_from([Rational(1, 2), Rational(1), Rational(3)]))
def test_what_is_only_bounded_never_contradicts(statement, x, y, k, r):
    point = {a: x, b: y, n: Integer(k), p: r}
    formulas = eliminated(statement, true)
    found, wanted = values_at(formulas, point), truth(statement, point)
    assert formulas.bounded
    if wanted is not None:
        assert found[0] is not (not wanted) and found[1] is not wanted


def test_variables_stand_for_their_terms_and_are_shared():
    formulas = eliminated(And(sqrt(a) > 1, 1 / sqrt(a) > b, sqrt(a) ** 3 > b), true)
    assert list(formulas.variables.values()) == [sqrt(a)]
    powers = eliminated(And(exp(3 * a) > b, exp(2 * a) > b, exp(a / 2) > 1), true)
    assert list(powers.variables.values()) == [exp(a / 2)]


KINDS = ["positive", "negative", "nonnegative", "nonpositive", "nonzero", "integer", "zero"]


@pytest.mark.parametrize("kind", KINDS)
@given(numbers)
def test_assumptions_are_hypotheses(kind, number):
    s = Symbol("s", real=True, **{kind: True})
    formulas = eliminated(s + a < 0, true)
    said = holds(formulas.admitted, signs_at(formulas, {s: number, a: Integer(1)}))
    assert said or not admits(s, number)
    if kind != "integer":
        assert said is admits(s, number)


def test_what_is_given_is_a_hypothesis():
    formulas = eliminated(b > 0, sqrt(a) > 2)
    assert [holds(formulas.admitted, signs_at(formulas, {a: Integer(v), b: b})) for v in (9, 4)] == [True, False]


@pytest.mark.parametrize(
    "statement",
    [
        Symbol("z") > 0,
        Eq(a * b, I * b),
        Eq(b, oo, evaluate=False),
        Eq(Matrix([a]), Matrix([b])),
        Function("g")(a) > Symbol("z"),
        a**50 + b > 0,
        Symbol("B") & (a > 0),
    ],
)
def test_what_is_not_about_real_numbers_or_too_large_is_said_so(statement):
    with pytest.raises(OverBudget, match=r"real|degree|asked"):
        eliminated(statement, true)


def test_the_same_statement_gives_the_same_formulas():
    assert eliminated(EXACT[11], a > 0) == eliminated(EXACT[11], a > 0)
