"""Statements on block matrices of every size."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import BlockMatrix

from symgan.blocks import BlockTheorem, Line


@dataclass(frozen=True)
class EveryEigenvalue:
    """The theorem holds for blocks of every size; without a fact that is ``needed`` it fails.

    The proof is a part of the statement, as lemmas are: its lines are checked, and nothing is
    believed. The facts are named as in the theorem.
    """

    theorem: BlockTheorem
    proof: tuple[Line, ...] = ()
    needed: tuple[str, ...] = ()


@dataclass(frozen=True)
class BlockSpectrum:
    """In the columns of ``basis`` the block matrix is the triangular ``form``.

    The blocks on the diagonal of the form are multiples of the identity, so that each number there
    is an eigenvalue as many times as its block has rows.
    """

    matrix: BlockMatrix
    basis: BlockMatrix
    inverse: BlockMatrix
    form: BlockMatrix
