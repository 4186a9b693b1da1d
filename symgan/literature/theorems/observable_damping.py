"""A semidefinite critic's block damps every direction if the coupling turns each one into a damped one.

Where the real part is not negative, the critic's part is not damped, and turned by the coupling into
a multiple of itself; observability excludes that.
"""

from sympy import BlockMatrix, Identity, MatrixSymbol, re

from symgan.blocks import (
    BlockTheorem,
    Combine,
    Definite,
    Equal,
    Form,
    Hautus,
    Line,
    Numbers,
    Observable,
    Sign,
    Times,
    Vanish,
)
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
    {"damping": Definite(_Q, strict=False), "rank": Definite(_B.T * _B), "pair": Observable(_Q, _B * _B.T)},
)

PROOF = (
    energy((_u, _w), -2 * _damped),
    Line("form", Sign(_damped), Form(_w, "damping")),
    Line("rest", Equal(_damped), Numbers(("energy", "form", "nonzero", "suppose"))),
    Line("undamped", Equal(_Q * _w), Vanish(_w, "rest", "damping")),
    Line(
        "turned",
        Equal(_B * _B.T * _w, -(lam**2) * _w),
        Combine((Times("row1", -_B), Times("row2", -lam), Times("undamped", -lam))),
    ),
    Line("critic", Equal(_w), Hautus("pair", _w, -(lam**2), "undamped", "turned")),
    Line(
        "image",
        Equal(_image * _B * _u),
        Combine((Times("row2", _image), Times("critic", _image * (lam * Identity(_m) + _Q)))),
    ),
    Line("generator", Equal(_u), Vanish(_u, "image", "rank")),
    *nothing_left(("generator", _u), ("critic", _w)),
)
