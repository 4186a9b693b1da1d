"""Where the leader's loss is stationary along the follower's best response: these points need not be at rest."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, ImmutableMatrix, Matrix, Symbol, true
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.exact.field import at
from symgan.exact.local_equilibrium import Losses
from symgan.exact.pieces import SWITCHING, around, pieces
from symgan.exact.polynomial_system import real_solutions, without_repeats
from symgan.records import Game, Piece

Point = dict[Symbol, Expr]


def stackelberg_points(game: Game, losses: Losses, leader: int = 0, given: Boolean = true) -> tuple[Point, ...]:
    """All points where the follower's gradient and the leader's total gradient vanish, off kinks, piece by piece.

    The total gradient is multiplied by det D_yy f, so that it is a polynomial; its zeros with that determinant zero
    are left out. Raises :class:`Undecided` beyond the budget, and where the constants decide in which piece one lies.
    """
    whole = ImmutableMatrix(losses)
    found = pieces(whole, game.params, given) if whole.has(*SWITCHING) else (Piece(true, (), whole),)
    return without_repeats(point for piece in found for point in _in_piece(game, piece, found, leader, given))


def _in_piece(game: Game, piece: Piece, found: tuple[Piece, ...], leader: int, given: Boolean) -> Iterator[Point]:
    """Those inside one piece, where no other one comes near."""
    equations, determinant = _equations(game, tuple(piece.field), leader)
    for point in real_solutions(equations, game.params) if is_zero(determinant) is not True else ():
        if around(found, point, given) == (piece,) and is_zero(at(determinant, point)) is not True:
            yield point


def _equations(game: Game, losses: Losses, leader: int) -> tuple[list[Expr], Expr]:
    """The follower's gradient, and the leader's total gradient times the determinant; and the determinant."""
    x, y = (Matrix(game.players[i].params) for i in (leader, 1 - leader))
    lead, follow = (Matrix([losses[i]]) for i in (leader, 1 - leader))
    answers = follow.jacobian(y).T
    curvature, mixed = answers.jacobian(y), answers.jacobian(x)
    determinant = curvature.det()
    total = determinant * lead.jacobian(x).T - (curvature.adjugate() * mixed).T * lead.jacobian(y).T
    return [*answers, *total], determinant
