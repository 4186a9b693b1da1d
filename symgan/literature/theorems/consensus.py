"""Consensus optimization damps every direction that the field moves: J - gamma J^T J, for an invertible J."""

from sympy import BlockMatrix, MatrixSymbol, re

from symgan.blocks import BlockTheorem, Definite, Equal, Form, Line, Numbers, Sign, Vanish
from symgan.literature.energy import energy, nothing_left, size
from symgan.notation import gamma, lam

_n = size("n")
_J, _x = MatrixSymbol("J", _n, _n), MatrixSymbol("x", _n, 1)
_potential, _field = _x.adjoint() * (_J + _J.T) * _x, _x.adjoint() * _J.T * _J * _x

THEOREM = BlockTheorem(
    BlockMatrix([[_J - gamma * _J.T * _J]]),
    (_x,),
    re(lam) < 0,
    {"dissipative": Definite(-_J - _J.T, strict=False), "invertible": Definite(_J.T * _J)},
)

PROOF = (
    energy((_x,), _potential - 2 * gamma * _field),
    Line("form", Sign(-_potential), Form(_x, "dissipative")),
    Line("square", Sign(_field), Form(_J * _x)),
    Line("rest", Equal(_field), Numbers(("energy", "form", "square", "nonzero", "suppose"))),
    Line("still", Equal(_x), Vanish(_x, "rest", "invertible")),
    *nothing_left(("still", _x)),
)
