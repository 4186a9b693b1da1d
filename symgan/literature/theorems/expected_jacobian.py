"""The Jacobian of a GAN at its equilibrium, for a critic that is linear in features: S their second moments.

The coupling K is how the mean features move with the generator. What is linear in an abstract f is
multiplied by f'(0), and what is quadratic by f''(0).
"""

from sympy import BlockMatrix, Identity, MatrixSymbol, re

from symgan.blocks import BlockTheorem, Combine, Definite, Equal, Form, Line, Numbers, Sign, Times, Vanish
from symgan.literature.energy import energy, nothing_left, size, zero
from symgan.notation import f1, f2, lam

_n, _m = size("n"), size("m")
_K, _S = MatrixSymbol("K", _m, _n), MatrixSymbol("S", _m, _m)
_u, _w = MatrixSymbol("u", _n, 1), MatrixSymbol("w", _m, 1)
_damped, _image = _w.adjoint() * _S * _w, _u.adjoint() * _K.T / f1

THEOREM = BlockTheorem(
    BlockMatrix([[zero(_n), -f1 * _K.T], [f1 * _K, 2 * f2 * _S]]),
    (_u, _w),
    re(lam) < 0,
    {"concave": f2 < 0, "features": Definite(_S), "rank": Definite(_K.T * _K)},
)

PROOF = (
    energy((_u, _w), 4 * f2 * _damped),
    Line("form", Sign(_damped), Form(_w, "features")),
    Line("rest", Equal(_damped), Numbers(("energy", "form", "concave", "nonzero", "suppose"))),
    Line("critic", Equal(_w), Vanish(_w, "rest", "features")),
    Line(
        "image",
        Equal(_u.adjoint() * _K.T * _K * _u),
        Combine((Times("row2", _image), Times("critic", _image * (lam * Identity(_m) - 2 * f2 * _S)))),
    ),
    Line("generator", Equal(_u), Vanish(_u, "image", "rank")),
    *nothing_left(("generator", _u), ("critic", _w)),
)
