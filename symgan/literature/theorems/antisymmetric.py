"""A game without potential turns: every eigenvalue of an antisymmetric matrix is imaginary."""

from sympy import BlockMatrix, Eq, MatrixSymbol, ZeroMatrix, re

from symgan.blocks import BlockTheorem, Line, Numbers
from symgan.literature.energy import energy, size, zero
from symgan.notation import lam

_n, _m = size("n"), size("m")
_B = MatrixSymbol("B", _m, _n)
_u, _w = MatrixSymbol("u", _n, 1), MatrixSymbol("w", _m, 1)

THEOREM = BlockTheorem(BlockMatrix([[zero(_n), -_B.T], [_B, zero(_m)]]), (_u, _w), Eq(re(lam), 0))

PROOF = (
    energy((_u, _w), ZeroMatrix(1, 1)),
    Line("end", THEOREM.conclusion, Numbers(("energy", "nonzero"))),
)
