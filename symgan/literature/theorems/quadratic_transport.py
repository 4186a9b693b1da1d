"""Quadratic transport cost in blocks, critic first: as quoted with generator's rows of zero, and with those it has.

M is definite: the critic's Hessian and that of the gradient regularization.
"""

from dataclasses import replace

from sympy import BlockMatrix, Identity, MatrixSymbol, re

from symgan.blocks import BlockTheorem, Combine, Definite, Equal, Form, Line, Numbers, Sign, Times, Vanish
from symgan.literature.energy import energy, nothing_left, size, zero
from symgan.notation import lam

_n, _m = size("n"), size("m")
_M, _G = MatrixSymbol("M", _m, _m), MatrixSymbol("G", _m, _n)
_w, _u = MatrixSymbol("w", _m, 1), MatrixSymbol("u", _n, 1)
_damped, _image = _w.adjoint() * _M * _w, _u.adjoint() * _G.T

THEOREM = BlockTheorem(
    BlockMatrix([[-_M, -_G], [_G.T, zero(_n)]]),
    (_w, _u),
    re(lam) < 0,
    {"damping": Definite(_M), "rank": Definite(_G.T * _G)},
)

AS_QUOTED = replace(THEOREM, matrix=BlockMatrix([[-_M, -_G], [zero(_n, _m), zero(_n)]]))

PROOF = (
    energy((_w, _u), -2 * _damped),
    Line("form", Sign(_damped), Form(_w, "damping")),
    Line("rest", Equal(_damped), Numbers(("energy", "form", "nonzero", "suppose"))),
    Line("critic", Equal(_w), Vanish(_w, "rest", "damping")),
    Line(
        "image",
        Equal(_image * _G * _u),
        Combine((Times("row1", -_image), Times("critic", -_image * (lam * Identity(_m) + _M)))),
    ),
    Line("generator", Equal(_u), Vanish(_u, "image", "rank")),
    *nothing_left(("critic", _w), ("generator", _u)),
)
