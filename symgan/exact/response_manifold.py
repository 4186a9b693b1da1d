"""The manifold of the follower's answers: its tangents, the gradient projected onto them, and the reduced loss on it.

On {grad_y f = 0}, f the follower's loss, a move (dx, dy) is tangent where D_yx f dx + D_yy f dy = 0:
both blocks of second derivatives count. The columns of T = (1; R), R = -(D_yy f)^-1 D_yx f, span the
tangents, T^T grad L is the total gradient of the leader's loss L, and the orthogonal projection of
grad L is T (T^T T)^-1 T^T grad L: the total gradient in the metric T^T T = 1 + R^T R of the manifold.

Source: Ehab 2023, sections 4 to 7, with both blocks; Bonnabel 2013 for descent on manifolds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sympy import And, Eq, Expr, ImmutableMatrix, Matrix, Symbol, cancel, factor, true
from sympy.logic.boolalg import Boolean

from symgan.adversarial import losses
from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.exact.equilibrium import ordered_point
from symgan.exact.field import worked_out
from symgan.exact.local_equilibrium import Losses, losses_around, response_slope, total_gradient
from symgan.records import Game, InputError, Judgement, Status
from symgan.validity import validate


@dataclass(frozen=True)
class ResponseManifold:
    """The manifold {condition = 0}: shapes with n parameters in all, k of the leader and m of the follower.

    ``condition`` (m, 1) is the follower's gradient, ``normals`` (m, n) its derivatives, ``tangents`` (n, k) = T,
    ``metric`` (k, k) = T^T T, ``gradient`` (n, 1) that of the leader's loss, ``total`` (k, 1) its total gradient, and
    ``projected`` (n, 1) the gradient's orthogonal projection. They hold off kinks, on and beside the manifold.
    """

    game: Game
    leader: int
    condition: ImmutableMatrix
    normals: ImmutableMatrix
    tangents: ImmutableMatrix
    metric: ImmutableMatrix
    gradient: ImmutableMatrix
    total: ImmutableMatrix
    projected: ImmutableMatrix


def response_manifold(game: Game, leader: int = 0, near: Mapping[Symbol, Any] | None = None) -> ResponseManifold:
    """The manifold of the other player's answers to the leader, the first of two players if left out.

    Where losses switch, ``near`` is a point in whose smooth piece it is. InputError for a game of more or less than two
    players, a follower without curvature, and a kink at that point.
    """
    check_leader(game, leader)
    plain = worked_out(losses(game))
    smooth = plain if near is None else losses_around(plain, ordered_point(game, near), true)
    if smooth is None:
        raise InputError(f"the losses of '{game.name}' have a kink at {near}; give a point beside it as near=...")
    response = response_slope(game, smooth, leader)
    if response is None:
        raise InputError(f"the follower's loss in '{game.name}' has no curvature, so its answers are no manifold")
    return _manifold(game, smooth, leader, response)


def check_leader(game: Game, leader: int) -> None:
    """InputError where the game has not two players, of which the leader is one."""
    validate(game)
    if len(game.players) != 2 or leader not in (0, 1):
        got = f"leader {leader!r} of the {len(game.players)} players of '{game.name}'"
        raise InputError(f"a manifold of answers has two players, and one of them, 0 or 1, leads; got {got}")


def _manifold(game: Game, smooth: Losses, leader: int, response: Matrix) -> ResponseManifold:
    every, own, follow = Matrix(game.params), game.players[leader].params, game.players[1 - leader].params
    condition = Matrix([smooth[1 - leader].diff(p) for p in follow])
    order = [(*own, *follow).index(p) for p in game.params]
    tangents = Matrix.eye(len(own)).col_join(response).extract(order, range(len(own)))
    metric = tangents.T * tangents
    total = total_gradient(game, smooth, leader, response)
    found = (
        condition,
        condition.jacobian(every),
        tangents,
        metric,
        Matrix([smooth[leader]]).jacobian(every).T,
        total,
        tangents * metric.adjugate() * total / metric.det(),
    )
    return ResponseManifold(game, leader, *(ImmutableMatrix(m.applyfunc(_short)) for m in found))


def _short(value: Expr) -> Expr:
    """A quotient of polynomials without common factors; what is none is left as it stands."""
    return factor(cancel(value)) if value.is_rational_function() else value


def descends(manifold: ResponseManifold) -> Judgement:
    """Whether minus the projected gradient stays on the manifold and lowers the leader's loss by its square.

    Exact identities: normals . projected = 0, and gradient . projected = |projected|^2.
    """
    along = manifold.normals * manifold.projected
    fall = manifold.gradient.dot(manifold.projected) - manifold.projected.dot(manifold.projected)
    if all(is_zero(entry) for entry in (*along, fall)):
        why = "The projected gradient is orthogonal to every normal, and its product with the gradient is its square."
        return Judgement(Status.PROVED, (why,))
    return Judgement(Status.UNDECIDED, ("The identities were not seen to hold.",))


def same_direction(manifold: ResponseManifold, given: Boolean = true) -> Judgement:
    """Whether on the manifold the leader's part of the projected gradient is a positive multiple of the total gradient.

    It is with one parameter of the leader, where the metric is a positive number; with several a witness is looked for
    at which (T^T T)^-1 turns the total gradient.
    """
    here = And(given, *(Eq(entry, 0) for entry in manifold.condition))
    if manifold.metric.rows == 1:
        why = f"The total gradient is divided by one number, {{{manifold.metric[0]}}}, which is at least 1."
        return Judgement(Status.PROVED, (why,))
    return prove(And(*(Eq(turn, 0) for turn in _turns(manifold))), here)


def _turns(manifold: ResponseManifold) -> Iterator[Expr]:
    """The 2 x 2 minors of the total gradient beside its image by adj(T^T T), which vanish where they are parallel."""
    turned = manifold.metric.adjugate() * manifold.total
    pair = turned.row_join(manifold.total)
    yield from (_short(pair.extract(list(rows), [0, 1]).det()) for rows in combinations(range(pair.rows), 2))
