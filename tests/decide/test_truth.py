"""Truth at a point: Kleene's tables, exact values, and no value where there is none."""

from itertools import product

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
    Implies,
    Integer,
    Max,
    Min,
    Ne,
    Not,
    Or,
    Piecewise,
    Rational,
    S,
    Symbol,
    Xor,
    cbrt,
    exp,
    log,
    rootof,
    sign,
    sqrt,
    symbols,
    tanh,
    true,
)  # fmt: skip

from symgan.decide.truth import admits, truth, value

a, b = symbols("a b", real=True)
TRUE, FALSE, NEITHER = a > 0, a < 0, sqrt(-a) > 0
AT = {a: Integer(1), b: Integer(1)}
KLEENE = {  # of two parts, from Kleene's own tables; 1 true, 0 false, 2 neither
    And: {(1, 1): 1, (1, 0): 0, (1, 2): 2, (0, 0): 0, (0, 2): 0, (2, 2): 2},
    Or: {(1, 1): 1, (1, 0): 1, (1, 2): 1, (0, 0): 0, (0, 2): 2, (2, 2): 2},
    Equivalent: {(1, 1): 1, (1, 0): 0, (1, 2): 2, (0, 0): 1, (0, 2): 2, (2, 2): 2},
    Xor: {(1, 1): 0, (1, 0): 1, (1, 2): 2, (0, 0): 0, (0, 2): 2, (2, 2): 2},
}
STATEMENTS = {1: (a > 0, b > 0), 0: (a < 0, b < 0), 2: (sqrt(-a) > 0, 1 / (b - 1) > 0)}
OF = {1: True, 0: False, 2: None}


@pytest.mark.parametrize("connective", KLEENE, ids=lambda f: f.__name__)
def test_connectives_have_the_tables_of_kleene(connective):
    for (p, q), expected in KLEENE[connective].items():
        for first, second in {(p, q), (q, p)}:
            statement = connective(STATEMENTS[first][0], STATEMENTS[second][1], evaluate=False)
            assert truth(statement, AT) is OF[expected]


def test_negation_and_implication():
    assert [truth(Not(s, evaluate=False), AT) for s in (TRUE, FALSE, NEITHER)] == [False, True, None]
    expected = {(1, 1): 1, (1, 0): 0, (1, 2): 2, (0, 1): 1, (0, 0): 1, (0, 2): 1, (2, 1): 1, (2, 0): 2, (2, 2): 2}
    for (p, q), answer in expected.items():
        assert truth(Implies(STATEMENTS[p][0], STATEMENTS[q][1]), AT) is OF[answer]
    assert truth(ITE(a > 0, b > 2, b < 2), AT) is False and truth(true, {}) is True


@given(st.fractions(-3, 3, max_denominator=4), st.fractions(-3, 3, max_denominator=4))
def test_relations_at_rational_points_against_fractions(u, v):
    at = {a: Rational(u.numerator, u.denominator), b: Rational(v.numerator, v.denominator)}
    assert truth(a**2 * b - 1 > a / 3, at) is (u**2 * v - 1 > u / 3)
    assert truth(a * b <= b**2, at) is (u * v <= v**2)
    assert truth(Eq(a, b), at) is (u == v) and truth(Ne(a, b), at) is (u != v)
    assert truth(Max(a, b) >= Abs(a), at) is (max(u, v) >= abs(u))
    assert truth(Piecewise((a, a > b), (b, True)) > Min(a, b), at) is (max(u, v) > min(u, v))
    assert truth(sign(a) * a >= 0, at) is True


@pytest.mark.parametrize(
    ("term", "at"),
    [
        (1 / a, 0),
        (1 / (1 + 1 / a), 0),
        (1 / (1 + 1 / a), -1),
        (sqrt(a), -1),
        (cbrt(a), -8),
        (1 / sqrt(a), 0),
        (log(a), 0),
        (log(a), -1),
        (sqrt(a) * sqrt(a - 1), Rational(-1)),
        (Piecewise((1, a > 0), (2, a < 0)), 0),
        (Piecewise((sqrt(a), a < 0), (2, True)), -1),
        (0**a, -1),
        ((-2) ** a, Rational(1, 2)),
        (Function("f")(a), 1),
    ],
)
def test_terms_without_a_real_value(term, at):
    assert value(term, {a: S(at)}) is None
    assert truth(term > b, {a: S(at), b: Integer(0)}) is None


@pytest.mark.parametrize(
    ("term", "at", "expected"),
    [
        (sqrt(a) + 1, 0, 1),
        (Piecewise((sqrt(a), a > 0), (2, True)), -1, 2),
        ((-2) ** a, 3, -8),
        (a**0, 0, 1),
        (cbrt(a), 8, 2),
        (sign(a) + Abs(a), -3, 2),
        (a**b, 2, 4),
        (tanh(a), 0, 0),
    ],
)
def test_terms_with_one(term, at, expected):
    assert value(term, {a: S(at), b: Integer(2)}) == expected


def test_algebraic_points_are_exact():
    x = Symbol("x")
    r = rootof(x**5 - x - 1, 0)
    assert truth(Eq(a**5, a + 1), {a: r}) is True
    assert truth(a**5 > a + 1, {a: r}) is False
    assert truth(a**2 >= 2, {a: sqrt(2)}) is True and truth(a**2 > 2, {a: sqrt(2)}) is False
    assert truth(exp(a) > 2, {a: log(2)}) is False


KINDS = ("positive", "negative", "nonnegative", "nonpositive", "nonzero", "integer", "even", "prime")


@pytest.mark.parametrize(
    ("kind", "number"), list(product(KINDS, (Integer(-2), Integer(0), Integer(2), Rational(1, 2), sqrt(2))))
)
def test_assumptions_admit_what_has_the_property(kind, number):
    assert admits(Symbol("s", real=True, **{kind: True}), number) is bool(getattr(number, f"is_{kind}"))
