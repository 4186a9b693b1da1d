"""Witnesses: exact points that the assumptions admit, at which a statement fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Eq, Integer, Ne, Or, Symbol, false, log, sqrt, symbols, true

from symgan.decide.witness import BUDGET_POINTS, find

a, b, c = symbols("a b c", real=True)
KINDS = [{"positive": True}, {"negative": True}, {"integer": True, "positive": True}, {"real": True, "nonzero": True}]


@pytest.mark.parametrize("kind", [*KINDS, {"integer": True}, {"real": True}, {}])
def test_a_witness_respects_the_assumptions(kind):
    s = Symbol("s", **kind)
    point = find(Eq(s, 100, evaluate=False))
    assert set(point) == {s}
    assert all(getattr(point[s], f"is_{name}") for name in kind)


@given(st.integers(-3, 3), st.integers(-3, 3))
def test_a_witness_refutes(u, v):
    relation = a * u + b * v > c
    point = find(relation)
    assert relation.subs(point) == False and set(point) == {a, b, c} - ({a} if u == 0 else set()) - (
        {b} if v == 0 else set()
    )


def test_what_is_given_holds_at_the_witness():
    point = find(a > 0, given=(a < b) & Ne(b, 0))
    assert (point[a] < point[b]) == True and point[b] != 0 and point[a] <= 0


def test_no_witness_is_none():
    assert find(a**2 >= 0) is None
    assert find(true) is None
    assert find(a > 0, given=false) is None


def test_symbols_can_be_asked_for():
    assert set(find(false, true, {a, b})) == {a, b}
    assert find(false) == {}


def test_points_without_a_value_are_passed_over():
    assert find(sqrt(a) >= 0) is None
    assert find(log(a) < 10 + a) is None
    assert find(1 / a**2 > -1) is None
    assert find(Or(1 / a > 0, a < 0)) is None  # true wherever it says something


def test_the_search_is_bounded():
    many = symbols("x1:12", real=True)
    never = sum(x**2 for x in many) >= 0
    assert find(Or(never, never)) is None
    assert 0 < BUDGET_POINTS <= 10_000


def test_simple_points_come_first():
    assert find(a > 5) == {a: Integer(0)}
    assert find(Symbol("p", positive=True) > 5, true) == {Symbol("p", positive=True): Integer(1)}
