"""Local Nash and Stackelberg equilibria, by the conditions of first and second order.

Source: Fiez, Chasnov and Ratliff 2020, definitions 3 and 4 (with the follower's condition of second order);
Jin, Netrapalli and Jordan 2020, propositions 18 to 20.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from sympy import And, Eq, Expr, ImmutableMatrix, Matrix, Symbol, false, together
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.exact.field import at
from symgan.records import Game


def nash(game: Game, losses: tuple[Expr, ...], point: Mapping[Symbol, Any], strict: bool = True) -> Boolean:
    """When no player gains by a small move of its own; with ``strict`` False, what is necessary for that."""
    own = zip(game.players, losses, strict=True)
    return And(*(_least(_gradient(loss, p.params), p.params, {}, point, strict) for p, loss in own))


def stackelberg(
    game: Game, losses: tuple[Expr, ...], point: Mapping[Symbol, Any], leader: int = 0, strict: bool = True
) -> Boolean:
    """When the leader of two players gains by no small move that the follower answers with its best response.

    The follower's answer is the implicit function y(x) of its condition of first order, with the
    slope -(D_yy f)^-1 D_yx f; the leader's gradient and its second derivative are taken along it.
    """
    x, y = game.players[leader].params, game.players[1 - leader].params
    lead, follow = losses[leader], losses[1 - leader]
    answers = _gradient(follow, y)
    curvature = answers.jacobian(Matrix(y))
    followed = _least(answers, y, {}, point, strict)
    if is_zero(curvature.det()) is True:  # no implicit function: no strict response, and nothing known of the leader
        return false if strict else followed
    response = -curvature.inv() * answers.jacobian(Matrix(x))
    gradient = _gradient(lead, x) + response.T * _gradient(lead, y)
    return And(followed, _least(gradient, x, dict(zip(y, response.tolist(), strict=True)), point, strict))


def _gradient(loss: Expr, params: tuple[Symbol, ...]) -> Matrix:
    return Matrix([loss.diff(p) for p in params])


def _least(
    gradient: Matrix, params: tuple[Symbol, ...], moved: Mapping[Symbol, list[Expr]], point: Mapping[Symbol, Any],
    strict: bool,
) -> Boolean:  # fmt: skip
    """The gradient vanishes, and its derivative, with the others ``moved`` along, is positive (semi)definite."""
    hessian = gradient.jacobian(Matrix(params))
    for other, slopes in moved.items():
        hessian += gradient.diff(other) * Matrix([slopes])
    flat = (Eq(_short(entry, point), 0) for entry in gradient)
    curved = ImmutableMatrix(hessian.applyfunc(lambda e: _short(e, point)))
    return And(*flat, _definite(curved, strict))


def _short(expr: Expr, point: Mapping[Symbol, Any]) -> Expr:
    return together(at(expr, point))


def _definite(matrix: ImmutableMatrix, strict: bool) -> Boolean:
    """Sylvester: the leading principal minors are positive; all principal minors are nonnegative."""
    n = matrix.rows
    if strict:
        return And(*(matrix[:k, :k].det() > 0 for k in range(1, n + 1)))
    rows = (list(chosen) for k in range(1, n + 1) for chosen in combinations(range(n), k))
    return And(*(matrix.extract(chosen, chosen).det() >= 0 for chosen in rows))
