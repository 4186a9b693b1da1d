"""Off the null spaces the Jacobian is stable: the bases D and G of what critic and generator can see and move.

The critic's curvature K may be semidefinite; nothing of the coupling P may lie in its null space.
"""

from sympy import BlockMatrix, Identity, MatrixSymbol, re

from symgan.blocks import BlockTheorem, Combine, Definite, Equal, Form, Line, Numbers, Sign, Times, Vanish
from symgan.literature.energy import energy, nothing_left, size, zero
from symgan.notation import lam

_n, _m, _r, _s = size("n"), size("m"), size("p"), size("q")
_K, _P = MatrixSymbol("K", _m, _m), MatrixSymbol("P", _m, _n)
_D, _G = MatrixSymbol("D", _m, _r), MatrixSymbol("G", _n, _s)
_u, _w = MatrixSymbol("u", _s, 1), MatrixSymbol("w", _r, 1)
_critic, _coupling = _D.T * _K * _D, _D.T * _P * _G
_damped, _image = _w.adjoint() * _critic * _w, _u.adjoint() * _G.T * _P.T

THEOREM = BlockTheorem(
    BlockMatrix([[zero(_s), -_coupling.T], [_coupling, -_critic]]),
    (_u, _w),
    re(lam) < 0,
    {
        "damping": Definite(_K, strict=False),
        "seen": Definite(_D.T * _K.T * _K * _D),
        "moved": Definite(_G.T * _P.T * _P * _G),
        "within": Equal(_D * _D.T * _P, _P),
    },
)

PROOF = (
    energy((_u, _w), -2 * _damped),
    Line("form", Sign(_damped), Form(_D * _w, "damping")),
    Line("rest", Equal(_damped), Numbers(("energy", "form", "nonzero", "suppose"))),
    Line("undamped", Equal(_K * _D * _w), Vanish(_D * _w, "rest", "damping")),
    Line(
        "length",
        Equal(_w.adjoint() * _D.T * _K * _K * _D * _w),
        Combine((Times("undamped", _w.adjoint() * _D.T * _K),)),
    ),
    Line("critic", Equal(_w), Vanish(_w, "length", "seen")),
    Line(
        "image",
        Equal(_image * _P * _G * _u),
        Combine(
            (
                Times("row2", _image * _D),
                Times("critic", _image * _D * (lam * Identity(_r) + _critic)),
                Times("within", -_image, _G * _u),
            )
        ),
    ),
    Line("generator", Equal(_u), Vanish(_u, "image", "moved")),
    *nothing_left(("generator", _u), ("critic", _w)),
)
