"""Witnesses: exact points that the assumptions admit, at which a statement fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sympy import Eq, Integer, Ne, Or, Rational, Symbol, false, log, sqrt, symbols, true

from symgan.decide.witness import BUDGET_POINTS, find, points, refutes, simplified, spread

a, b, c = symbols("a b c", real=True)
KINDS = [{"positive": True}, {"negative": True}, {"integer": True, "positive": True}, {"real": True, "nonzero": True}]


@pytest.mark.parametrize("kind", [*KINDS, {"integer": True}, {"real": True}, {}])
def test_a_witness_respects_the_assumptions(kind):
    s = Symbol("s", **kind)
    point = find(Eq(s, 100, evaluate=False))
    assert set(point) == {s}
    assert all(getattr(point[s], f"is_{name}") for name in kind)


@pytest.mark.parametrize("kind", [*KINDS, {"nonnegative": True}, {"nonpositive": True}])
def test_every_point_that_is_tried_is_admitted(kind):
    s = Symbol("s", **kind)
    tried = [*points([s], 20), *spread([s], 20)]
    assert len(tried) > 20 and all(getattr(point[s], f"is_{name}") for point in tried for name in kind)


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


def test_a_witness_is_exact_and_admitted():
    k = Symbol("k", integer=True)
    assert refutes({a: sqrt(2)}, Ne(a**2, 2)) and not refutes({a: Rational(99, 70)}, Ne(a**2, 2))
    assert not refutes({k: Rational(1, 2)}, k > 1) and refutes({k: Integer(0)}, k > 1)
    assert not refutes({a: Integer(0)}, a > 0, a > 1) and not refutes({a: Integer(0)}, 1 / a > 0)


def test_a_model_is_made_simple_as_far_as_it_still_refutes():
    model = {a: Rational(1234567, 1000003), b: Rational(-7000001, 1000000)}
    assert simplified(model, a < b) == {a: 1, b: -7}
    assert simplified({a: sqrt(2), b: Rational(355, 113)}, Ne(a**2, 2) | (b < 3)) == {a: sqrt(2), b: 3}
    assert simplified({a: Rational(7777, 1000)}, Ne(1000 * a, 7777)) == {a: Rational(7777, 1000)}
    assert simplified({a: Integer(1)}, a > 0) is None
    k = Symbol("k", integer=True)
    assert simplified({k: Rational(7, 2), a: Rational(1, 3)}, k < 3) == {k: 3, a: 0}


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**3))
def test_strips_are_refuted_by_a_point_inside(top, bottom):
    low, high = Rational(top, bottom), Rational(top, bottom) + Rational(1, 10**6)
    found = simplified({a: (low + high) / 2}, Or(a <= low, a >= high))
    assert low < found[a] < high and found[a].q <= 10**8


def test_points_spread_over_what_the_assumptions_admit():
    names = [Symbol("s", positive=True), Symbol("k", integer=True), a]
    found = spread(names, 30)
    assert len(found) == 30 and all(p[names[0]] > 0 and p[names[1]].is_integer for p in found)
    assert min(len({p[s] for p in found}) for s in names) >= 5
    assert spread([], 5) == [{}] and len(list(points([a], 4))) == 4
