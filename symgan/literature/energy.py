"""Lines that proofs by the energy of an eigenvector share; each is checked where it stands."""

from __future__ import annotations

from sympy import MatAdd, MatMul, MatrixExpr, Symbol, ZeroMatrix, false, re

from symgan.blocks import Combine, Equal, Line, Numbers, Times
from symgan.notation import lam


def size(name: str) -> Symbol:
    """A number of rows or columns, any positive integer."""
    return Symbol(name, integer=True, positive=True)


def square(x: MatrixExpr) -> MatrixExpr:
    """x* x, the squared length."""
    return MatMul(x.adjoint(), x)


def zero(rows: Symbol, columns: Symbol | None = None) -> ZeroMatrix:
    """The zero block, a square one if the columns are left out."""
    return ZeroMatrix(rows, rows if columns is None else columns)


def energy(vector: tuple[MatrixExpr, ...], change: MatrixExpr) -> Line:
    """2 Re(lam) times the squared length of the eigenvector is this; from each row times its part, and the adjoint."""
    parts = [
        part
        for i, x in enumerate(vector, 1)
        for part in (Times(f"row{i}", -x.adjoint()), Times(f"row{i}", None, -x, adjoint=True))
    ]
    return Line("energy", Equal(2 * re(lam) * MatAdd(*map(square, vector)), change), Combine(tuple(parts)))


def nothing_left(*parts: tuple[str, MatrixExpr]) -> tuple[Line, Line]:
    """Every part of the eigenvector vanishes by the line of that name, and so the whole: a contradiction."""
    total = MatAdd(*(square(x) for _, x in parts))
    combined = Combine(tuple(Times(name, x.adjoint()) for name, x in parts))
    return Line("lengths", Equal(total), combined), Line("end", false, Numbers(("lengths", "nonzero")))
