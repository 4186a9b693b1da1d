"""A field or a map read as smooth pieces: where Abs, Max, Min, sign and Piecewise switch, and what it is between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Any

from sympy import (
    Abs,
    And,
    Expr,
    Heaviside,
    ImmutableMatrix,
    Integer,
    Max,
    Min,
    Or,
    Piecewise,
    S,
    Symbol,
    expand,
    false,
    sign,
    sympify,
    true,
)
from sympy.core.relational import Eq, Ge, Gt, Le, Lt, Ne, Relational
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import negative, positive
from symgan.exact.field import at
from symgan.exact.undecided import Undecided
from symgan.reading import text
from symgan.records import Piece

# A field is read as so many pieces at most.
BUDGET_PIECES = 16

SWITCHING = (Abs, sign, Heaviside, Max, Min, Piecewise)


def signed(signs: Iterable[tuple[Expr, int]]) -> Boolean:
    """The set where the quantities have these signs; 0 for zero."""
    return And(*(q > 0 if s > 0 else q < 0 if s < 0 else Eq(q, 0) for q, s in signs))


@lru_cache(maxsize=64)  # a derivation asks for those of the field, which are those of its flow
def pieces(field: ImmutableMatrix, params: tuple[Symbol, ...], given: Boolean = true) -> tuple[Piece, ...]:
    """The smooth pieces of a field, those whose open sets are known to be empty left out.

    A quantity in the constants alone is no switch. Raises :class:`Undecided` where there are too many pieces.
    """
    found: list[Piece] = []
    for piece in _split(Piece(true, (), field), set(params), given):
        found.append(piece)
        if len(found) > BUDGET_PIECES:
            raise Undecided(f"the field has more than {BUDGET_PIECES} smooth pieces")
    return tuple(found)


def around(found: Iterable[Piece], point: Mapping[Symbol, Expr], given: Boolean = true) -> tuple[Piece, ...]:
    """The pieces in whose closure the point lies. Raises :class:`Undecided` where that depends on the constants."""
    return tuple(piece for piece in found if _touches(piece, point, given))


def _touches(piece: Piece, point: Mapping[Symbol, Expr], given: Boolean) -> bool:
    for quantity, side in piece.signs:
        value = at(quantity, point)
        if value == 0 or surely(value, side, given):
            continue
        if surely(value, -side, given):
            return False
        raise Undecided(f"whether {{{text(value)}}} is positive decides which pieces meet at the equilibrium")
    return True


def surely(value: Expr, side: int, given: Boolean = true) -> bool:
    """Whether the value has that sign, 1 or -1, for all admitted constants."""
    return (positive if side > 0 else negative)(value, given) is true


def smooth_around(found: Iterable[Piece], point: Mapping[Symbol, Expr], given: Boolean = true) -> Piece | None:
    """The field around a point at which it does not switch, on the pieces that share it; None elsewhere."""
    try:
        near = around(found, point, given)
    except Undecided:
        return None
    if not near or any(piece.field != near[0].field for piece in near):
        return None
    return Piece(Or(*(piece.region for piece in near)), near[0].signs if len(near) == 1 else (), near[0].field)


def _split(piece: Piece, params: set[Symbol], given: Boolean) -> Iterator[Piece]:
    """The piece, split at one innermost switching quantity after the other."""
    quantity = next((q for entry in piece.field for q in _quantities(entry) if q.free_symbols & params), None)
    if quantity is None:
        yield piece
        return
    q, _ = _oriented(quantity)
    for side in (1, -1):
        known = (positive if side > 0 else negative)(q, And(given, piece.region))
        if known is not false:
            entries = ImmutableMatrix([expand(_decided(entry, q, side)) for entry in piece.field])
            signs = (*piece.signs, (q, side))
            yield from _split(Piece(signed(signs), signs, entries), params, given)


def _quantities(expr: Expr) -> Iterator[Expr]:
    """The quantities without a switch inside at whose zeros some part of the expression switches."""
    for part in sorted(expr.atoms(*SWITCHING), key=lambda e: (e.count_ops(), str(e))):
        if isinstance(part, (Max, Min)):
            compared: Any = (a - b for a, b in combinations(part.args, 2))
        elif isinstance(part, Piecewise):
            compared = (r.lhs - r.rhs for _, condition in part.args for r in condition.atoms(Relational))
        else:
            compared = (part.args[0],)
        yield from (q for q in compared if not q.has(*SWITCHING))


def _oriented(quantity: Expr) -> tuple[Expr, int]:
    """The quantity without a numerical factor and with its first term positive, and the sign that was taken out."""
    content, whole = expand(quantity).as_content_primitive()
    turned = whole.could_extract_minus_sign()
    return (-whole if turned else whole), (-1 if turned else 1) * (1 if content > 0 else -1)


def _side(quantity: Expr, q: Expr, side: int) -> int | None:
    """The sign of a quantity where q has the sign ``side``; None where that does not tell."""
    whole = expand(quantity)
    if whole.is_zero or whole.is_positive or whole.is_negative:
        return 0 if whole.is_zero else 1 if whole.is_positive else -1
    same, turned = _oriented(whole)
    return side * turned if same == q else None


def _decided(expr: Expr, q: Expr, side: int) -> Expr:
    """The expression where q has this sign, every switch on q decided, from the inside out."""
    if not expr.has(*SWITCHING):
        return expr
    if isinstance(expr, Piecewise):
        return _branch(expr, q, side)
    parts = [_decided(part, q, side) for part in expr.args]
    if isinstance(expr, (Max, Min)):
        return _extremum(expr.func, parts, q, side)
    if isinstance(expr, (Abs, sign, Heaviside)):
        there = _side(parts[0], q, side)
        if there is None:
            return expr.func(*parts)
        return {Abs: there * parts[0], sign: Integer(there), Heaviside: Integer(there > 0)}[expr.func]
    return expr.func(*parts)


def _extremum(function: type, parts: list[Expr], q: Expr, side: int) -> Expr:
    """The maximum (minimum) of those parts that no other is known to exceed."""
    wanted, left = (1 if function is Max else -1), list(parts)
    for a, b in combinations(parts, 2):
        there = _side(a - b, q, side)
        loser = None if there is None else b if there in (wanted, 0) else a
        if loser in left and len(left) > 1:
            left.remove(loser)
    return function(*left)


def _branch(expr: Piecewise, q: Expr, side: int) -> Expr:
    """The pieces whose conditions can hold there."""
    kept = []
    for value, condition in expr.args:
        holds = sympify(condition).replace(lambda e: isinstance(e, Relational), lambda e: _truth(e, q, side))
        if holds is not S.false:
            kept.append((_decided(sympify(value), q, side), holds))
    return Piecewise(*kept)


def _truth(relation: Relational, q: Expr, side: int) -> Boolean:
    left, right = (_decided(part, q, side) for part in (relation.lhs, relation.rhs))
    there = _side(left - right, q, side)
    if there is None:
        return relation.func(left, right)
    holds = {Gt: there > 0, Ge: there >= 0, Lt: there < 0, Le: there <= 0, Eq: there == 0, Ne: there != 0}
    return sympify(holds[relation.func])
