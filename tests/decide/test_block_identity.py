"""Identities of block matrices: what holds in every size is shown, and a false one never."""

import pytest
from sympy import BlockMatrix, Identity, MatrixSymbol, ZeroMatrix, symbols

import symgan as sg
from symgan.blocks import Equal
from symgan.decide.block_identity import identical

n, m, k = symbols("n m k", integer=True, positive=True)
A, B, C = MatrixSymbol("A", n, n), MatrixSymbol("B", n, m), MatrixSymbol("C", m, n)
U, V, S = MatrixSymbol("U", n, n), MatrixSymbol("V", m, m), MatrixSymbol("S", n, m)
ORTHOGONAL = {"left": Equal(U.T * U, Identity(n)), "right": Equal(V.T * V, Identity(m))}


def test_an_upper_triangle_has_its_inverse():
    upper = BlockMatrix([[Identity(n), B], [ZeroMatrix(m, n), Identity(m)]])
    lower = BlockMatrix([[Identity(n), -B], [ZeroMatrix(m, n), Identity(m)]])
    one = BlockMatrix([[Identity(n), ZeroMatrix(n, m)], [ZeroMatrix(m, n), Identity(m)]])
    assert identical(upper * lower, one)
    assert not identical(upper * upper, one)


def test_singular_vectors_take_the_game_to_that_of_the_singular_values():
    """diag(U, V) J(S) = J(U S V') diag(U, V) for orthogonal U and V, in every size."""
    turned = U * S * V.T
    game = BlockMatrix([[ZeroMatrix(n, n), -turned], [turned.T, ZeroMatrix(m, m)]])
    plain = BlockMatrix([[ZeroMatrix(n, n), -S], [S.T, ZeroMatrix(m, m)]])
    basis = BlockMatrix([[U, ZeroMatrix(n, m)], [ZeroMatrix(m, n), V]])
    assert identical(game * basis, basis * plain, ORTHOGONAL)
    assert identical(basis.T * game * basis, plain, ORTHOGONAL)
    assert not identical(game * basis, basis * plain)
    assert not identical(game * basis, basis * game, ORTHOGONAL)


def test_products_keep_their_order_and_sums_add_up():
    one = BlockMatrix([[A * B * C]])
    assert not identical(one, BlockMatrix([[B * C * A]]))
    assert identical(one + one, 2 * one) and identical(one.T, BlockMatrix([[C.T * B.T * A.T]]))


def test_what_does_not_fit_is_answered_with_a_sentence():
    with pytest.raises(sg.InputError, match="columns of blocks"):
        identical(BlockMatrix([[A, B]]) * BlockMatrix([[A]]), A)
    with pytest.raises(sg.InputError, match="divided"):
        identical(BlockMatrix([[A, B]]), A)
    with pytest.raises(sg.InputError, match="single product"):
        identical(A, A, {"sum": Equal(A + A.T, A)})


def test_rewriting_that_never_ends_is_given_up():
    assert not identical(A, ZeroMatrix(n, n), {"grows": Equal(A, A * A)})
