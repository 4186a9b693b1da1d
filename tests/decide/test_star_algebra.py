"""Normal forms of block matrices agree with NumPy on random blocks, and refuse what has no shape."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import (
    And,
    Eq,
    I,
    Identity,
    MatrixSymbol,
    Ne,
    StrictLessThan,
    Symbol,
    Transpose,
    ZeroMatrix,
    im,
    re,
    sqrt,
    symbols,
)

from symgan.decide.star_algebra import Algebra, abstraction, add, plain, real_condition, scaled, separated
from symgan.errors import InputError
from symgan.notation import lam
from symgan.numeric.blocks import array

n, m = symbols("n m", integer=True, positive=True)
A, B, S = MatrixSymbol("A", n, n), MatrixSymbol("B", m, n), MatrixSymbol("S", n, n)
u = MatrixSymbol("u", n, 1)
algebra = Algebra(frozenset({S}), frozenset({u}))
rng = np.random.default_rng(0)
half = rng.normal(size=(3, 3))
VALUES = {n: 3, m: 2, A: rng.normal(size=(3, 3)), B: rng.normal(size=(2, 3)), S: half + half.T}

square = st.recursive(
    st.sampled_from([A, S, Identity(n), A.T, B.T * B]),
    lambda inner: (
        st.tuples(inner, inner).map(lambda p: p[0] + 2 * p[1])
        | st.tuples(inner, inner).map(lambda p: p[0] * p[1])
        | inner.map(lambda e: e.T)
    ),
    max_leaves=5,
)


def value(element):
    """The normal form put in, word by word."""
    total = np.zeros((3, 3))
    for word, coefficient in element.terms.items():
        product = np.eye(3)
        for block, starred in word:
            product = product @ (VALUES[block].T if starred else VALUES[block])
        total = total + float(coefficient) * product
    return total


@settings(max_examples=40, deadline=None)
@given(square)
def test_a_normal_form_has_the_value_of_its_expression(expr):
    assert np.allclose(value(algebra(expr)), array(expr, VALUES))


@settings(max_examples=30, deadline=None)
@given(square, square)
def test_the_adjoint_reverses_products_and_undoes_itself(a, b):
    x, y = algebra(a), algebra(b)
    assert algebra.adjoint(algebra.product(x, y)).terms == algebra.product(algebra.adjoint(y), algebra.adjoint(x)).terms
    assert algebra.adjoint(algebra.adjoint(x)).terms == x.terms


def test_products_do_not_commute_and_symmetric_blocks_are_their_transposes():
    assert algebra(A * S).terms != algebra(S * A).terms
    assert algebra(S.T).terms == algebra(S).terms and algebra(A.T).terms != algebra(A).terms
    assert algebra(A - A).is_zero and algebra(ZeroMatrix(n, m)).is_zero


def test_coefficients_are_conjugated():
    (coefficient,) = algebra.adjoint(algebra(lam * A)).terms.values()
    assert coefficient == plain(lam.conjugate()) != plain(lam)
    assert separated(plain(lam + lam.conjugate()) - 2 * plain(re(lam))) == (0, 0)


@pytest.mark.parametrize(
    ("expr", "words"),
    [(A * B, "n columns"), (A + B.T, "added"), (u.T * u, "adjoint"), (A.inv(), "something else")],
)
def test_what_has_no_normal_form_is_refused(expr, words):
    with pytest.raises(InputError, match=words):
        algebra(expr)


def test_conditions_on_complex_numbers_become_conditions_on_real_ones():
    x, y = sorted(real_condition(Eq(lam**2, -1)).free_symbols, key=str, reverse=True)
    assert real_condition(Eq(lam**2, -1)).subs({x: 0, y: 1}) == True
    assert real_condition(Eq(lam**2, -1)).subs({x: 1, y: 0}) == False
    assert real_condition(im(lam) > 0).subs(y, 1) == True and real_condition(im(lam) > 0).subs(y, -1) == False
    assert real_condition(Eq(lam, 1)).subs({x: 1, y: 1}) == False
    assert (
        real_condition(Ne(lam, 1)).subs({x: 1, y: 1}) == True and real_condition(Ne(lam, 1)).subs({x: 1, y: 0}) == False
    )
    both = real_condition(And(re(lam) > 0, Ne(lam**2, 1)))
    assert [both.subs({x: a, y: 0}) == True for a in (1, 2, -2)] == [False, True, False]
    with pytest.raises(InputError, match="not real"):
        real_condition(StrictLessThan(lam, 1, evaluate=False))


def test_what_may_be_complex_is_neither_transposed_nor_taken_apart():
    for doubtful in (Transpose(lam * A + A), Transpose(lam * A)):
        with pytest.raises(InputError, match="adjoint"):
            algebra(doubtful)
    a = Symbol("a", real=True)
    for number in (sqrt(a), I * sqrt(a)):
        with pytest.raises(InputError, match="told apart"):
            separated(number)
    assert separated(a + 2 * I) == (a, 2)


def test_a_number_and_its_adjoint_have_the_same_real_part_and_opposite_imaginary_ones():
    parts, v = abstraction(algebra), MatrixSymbol("v", n, 1)
    number, mirrored = algebra(u.adjoint() * A * v), algebra(v.T * A.T * u)
    (a, b), (c, d) = parts(number), parts(mirrored)
    assert (a, b) == (c, -d) and len({a, b}) == 2 and b.is_Symbol
    assert parts(algebra(u.adjoint() * u))[1] == 0 and parts(algebra(2 * lam * v.T * v))[1].is_Mul


def test_sums_of_different_shapes_are_refused():
    with pytest.raises(InputError, match="shape"):
        add(algebra(A), scaled(algebra(B), 2))
