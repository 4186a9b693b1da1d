"""A method read on the linearization, v(x) = J x and each loss with its full Hessian."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sympy import And, Expr, ImmutableMatrix, Integer, Matrix, Symbol, diag, eye, sympify, true, zeros
from sympy.polys.matrices.exceptions import DMNonInvertibleMatrixError

from symgan.adversarial import boxes, losses
from symgan.decide.signs import positive
from symgan.exact.field import at, jacobian, vector_field, worked_out
from symgan.exact.undecided import Undecided
from symgan.exact.vector import Vector, inverse, linear
from symgan.reading import text
from symgan.records import Game, Regularizer

# Up to this many steps of one player a sum of powers is written out, beyond it as a closed form.
WRITTEN_OUT_STEPS = 16


class LinearReading:
    """The verbs of a method on the linearization; a vector has slopes in (parameters, memory)."""

    def __init__(self, game: Game, jacobian: Matrix, equilibrium: Mapping[Symbol, Expr] | None = None) -> None:
        self.players = len(game.players)
        self._game, self._blocks, self._jacobian = game, game.blocks, ImmutableMatrix(jacobian)
        found = game.equilibrium if equilibrium is None else equilibrium
        self._equilibrium = {p: sympify(found[p]) for p in game.params} if found else {}

    def __call__(self, x: Vector) -> Vector:
        return linear(self._jacobian * _at_rest(x).slopes)

    def only(self, player: int, x: Vector) -> Vector:
        """J x, zero outside the player's block."""
        return self(x).kept(self._blocks[player])

    def part(self, player: int, u: Vector) -> Vector:
        """The vector u, zero outside the player's block."""
        return u.kept(self._blocks[player])

    def jvp(self, x: Vector, u: Vector) -> Vector:
        """J u. That J depends on x adds nothing: the new term is linear in u, which vanishes at the equilibrium."""
        return self(u)

    def jtv(self, x: Vector, u: Vector) -> Vector:
        """J^T u: of J(x)^T v(x) the linearization is J^T J, since v is zero at the equilibrium (see :meth:`jvp`)."""
        return linear(self._jacobian.T * _at_rest(u).slopes)

    def turn(self, player: int, x: Vector, h: Any, times: Any) -> Vector:
        """x after ``times`` steps of one player: M^k x + (1 + M + ... + M^(k-1)) h (what the others push)."""
        slopes, rows = _at_rest(x).slopes, list(self._blocks[player])
        others = [i for i in range(slopes.rows) if i not in rows]
        own = self._jacobian.extract(rows, rows)
        pushed = h * self._jacobian.extract(rows, others) * slopes.extract(others, list(range(slopes.cols)))
        power, total = _geometric(h * own, times)
        moved = power * slopes.extract(rows, list(range(slopes.cols))) + total * pushed
        result = Matrix(slopes)
        for i, row in enumerate(rows):
            result[row, :] = moved[i, :]
        return self.project(linear(result))

    def project(self, x: Vector) -> Vector:
        """x itself: next to an equilibrium strictly inside the boxes of the players they change nothing."""
        for p, (low, high) in boxes(self._game).items():
            there = self._equilibrium[p]
            if And(positive(there - low), positive(high - there)) is not true:
                raise Undecided(f"the equilibrium is not known to lie strictly inside the box of {p}")
        return x

    def through(self, player: int, inner: Callable[[Vector], Vector], x: Vector) -> Vector:
        """Minus A^T H inner(x) in the player's rows: A is the slope of ``inner``, H the Hessian of the player's loss.

        What the curvature of ``inner`` adds is a multiple of the loss's slope in the parameters of
        the others, which therefore has to vanish at the equilibrium.
        """
        gradient, hessian = self._loss(player)
        for i, slope in enumerate(gradient):
            if slope != 0:
                raise Undecided(
                    f"at the equilibrium the loss of player {player} has the slope {{{text(slope)}}} in "
                    f"{self._game.params[i]}, so that a step through the others' answer need not rest there"
                )
        reached = _affine(inner, x.slopes)[0]
        pulled = reached.T * hessian * _at_rest(inner(x)).slopes
        return linear(-sympify(self._game.players[player].rate) * pulled).kept(self._blocks[player])

    def _loss(self, player: int) -> tuple[ImmutableMatrix, ImmutableMatrix]:
        """The gradient and the Hessian of one player's loss in all parameters, at the equilibrium."""
        loss, there = worked_out(losses(self._game))[player], self._equilibrium
        slopes = ImmutableMatrix([loss.diff(p) for p in self._game.params])
        return slopes.applyfunc(lambda e: at(e, there)), jacobian(slopes, there)

    def solve(self, residual: Callable[[Vector], Vector], start: Vector) -> Vector:
        """The point where the residual, which is linear in the point, vanishes."""
        matrix, rest = _affine(residual, start.slopes)
        try:
            return linear(-inverse(matrix) * rest)
        except DMNonInvertibleMatrixError:
            raise Undecided("the implicit step has no unique solution on the linearization") from None

    def without(self, regularizer: Regularizer | str) -> LinearReading:
        """The same with one regularizer off; the equilibrium must be one without it as well."""
        game, there = self._game.without(regularizer), self._equilibrium
        field = vector_field(game, worked_out(losses(game)))
        if any(at(entry, there) != 0 for entry in field):
            raise Undecided(f"without the regularizer {regularizer} the equilibrium is another one")
        return LinearReading(game, jacobian(field, there), there)

    def sqrt(self, u: Vector) -> Vector:
        """The root of each entry, without a slope at zero."""
        return u.sqrt()


def _at_rest(x: Vector) -> Vector:
    """The vector, if it vanishes at the equilibrium; elsewhere the field is not linear."""
    if any(e != 0 for e in x.values):
        raise Undecided("the method evaluates the field away from the equilibrium while it rests there")
    return x


def _affine(function: Callable[[Vector], Vector], like: Matrix) -> tuple[ImmutableMatrix, ImmutableMatrix]:
    """A and R of a function that takes a vector of slopes s to one of slopes A s + R; ``like`` gives their shape."""
    n, nothing = like.rows, zeros(*like.shape)
    rest = _at_rest(function(linear(nothing))).slopes
    whole = nothing.copy()
    whole[:, :n] = eye(n)
    return (_at_rest(function(linear(whole))).slopes - rest)[:, :n], rest


def _geometric(a: Matrix, times: Any) -> tuple[Matrix, Matrix]:
    """(1 + a)^k and the sum of (1 + a)^i over i < k; entry by entry where a is diagonal."""
    if a.is_diagonal():
        pairs = [_geometric_number(a[i, i], sympify(times)) for i in range(a.rows)]
        return diag(*(p for p, _ in pairs)), diag(*(t for _, t in pairs))
    if not isinstance(times, int) or times > WRITTEN_OUT_STEPS:
        raise Undecided(
            f"a player with coupled parameters takes {times} steps in turn, and the power of its block "
            f"is written out only for numbers up to {WRITTEN_OUT_STEPS}"
        )
    power, total = eye(a.rows), zeros(a.rows)
    for _ in range(times):
        power, total = power + a * power, total + power
    return power, total


def _geometric_number(a: Expr, times: Expr) -> tuple[Expr, Expr]:
    """The same for one number a; a sum of symbolic length is ((1 + a)^k - 1)/a, which asks for a != 0."""
    if a.is_zero:
        return Integer(1), times
    if times.is_Integer and times <= WRITTEN_OUT_STEPS:
        return (1 + a) ** times, sum(((1 + a) ** i for i in range(int(times))), start=Integer(0))
    return (1 + a) ** times, ((1 + a) ** times - 1) / a
