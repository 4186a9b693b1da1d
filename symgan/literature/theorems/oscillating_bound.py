"""An eigenvalue that is not real is at least half as far to the left as the critic's least curvature.

The two parts of its eigenvector are equally long.
"""

from sympy import BlockMatrix, Identity, Implies, MatrixSymbol, Ne, im, re

from symgan.blocks import BlockTheorem, Combine, Definite, Equal, Form, Line, Numbers, Sign, Symmetric, Times
from symgan.literature.energy import size, square, zero
from symgan.notation import lam, mu

_n, _m = size("n"), size("m")
_B, _Q = MatrixSymbol("B", _m, _n), MatrixSymbol("Q", _m, _m)
_u, _w = MatrixSymbol("u", _n, 1), MatrixSymbol("w", _m, 1)

THEOREM = BlockTheorem(
    BlockMatrix([[zero(_n), -_B.T], [_B, -_Q]]),
    (_u, _w),
    Implies(Ne(im(lam), 0), re(lam) <= -mu / 2),
    {"symmetric": Symmetric(_Q), "least": Definite(_Q - mu * Identity(_m), strict=False)},
)

PROOF = (
    Line("first", Equal(-_u.adjoint() * _B.T * _w, lam * square(_u)), Combine((Times("row1", _u.adjoint()),))),
    Line(
        "second",
        Equal(_w.adjoint() * _B * _u - _w.adjoint() * _Q * _w, lam * square(_w)),
        Combine((Times("row2", _w.adjoint()),)),
    ),
    Line("form", Sign(_w.adjoint() * _Q * _w - mu * square(_w)), Form(_w, "least")),
    Line("end", THEOREM.conclusion, Numbers(("first", "second", "form", "nonzero", "suppose"))),
)
