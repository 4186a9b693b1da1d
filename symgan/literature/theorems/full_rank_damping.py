"""A definite critic's block and a coupling of full column rank damp every direction.

The real part of an eigenvalue is read off the form of the critic's block; where it is not negative,
the critic's part of the eigenvector vanishes, and the coupling sends the generator's part to zero.
"""

from sympy import BlockMatrix, Identity, MatrixSymbol, re

from symgan.blocks import BlockTheorem, Combine, Definite, Equal, Form, Line, Numbers, Sign, Times, Vanish
from symgan.literature.energy import energy, nothing_left, size, zero
from symgan.notation import lam

_n, _m = size("n"), size("m")
_B, _Q = MatrixSymbol("B", _m, _n), MatrixSymbol("Q", _m, _m)
_u, _w = MatrixSymbol("u", _n, 1), MatrixSymbol("w", _m, 1)
_damped, _image = _w.adjoint() * _Q * _w, _u.adjoint() * _B.T

THEOREM = BlockTheorem(
    BlockMatrix([[zero(_n), -_B.T], [_B, -_Q]]),
    (_u, _w),
    re(lam) < 0,
    {"damping": Definite(_Q), "rank": Definite(_B.T * _B)},
)

PROOF = (
    energy((_u, _w), -2 * _damped),
    Line("form", Sign(_damped), Form(_w, "damping")),
    Line("rest", Equal(_damped), Numbers(("energy", "form", "nonzero", "suppose"))),
    Line("critic", Equal(_w), Vanish(_w, "rest", "damping")),
    Line(
        "image",
        Equal(_image * _B * _u),
        Combine((Times("row2", _image), Times("critic", _image * (lam * Identity(_m) + _Q)))),
    ),
    Line("generator", Equal(_u), Vanish(_u, "image", "rank")),
    *nothing_left(("generator", _u), ("critic", _w)),
)
