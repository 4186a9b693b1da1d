"""A gradient penalty damps the critic whatever the objective does, as long as that is not convex at the equilibrium.

L holds the second moments of the slopes of the critic's features, which the penalty sees.
"""

from sympy import BlockMatrix, Identity, MatrixSymbol, re

from symgan.blocks import BlockTheorem, Combine, Definite, Equal, Form, Line, Numbers, Sign, Times, Vanish
from symgan.literature.energy import energy, nothing_left, size, zero
from symgan.notation import f1, f2, gamma, lam

_n, _m = size("n"), size("m")
_K, _S, _L = MatrixSymbol("K", _m, _n), MatrixSymbol("S", _m, _m), MatrixSymbol("L", _m, _m)
_u, _w = MatrixSymbol("u", _n, 1), MatrixSymbol("w", _m, 1)
_seen, _damped, _image = _w.adjoint() * _S * _w, _w.adjoint() * _L * _w, _u.adjoint() * _K.T / f1
_critic = 2 * f2 * _S - gamma * _L

THEOREM = BlockTheorem(
    BlockMatrix([[zero(_n), -f1 * _K.T], [f1 * _K, _critic]]),
    (_u, _w),
    re(lam) < 0,
    {
        "concave": f2 <= 0,
        "features": Definite(_S, strict=False),
        "slopes": Definite(_L),
        "rank": Definite(_K.T * _K),
    },
)

PROOF = (
    energy((_u, _w), 4 * f2 * _seen - 2 * gamma * _damped),
    Line("form1", Sign(_seen), Form(_w, "features")),
    Line("form2", Sign(_damped), Form(_w, "slopes")),
    Line("rest", Equal(_damped), Numbers(("energy", "form1", "form2", "concave", "nonzero", "suppose"))),
    Line("critic", Equal(_w), Vanish(_w, "rest", "slopes")),
    Line(
        "image",
        Equal(_u.adjoint() * _K.T * _K * _u),
        Combine((Times("row2", _image), Times("critic", _image * (lam * Identity(_m) - _critic)))),
    ),
    Line("generator", Equal(_u), Vanish(_u, "image", "rank")),
    *nothing_left(("generator", _u), ("critic", _w)),
)
