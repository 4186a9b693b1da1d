"""Equilibria: given ones are checked, missing ones are found where the field is polynomial, or is so piece by piece."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sympy import Expr, ImmutableMatrix, Symbol, true
from sympy.logic.boolalg import Boolean

from symgan.adversarial import losses
from symgan.decide.identity import is_zero
from symgan.exact.field import at, fractions, vector_field, worked_out
from symgan.exact.pieces import SWITCHING, around, pieces
from symgan.exact.polynomial_system import real_solutions, without_repeats
from symgan.exact.undecided import Undecided
from symgan.records import Game, InputError
from symgan.validity import is_real_quantity, validate


def equilibria(game: Game) -> tuple[dict[Symbol, Expr], ...]:
    """All real equilibria of a game whose field is polynomial in the parameters, or is so in each smooth piece.

    A line of equilibria is one entry that holds free parameters. Where the field switches, an equilibrium is a point
    at which every piece that comes near it vanishes. InputError where the field is no polynomial, is too large to
    solve, or has zeros of which the constants decide whether they lie in their piece.
    """
    validate(game)
    return find(game, vector_field(game, worked_out(losses(game))))


def equilibrium(game: Game, field: ImmutableMatrix) -> dict[Symbol, Expr]:
    """The equilibrium that the game names, checked, or the only one there is."""
    if game.equilibrium is not None:
        return check(game, field, game.equilibrium)
    found = find(game, field)
    if len(found) == 1:
        return found[0]
    listed = "; ".join(str(e) for e in found) or "none"
    raise InputError(f"the game '{game.name}' has {len(found)} equilibria ({listed}); give one as equilibrium=...")


def check(
    game: Game, field: ImmutableMatrix, point: Mapping[Symbol, Expr], held: Collection[Symbol] = ()
) -> dict[Symbol, Expr]:
    """The point in parameter order; InputError with the residual field where it is no equilibrium.

    The field of a parameter that a bound is known to hold need not vanish.
    """
    ordered = ordered_point(game, point)
    residual = [at(entry, ordered) for p, entry in zip(game.params, field, strict=True) if p not in held]
    verdicts = [is_zero(r) for r in residual]
    if not all(verdicts):
        how = "is no equilibrium" if False in verdicts else "could not be confirmed as an equilibrium"
        raise InputError(f"{ordered} {how} of '{game.title}': the field there is {residual}, and must be zero")
    return ordered


def ordered_point(game: Game, point: Mapping[Symbol, Expr]) -> dict[Symbol, Expr]:
    """A point in parameter order, decimals as fractions; InputError where it has not one real value a parameter."""
    if not isinstance(point, Mapping) or set(point) != set(game.params):
        raise InputError(f"an equilibrium of '{game.name}' has a value for each of {game.params}; got {point}")
    if not all(map(is_real_quantity, point.values())):
        raise InputError(f"the values of an equilibrium of '{game.name}' must be real numbers; got {dict(point)}")
    return {p: fractions(point[p]) for p in game.params}


def find(game: Game, field: ImmutableMatrix) -> tuple[dict[Symbol, Expr], ...]:
    """All real solutions of field = 0, for a field that is polynomial or so piece by piece, within the budget."""
    try:
        return zeros(field, game.params)
    except Undecided as unknown:
        raise InputError(
            f"the equilibria of '{game.name}' are not found: {unknown}; give one as equilibrium={{...}}"
        ) from None


def zeros(field: ImmutableMatrix, params: tuple[Symbol, ...], given: Boolean = true) -> tuple[dict[Symbol, Expr], ...]:
    """The points at which every piece of the field that comes near them vanishes.

    Raises :class:`Undecided` beyond the budget, and where the constants decide in which piece a zero lies.
    """
    if not field.has(*SWITCHING):
        return real_solutions(field, params)
    return without_repeats(_zeros_of_pieces(field, params, given))


def _zeros_of_pieces(
    field: ImmutableMatrix, params: tuple[Symbol, ...], given: Boolean
) -> Iterator[dict[Symbol, Expr]]:
    found = pieces(field, params, given)
    for piece in found:
        for point in real_solutions(piece.field, params):
            near = around(found, point, given)
            if piece in near and all(is_zero(at(e, point)) for other in near for e in other.field):
                yield point
