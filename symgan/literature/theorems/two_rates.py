"""The ratio of the learning rates does not matter for a definite critic's block and a coupling of full rank.

The energy weighs the critic's part by the inverse of its rate.
"""

from sympy import BlockMatrix, Identity, MatrixSymbol, re

from symgan.blocks import BlockTheorem, Combine, Definite, Equal, Form, Line, Numbers, Sign, Times, Vanish
from symgan.literature.energy import nothing_left, size, square, zero
from symgan.notation import lam, tau

_n, _m = size("n"), size("m")
_B, _Q = MatrixSymbol("B", _m, _n), MatrixSymbol("Q", _m, _m)
_u, _w = MatrixSymbol("u", _n, 1), MatrixSymbol("w", _m, 1)
_damped, _image = _w.adjoint() * _Q * _w, _u.adjoint() * _B.T / tau

THEOREM = BlockTheorem(
    BlockMatrix([[zero(_n), -_B.T], [tau * _B, -tau * _Q]]),
    (_u, _w),
    re(lam) < 0,
    {"damping": Definite(_Q), "rank": Definite(_B.T * _B)},
)

PROOF = (
    Line(
        "energy",
        Equal(2 * re(lam) * (square(_u) + square(_w) / tau), -2 * _damped),
        Combine(
            (
                Times("row1", -_u.adjoint()),
                Times("row1", None, -_u, adjoint=True),
                Times("row2", -_w.adjoint() / tau),
                Times("row2", None, -_w / tau, adjoint=True),
            )
        ),
    ),
    Line("form", Sign(_damped), Form(_w, "damping")),
    Line("length1", Sign(square(_u)), Form(_u)),
    Line("length2", Sign(square(_w)), Form(_w)),
    Line("rest", Equal(_damped), Numbers(("energy", "form", "length1", "length2", "suppose"))),
    Line("critic", Equal(_w), Vanish(_w, "rest", "damping")),
    Line(
        "image",
        Equal(_u.adjoint() * _B.T * _B * _u),
        Combine((Times("row2", _image), Times("critic", _image * (lam * Identity(_m) + tau * _Q)))),
    ),
    Line("generator", Equal(_u), Vanish(_u, "image", "rank")),
    *nothing_left(("generator", _u), ("critic", _w)),
)
