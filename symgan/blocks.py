"""Theorems on block matrices of any size: what is given, what is concluded, and proofs line by line.

Blocks are SymPy's MatrixSymbols, their numbers of rows and columns symbols; they are real, but for
the blocks of an eigenvector. A matrix of one row and one column is a number. Nothing is proved
here: :func:`symgan.prove_blocks` checks each line of a proof.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from sympy import Adjoint, BlockMatrix, Expr, MatAdd, MatMul, MatrixExpr, MatrixSymbol, Not, Symbol
from sympy.logic.boolalg import Boolean

from symgan.errors import InputError
from symgan.notation import lam

# --- facts ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Equal:
    """Two matrices of the same shape are equal; ``right`` is left out for the zero matrix."""

    left: MatrixExpr
    right: MatrixExpr | None = None


@dataclass(frozen=True)
class Definite:
    """The matrix is symmetric and positive definite, or positive semidefinite where that is not ``strict``.

    That B has full column rank is that B.T B is positive definite.
    """

    matrix: MatrixExpr
    strict: bool = True


@dataclass(frozen=True)
class Symmetric:
    """The block is its own transpose."""

    matrix: MatrixSymbol


@dataclass(frozen=True)
class Sign:
    """The matrix of one row and one column is a real number >= 0, or > 0 where that is ``strict``."""

    number: MatrixExpr
    strict: bool = False


@dataclass(frozen=True)
class Observable:
    """No eigenvector of the square matrix ``dynamics`` lies in the kernel of ``output``: Hautus' condition."""

    output: MatrixExpr
    dynamics: MatrixExpr


Fact: TypeAlias = Equal | Definite | Symmetric | Sign | Observable | Boolean

# --- rules of inference -----------------------------------------------------------------------


@dataclass(frozen=True)
class Times:
    """An equation (or its adjoint) between two factors; a factor that is left out is 1."""

    line: str
    left: Expr | None = None
    right: Expr | None = None
    adjoint: bool = False


@dataclass(frozen=True)
class Combine:
    """Left side minus right side is the sum of those of these multiples, an identity of the free algebra."""

    parts: tuple[Times, ...]


@dataclass(frozen=True)
class Form:
    """x* M x >= 0 for every x, by the line that says M is semidefinite; without a line, x* x >= 0."""

    vector: MatrixExpr
    line: str = ""


@dataclass(frozen=True)
class Vanish:
    """Where x* M x = 0, x = 0 if M is definite (or there is no line for M), and M x = 0 if it is semidefinite."""

    vector: MatrixExpr
    zero: str
    line: str = ""


@dataclass(frozen=True)
class Root:
    """A symmetric semidefinite matrix M is S S, for a symmetric S, which is a new block."""

    line: str


@dataclass(frozen=True)
class Hautus:
    """Of an observable pair, an x that the output sends to zero and the dynamics to a multiple c x is zero."""

    pair: str
    vector: MatrixExpr
    multiple: Expr
    output: str
    dynamics: str


@dataclass(frozen=True)
class Numbers:
    """By the algebra of real numbers, which two solvers decide, from these lines."""

    lines: tuple[str, ...]


Rule: TypeAlias = Combine | Form | Vanish | Root | Hautus | Numbers


@dataclass(frozen=True)
class Line:
    """A line of a proof: the name under which others use it, what it says, and by which rule."""

    name: str
    says: Fact
    by: Rule


# the least and the greatest singular value of a square coupling that is invertible
LEAST, GREATEST = Symbol("sigma_min", positive=True), Symbol("sigma_max", positive=True)

# --- theorems ---------------------------------------------------------------------------------

NOT_ZERO, SUPPOSED = "nonzero", "suppose"


@dataclass(frozen=True)
class BlockTheorem:
    """For blocks of every size: where the facts hold, every eigenvalue ``lam`` of the matrix satisfies the conclusion.

    ``vector`` names the blocks of a complex eigenvector. InputError where they do not fit the matrix.
    """

    matrix: BlockMatrix
    vector: tuple[MatrixSymbol, ...]
    conclusion: Boolean
    given: Mapping[str, Fact] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        rows, columns = self.matrix.rowblocksizes, self.matrix.colblocksizes
        if rows != columns or tuple(b.rows for b in self.vector) != tuple(columns):
            told = [", ".join(map(str, sizes)) for sizes in (rows, columns, [b.rows for b in self.vector])]
            raise InputError(
                f"the matrix has blocks of {told[0]} rows and {told[1]} columns, and the eigenvector has blocks of "
                f"{told[2]} rows; all three must agree"
            )
        if taken := sorted({NOT_ZERO, SUPPOSED, *self.rows} & set(self.given)):
            raise InputError(f"the name '{taken[0]}' is that of a line of every theorem; name the fact otherwise")

    @property
    def rows(self) -> dict[str, Equal]:
        """The rows of matrix times vector = lam times vector, under the names row1, row2, ..."""
        blocks = self.matrix.blocks
        products = [
            MatAdd(*(MatMul(blocks[i, j], x) for j, x in enumerate(self.vector))).doit()
            for i in range(len(self.vector))
        ]
        return {
            f"row{i}": Equal(product, lam * x)
            for i, (product, x) in enumerate(zip(products, self.vector, strict=True), 1)
        }

    @property
    def premises(self) -> dict[str, Fact]:
        """What a proof starts from: the facts, an eigenvector that is not zero, and that the conclusion is false."""
        nonzero = Sign(MatAdd(*(MatMul(Adjoint(x), x) for x in self.vector)), strict=True)
        return {**self.given, **self.rows, NOT_ZERO: nonzero, SUPPOSED: Not(self.conclusion)}
