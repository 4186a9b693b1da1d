"""Planar flows that a reflection turns into themselves with time reversed: what turns around is then a center.

Source: J. S. W. Lamb and J. A. G. Roberts, Time-Reversal Symmetry in Dynamical Systems, section 2.
"""

from __future__ import annotations

from sympy import Expr, ImmutableMatrix, Symbol

from symgan.decide.identity import is_zero


def reflection(field: ImmutableMatrix, point: dict[Symbol, Expr]) -> dict[Symbol, Expr] | None:
    """Where each parameter goes under a reflection R through the point with v(R w) = -R v(w), or None.

    Tried are the reflections of one parameter, and those that exchange the two displacements.
    """
    x, y = point
    for matrix in ([[-1, 0], [0, 1]], [[1, 0], [0, -1]], [[0, 1], [1, 0]], [[0, -1], [-1, 0]]):
        mirror = ImmutableMatrix(matrix)
        center = ImmutableMatrix(list(point.values()))
        image = center + mirror * (ImmutableMatrix([x, y]) - center)
        there = dict(zip(point, image, strict=True))
        if all(is_zero(e) is True for e in field.subs(there, simultaneous=True) + mirror * field):
            return there
    return None
