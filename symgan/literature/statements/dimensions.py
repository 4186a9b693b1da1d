"""Statements on block matrices of every size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sympy import BlockMatrix, Expr, Symbol
from sympy.logic.boolalg import Boolean

from symgan.blocks import BlockTheorem, Line
from symgan.records import Game, Method


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


@dataclass(frozen=True)
class Lifts:
    """With a square matrix for the coupling ``symbol`` of a planar game the method converges exactly in this region.

    It is one in the least and the greatest singular value (:mod:`symgan.blocks`), both positive.
    """

    game: Game
    method: Method
    symbol: Symbol
    region: Boolean


@dataclass(frozen=True)
class WorstCase:
    """With a square matrix for the coupling the spectral radius is this at these constants, and no constants do better.

    Both are expressions in the least and the greatest singular value.
    """

    game: Game
    method: Method
    symbol: Symbol
    rate: Expr
    at: Mapping[Symbol, Expr] = field(hash=False)
