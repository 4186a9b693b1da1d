"""Discontinuous fields in Filippov's sense: where orbits cross a switching surface, slide along it, or leave it.

Source: Filippov 1988, Differential Equations with Discontinuous Righthand Sides, chapter 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from sympy import And, Expr, ImmutableMatrix, Symbol, cancel, expand, false, true
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import negative, positive, zero
from symgan.exact.pieces import signed
from symgan.records import Piece


@dataclass(frozen=True)
class Surface:
    """The part of {quantity = 0} between two pieces, ``above`` where the quantity is positive and ``below``.

    ``where`` gives one parameter on the surface by the others. ``rising`` and ``falling`` are the
    derivatives of the quantity along the fields above and below, on the surface, and ``region`` says
    where on {quantity = 0} it lies.
    """

    quantity: Expr
    where: tuple[tuple[Symbol, Expr], ...]
    region: Boolean
    above: Piece
    below: Piece
    rising: Expr
    falling: Expr

    @property
    def continuous(self) -> bool:
        """Whether both fields agree on the surface, as an identity."""
        return not any(self.restricted(up - down) for up, down in self._pairs())

    @property
    def sliding(self) -> Boolean:
        """Where orbits reach the surface from both sides, and stay on it."""
        return And(self.region, negative(self.rising, self.region), positive(self.falling, self.region))

    @property
    def escaping(self) -> Boolean:
        """Where orbits leave the surface to both sides."""
        return And(self.region, positive(self.rising, self.region), negative(self.falling, self.region))

    @property
    def sliding_field(self) -> ImmutableMatrix:
        """The convex combination of both fields that is tangent to the surface, on sliding and escaping parts."""
        gap = self.falling - self.rising
        return ImmutableMatrix([self.restricted((self.falling * u - self.rising * d) / gap) for u, d in self._pairs()])

    @property
    def at_rest(self) -> bool:
        """Whether the sliding field vanishes on the surface, as an identity."""
        return self.falling != self.rising and not any(self.sliding_field)

    def restricted(self, expr: Expr) -> Expr:
        """The expression on the surface."""
        return cancel(expr.subs(dict(self.where)))

    def _pairs(self) -> Iterator[tuple[Expr, Expr]]:
        yield from zip(self.above.field, self.below.field, strict=True)

    @property
    def pseudo_equilibria(self) -> Boolean:
        """Where the sliding field vanishes, on the sliding and the escaping parts."""
        return And(self.sliding | self.escaping, *(zero(e) for e in self.sliding_field))


def surfaces(found: tuple[Piece, ...], params: tuple[Symbol, ...], given: Boolean = true) -> tuple[Surface, ...]:
    """The switching surfaces between pieces: where one quantity changes its sign and no other one does.

    Those known to be empty are left out, and those on which no parameter can be given by the others.
    """
    return tuple(s for a, b in combinations(found, 2) for s in _between(a, b, params, given))


def _between(a: Piece, b: Piece, params: tuple[Symbol, ...], given: Boolean) -> Iterator[Surface]:
    first, second = dict(a.signs), dict(b.signs)
    changed = [q for q in first if second.get(q, first[q]) != first[q]]
    if len(changed) != 1:
        return
    (q,) = changed
    where = _graph(q, params)
    others = {**first, **second}.items()
    region = signed((cancel(p.subs(where)), s) for p, s in others if p != q)
    if where and And(region, given) is not false:
        above, below = (a, b) if first[q] > 0 else (b, a)
        normal = ImmutableMatrix([[q.diff(p) for p in params]])
        rising, falling = (cancel(expand((normal * piece.field)[0]).subs(where)) for piece in (above, below))
        yield Surface(q, tuple(where.items()), region, above, below, rising, falling)


def _graph(quantity: Expr, params: tuple[Symbol, ...]) -> dict[Symbol, Expr]:
    """One parameter on {quantity = 0} by the others; the quantity is linear in it, with a constant slope if so."""
    linear = [p for p in reversed(params) if quantity.diff(p) != 0 and quantity.diff(p, 2) == 0]
    simple = [p for p in linear if not quantity.diff(p).free_symbols & set(params)]
    for p in (*simple, *linear):
        return {p: cancel(p - quantity / quantity.diff(p))}
    return {}
