"""Blocks against a theorem are found exactly, and only where all that is given holds."""

import pytest
from sympy import BlockMatrix, Eq, ImmutableMatrix, MatrixSymbol, Rational, Symbol, im, re, symbols

from symgan.blocks import BlockTheorem, Definite, Equal, Observable, Sign, Symmetric
from symgan.decide.block_witness import counterexample, holds, put_in
from symgan.notation import f1, lam, mu

n, m = symbols("n m", integer=True, positive=True)
A, B = MatrixSymbol("A", n, n), MatrixSymbol("B", m, n)
x = MatrixSymbol("x", n, 1)


def matrix(*rows):
    return ImmutableMatrix(rows)


def test_the_smallest_blocks_come_first():
    found = counterexample(BlockTheorem(BlockMatrix([[A]]), (x,), re(lam) < 0))
    assert found == {A: matrix([0]), lam: 0}


def test_a_size_of_two_is_reached_where_it_is_needed():
    """One row has no imaginary eigenvalue."""
    found = counterexample(BlockTheorem(BlockMatrix([[A]]), (x,), Eq(im(lam), 0)))
    assert found[A].shape == (2, 2) and (found[A] - found[lam] * ImmutableMatrix.eye(2)).det().expand() == 0
    assert im(found[lam]) != 0


def test_a_true_theorem_has_no_witness():
    assert counterexample(BlockTheorem(BlockMatrix([[A]]), (x,), Eq(im(lam), 0), {"symmetric": Symmetric(A)})) is None
    assert counterexample(BlockTheorem(BlockMatrix([[-A]]), (x,), re(lam) < 0, {"definite": Definite(A)})) is None


def test_constants_keep_their_assumptions():
    found = counterexample(BlockTheorem(BlockMatrix([[-mu * A]]), (x,), re(lam) < 0))
    assert found[mu] > 0
    found = counterexample(BlockTheorem(BlockMatrix([[f1 * A]]), (x,), re(lam) < 0, {"sign": f1 < 0}))
    assert found[f1] < 0


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        (Definite(A), matrix([2, 1], [1, 2]), True),
        (Definite(A), matrix([1, 1], [1, 1]), False),
        (Definite(A), matrix([1, 1], [0, 1]), False),
        (Definite(A, strict=False), matrix([1, 1], [1, 1]), True),
        (Definite(A, strict=False), matrix([0, 0], [0, -1]), False),
        (Symmetric(A), matrix([0, 1], [-1, 0]), False),
        (Equal(A * A, A), matrix([1, 0], [0, 0]), True),
        (Equal(A * A), matrix([0, 1], [0, 0]), True),
        (Equal(A * A), matrix([1, 0], [0, 0]), False),
        (Observable(matrix([1, 0]), A), matrix([0, 1], [0, 0]), True),
        (Observable(matrix([0, 1]), A), matrix([0, 1], [0, 0]), False),
    ],
)
def test_facts_are_put_in_exactly(fact, value, expected):
    if isinstance(fact, Observable):
        row = MatrixSymbol("C", 1, n)
        assert holds(Observable(row, A), {n: 2, row: fact.output, A: value}) is expected
    else:
        assert holds(fact, {n: 2, A: value}) is expected


def test_a_number_and_a_block_are_put_in():
    half = {n: 1, m: 1, B: matrix([3]), mu: Rational(1, 2), x: matrix([2])}
    assert put_in(mu * B.T * B, half) == matrix([Rational(9, 2)])
    assert holds(Sign(x.T * x, strict=True), half) and not holds(Sign(-(x.T * x)), half)
    assert holds(mu > 0, half) and not holds(Symbol("mu", positive=True) > 1, half)
