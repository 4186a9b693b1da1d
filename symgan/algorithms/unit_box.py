"""The field of a game on a box, in coordinates that run from 0 at a corner of the box to 1 at the opposite one.

The field is multiplied by the widths, with a minus sign where a coordinate begins at the high end, so that the
variational inequality has the same solutions, and a curve on which components vanish is the same curve.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sympy import ImmutableMatrix, Poly, Rational, Symbol, sympify

from symgan.adversarial import losses
from symgan.exact.field import fractions, vector_field, worked_out
from symgan.exact.variational import Box as Ends
from symgan.exact.variational import box
from symgan.records import Game, InputError


@dataclass(frozen=True)
class UnitField:
    """The field in unit coordinates, shape (n, 1): component k is that of the game times the width of the box.

    Each parameter stands for its own unit coordinate u, and its value is origin + span * u.
    """

    params: tuple[Symbol, ...]
    field: ImmutableMatrix
    origin: tuple[Rational, ...]
    span: tuple[Rational, ...]

    @cached_property
    def jacobian(self) -> ImmutableMatrix:
        """The derivatives of the field in the unit coordinates, shape (n, n)."""
        return ImmutableMatrix(self.field.jacobian(self.params))

    @property
    def affine(self) -> bool:
        """Whether the field is a polynomial of degree one at most, with rational coefficients."""
        if not all(e.is_polynomial(*self.params) for e in self.field):
            return False
        polys = [Poly(e, *self.params) for e in self.field]
        return all(p.total_degree() <= 1 and all(c.is_Rational for c in p.coeffs()) for p in polys)

    def value(self, unit: Sequence[Rational]) -> dict[Symbol, Rational]:
        """The values of the parameters at unit coordinates."""
        there = (o + s * u for o, s, u in zip(self.origin, self.span, unit, strict=True))
        return dict(zip(self.params, there, strict=True))


def unit_field(game: Game, start: Mapping[Symbol, Any] | None = None) -> UnitField:
    """The field from a corner of the box of the game; ``start`` names the ends of some parameters, low ends else.

    InputError where a parameter has no box with rational ends, where the start is no corner, or where
    the losses hold constants without a value.
    """
    ends = _rational_box(game)
    corner = _corner(game, ends, start or {})
    span = {p: high - low if corner[p] == low else low - high for p, (low, high) in ends.items()}
    field = vector_field(game, worked_out(losses(game)))
    if free := field.free_symbols - set(game.params):
        raise InputError(f"'{game.title}' is followed at numbers; give values to {sorted(map(str, free))}")
    moved = {p: corner[p] + span[p] * p for p in game.params}
    scaled = [[span[p] * e.subs(moved, simultaneous=True)] for p, e in zip(game.params, field, strict=True)]
    found = UnitField(game.params, ImmutableMatrix(scaled), tuple(corner.values()), tuple(span.values()))
    return replace(found, field=ImmutableMatrix(found.field.expand())) if found.affine else found


def _rational_box(game: Game) -> Ends:
    """The ends of the box of every parameter, in parameter order."""
    ends = box(game)
    for p, pair in ends.items():
        if not all(e.is_Rational for e in pair):
            raise InputError(f"the box of {p} must have rational ends to be measured from; got {pair}")
    return ends


def _corner(game: Game, ends: Ends, start: Mapping[Symbol, Any]) -> dict[Symbol, Rational]:
    if not isinstance(start, Mapping) or set(start) - set(ends):
        raise InputError(f"a start names parameters of '{game.title}', that is {game.params}; got {start!r}")
    corner = {p: fractions(sympify(start.get(p, low))) for p, (low, _) in ends.items()}
    inside = [p for p, value in corner.items() if value not in ends[p]]
    if inside:
        raise InputError(
            f"a start is a corner of the box {dict(ends)}; {inside[0]} = {corner[inside[0]]} is no end of it"
        )
    return corner
