"""Local Nash and Stackelberg equilibria, by the conditions of first and second order.

Source: Fiez, Chasnov and Ratliff 2020, definitions 3 and 4 (with the follower's condition of second order);
Jin, Netrapalli and Jordan 2020, propositions 18 to 20.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sympy import And, Eq, Expr, ImmutableMatrix, Matrix, Symbol, false, nan, together, true, zoo
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.exact.field import at
from symgan.exact.pieces import SWITCHING, pieces, smooth_around
from symgan.exact.undecided import Undecided
from symgan.records import Game

Losses = tuple[Expr, ...]
Point = Mapping[Symbol, Any]


@dataclass(frozen=True)
class Slopes:
    """First and second derivatives of a loss at a point, along the moves that its player considers."""

    gradient: ImmutableMatrix
    hessian: ImmutableMatrix

    def least(self, strict: bool = True) -> Boolean:
        """The gradient vanishes and the Hessian is positive definite; semidefinite where not ``strict``."""
        return And(*(Eq(entry, 0) for entry in self.gradient), definite(self.hessian, strict))


def losses_around(plain: Losses, point: Point, given: Boolean = true) -> Losses | None:
    """The losses as they are around the point; None where one has a kink there."""
    whole = ImmutableMatrix(plain)
    if not whole.has(*SWITCHING):
        return plain
    try:
        here = smooth_around(pieces(whole, tuple(point), given), point, given)
    except Undecided:
        return None
    return tuple(here.field) if here else None


def nash(game: Game, losses: Losses, point: Point, strict: bool = True) -> Boolean:
    """When no player gains by a small move of its own; with ``strict`` False, what is necessary for that."""
    return And(*(own_slopes(game, losses, point, i).least(strict) for i in range(len(game.players))))


def stackelberg(game: Game, losses: Losses, point: Point, leader: int = 0, strict: bool = True) -> Boolean:
    """When the leader of two players gains by no small move that the follower answers with its best response."""
    followed = own_slopes(game, losses, point, 1 - leader).least(strict)
    led = led_slopes(game, losses, point, leader)
    if led is None:  # no implicit function: no strict response, and nothing known of the leader
        return false if strict else followed
    return And(followed, led.least(strict))


def own_slopes(game: Game, losses: Losses, point: Point, player: int) -> Slopes:
    """The derivatives of a player's own loss in its own parameters, the others at rest."""
    params = game.players[player].params
    gradient = _gradient(losses[player], params)
    return _slopes(gradient, gradient.jacobian(Matrix(params)), point)


def led_slopes(game: Game, losses: Losses, point: Point, leader: int) -> Slopes | None:
    """The total derivatives of the leader's loss along the follower's implicit best response at the point.

    None where there is none, since the follower's second derivatives are singular there. The answer is
    the implicit function y(x) of the follower's condition of first order, with the slope
    -(D_yy f)^-1 D_yx f; the leader's gradient and its second derivative are taken along it.
    """
    x, y = game.players[leader].params, game.players[1 - leader].params
    response = response_slope(game, losses, leader)
    if response is None:
        return None
    gradient = total_gradient(game, losses, leader, response)
    hessian = gradient.jacobian(Matrix(x))
    for i, other in enumerate(y):
        hessian += gradient.diff(other) * response[i, :]
    found = _slopes(gradient, hessian, point)
    return None if any(m.has(zoo, nan) for m in (found.gradient, found.hessian)) else found


def response_slope(game: Game, losses: Losses, leader: int) -> Matrix | None:
    """-(D_yy f)^-1 D_yx f for the follower's loss f, everywhere; None where D_yy f is singular everywhere."""
    x, y = game.players[leader].params, game.players[1 - leader].params
    answers = _gradient(losses[1 - leader], y)
    curvature = answers.jacobian(Matrix(y))
    determinant = curvature.det()
    if is_zero(determinant) is True:
        return None
    return -curvature.adjugate() * answers.jacobian(Matrix(x)) / determinant


def total_gradient(game: Game, losses: Losses, leader: int, response: Matrix) -> Matrix:
    """The leader's own gradient plus what reaches it through the follower's response."""
    x, y = game.players[leader].params, game.players[1 - leader].params
    return _gradient(losses[leader], x) + response.T * _gradient(losses[leader], y)


def _gradient(loss: Expr, params: tuple[Symbol, ...]) -> Matrix:
    return Matrix([loss.diff(p) for p in params])


def _slopes(gradient: Matrix, hessian: Matrix, point: Point) -> Slopes:
    short = (m.applyfunc(lambda e: together(at(e, point))) for m in (gradient, hessian))
    return Slopes(*map(ImmutableMatrix, short))


def definite(matrix: ImmutableMatrix, strict: bool = True) -> Boolean:
    """Sylvester: the leading principal minors are positive; all principal minors are nonnegative."""
    n = matrix.rows
    if strict:
        return And(*(matrix[:k, :k].det() > 0 for k in range(1, n + 1)))
    rows = (list(chosen) for k in range(1, n + 1) for chosen in combinations(range(n), k))
    return And(*(matrix.extract(chosen, chosen).det() >= 0 for chosen in rows))
