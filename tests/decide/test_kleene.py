"""Kleene's connectives on formulas, against the tables."""

from itertools import product

import pytest
from sympy import symbols

from symgan.decide.formula import holds, sign_is
from symgan.decide.kleene import Meaning, conjunction, disjunction, equivalence, negation

a, b, c = SYMBOLS = symbols("a b c", real=True)
MEANINGS = [Meaning(sign_is(s, ">"), sign_is(-s, ">"), sign_is(s, "=")) for s in SYMBOLS]
TABLES = {
    conjunction: min,
    disjunction: max,
    equivalence: lambda parts: -1 if {1, -1} <= set(parts) else 0 if 0 in parts else 1,
}


def found(meaning, values):
    """1 true, -1 false, 0 neither; exactly one of the three formulas must hold."""
    said = [
        holds(f, lambda poly: int(poly.as_expr().subs(dict(zip(SYMBOLS, values, strict=True)))))
        for f in (meaning.true, meaning.neither, meaning.false)
    ]
    assert said.count(True) == 1
    return 1 - said.index(True)


@pytest.mark.parametrize("connective", TABLES, ids=lambda f: f.__name__)
def test_three_parts_in_every_state(connective):
    for values in product((1, 0, -1), repeat=3):
        assert found(connective(MEANINGS), values) == TABLES[connective](values)


def test_negation():
    for value in (1, 0, -1):
        assert found(negation(MEANINGS[0]), (value, 0, 0)) == -value
