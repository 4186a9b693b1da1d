"""At a local Nash equilibrium of a zero-sum game no eigenvalue is to the right."""

from sympy import BlockMatrix, MatrixSymbol, re

from symgan.blocks import BlockTheorem, Definite, Form, Line, Numbers, Sign
from symgan.literature.energy import energy, size
from symgan.notation import lam

_n, _m = size("n"), size("m")
_B, _P, _Q = MatrixSymbol("B", _m, _n), MatrixSymbol("P", _n, _n), MatrixSymbol("Q", _m, _m)
_u, _w = MatrixSymbol("u", _n, 1), MatrixSymbol("w", _m, 1)
_first, _second = _u.adjoint() * _P * _u, _w.adjoint() * _Q * _w

THEOREM = BlockTheorem(
    BlockMatrix([[-_P, -_B.T], [_B, -_Q]]),
    (_u, _w),
    re(lam) <= 0,
    {"convex": Definite(_P, strict=False), "concave": Definite(_Q, strict=False)},
)

PROOF = (
    energy((_u, _w), -2 * _first - 2 * _second),
    Line("form1", Sign(_first), Form(_u, "convex")),
    Line("form2", Sign(_second), Form(_w, "concave")),
    Line("end", THEOREM.conclusion, Numbers(("energy", "form1", "form2", "nonzero"))),
)
