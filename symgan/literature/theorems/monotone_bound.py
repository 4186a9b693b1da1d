"""How far to the left a real eigenvalue is, by the ends of the spectra of the critic's block and of the coupling.

With S the root of Q - mu I, the form of (Q + lam I)(nu I - Q) is a sum of two that are not negative.
"""

from sympy import BlockMatrix, Eq, Identity, Implies, MatrixSymbol, im, re

from symgan.blocks import BlockTheorem, Combine, Definite, Equal, Form, Line, Numbers, Root, Sign, Symmetric, Times
from symgan.literature.energy import size, square, zero
from symgan.notation import kappa, lam, mu, nu

_n, _m = size("n"), size("m")
_B, _Q, _S = MatrixSymbol("B", _m, _n), MatrixSymbol("Q", _m, _m), MatrixSymbol("S", _m, _m)
_u, _w = MatrixSymbol("u", _n, 1), MatrixSymbol("w", _m, 1)
_one, _x = Identity(_m), re(lam)
_above, _below, _moved = _Q - mu * _one, nu * _one - _Q, _Q + lam * _one
_once, _twice = _w.adjoint() * _Q * _w, _w.adjoint() * _Q * _Q * _w
_image = _u.adjoint() * _B.T * _B * _u
_spread = _w.adjoint() * _S * _below * _S * _w

THEOREM = BlockTheorem(
    BlockMatrix([[zero(_n), -_B.T], [_B, -_Q]]),
    (_u, _w),
    Implies(Eq(im(lam), 0), _x <= -mu * kappa / (nu * mu + kappa)),
    {
        "symmetric": Symmetric(_Q),
        "least": Definite(_above, strict=False),
        "greatest": Definite(_below, strict=False),
        "coupling": Definite(_B.T * _B - kappa * Identity(_n), strict=False),
    },
)

PROOF = (
    Line("first", Equal(-_u.adjoint() * _B.T * _w, lam * square(_u)), Combine((Times("row1", _u.adjoint()),))),
    Line("second", Equal(_w.adjoint() * _B * _u - _once, lam * square(_w)), Combine((Times("row2", _w.adjoint()),))),
    Line("real", Eq(im(lam), 0), Numbers(("suppose",))),
    Line("near", _x + mu > 0, Numbers(("suppose",))),
    Line("balance", Equal(_once + _x * (square(_u) + square(_w))), Numbers(("first", "second", "real"))),
    Line(
        "image",
        Equal(_image, _w.adjoint() * (_Q + lam.conjugate() * _one) * _moved * _w),
        Combine((Times("row2", _u.adjoint() * _B.T), Times("row2", None, _moved * _w, adjoint=True))),
    ),
    Line("strong", Sign(_image - kappa * square(_u)), Form(_u, "coupling")),
    Line("low", Sign(_once - mu * square(_w)), Form(_w, "least")),
    Line("high", Sign(nu * square(_w) - _once), Form(_w, "greatest")),
    Line("root", Equal(_S * _S, _above), Root("least")),
    Line("between", Sign(_spread), Form(_S * _w, "greatest")),
    Line(
        "spread",
        Equal(_spread, (nu + mu) * _once - _twice - mu * nu * square(_w)),
        Combine(
            (
                Times("root", (nu - mu) * _w.adjoint(), _w),
                Times("root", -_w.adjoint(), _S * _S * _w),
                Times("root", -_w.adjoint() * _above, _w),
                Times("root", _w.adjoint() * _S, _S * _w),
            )
        ),
    ),
    Line(
        "product",
        Sign((nu - _x) * _once + _x * nu * square(_w) - _twice),
        Numbers(("near", "high", "between", "spread")),
    ),
    Line(
        "bounded",
        Sign(-_x * (nu + _x) * square(_u) - kappa * square(_u)),
        Numbers(("real", "balance", "image", "strong", "product")),
    ),
    Line("moves", Sign(square(_u), strict=True), Numbers(("near", "balance", "low", "nonzero"))),
    Line("scalar", kappa + _x * (nu + _x) <= 0, Numbers(("bounded", "moves"))),
    Line("end", THEOREM.conclusion, Numbers(("scalar", "near", "suppose"))),
)
