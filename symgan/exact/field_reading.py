"""A method read on the field itself: the verbs at points whose entries are expressions in the parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sympy import Derivative, Dummy, Expr, ImmutableMatrix, Matrix, Max, Min, PolynomialError, linear_eq_to_matrix
from sympy.core.function import AppliedUndef
from sympy.polys.matrices.exceptions import DMNonInvertibleMatrixError
from sympy.solvers.solveset import NonlinearError

from symgan.adversarial import boxes, losses
from symgan.exact.field import fractions, vector_field, worked_out
from symgan.exact.moments import expect
from symgan.exact.undecided import Undecided
from symgan.exact.vector import Vector, inverse, point
from symgan.records import Game, Regularizer

# The update map is written out only up to this many operations; the linear reading has no such bound.
BUDGET_OPERATIONS = 400


class FieldReading:
    """The verbs of a method on the field itself: v(x) puts the point x into the field."""

    def __init__(self, game: Game, field: ImmutableMatrix) -> None:
        self.players = len(game.players)
        self._game, self._params, self._blocks, self._field = game, game.params, game.blocks, field
        self._boxes = {p: (fractions(low), fractions(high)) for p, (low, high) in boxes(game).items()}

    def __call__(self, x: Vector) -> Vector:
        return _short(self._at(self._field, x), point(self._field))

    def _at(self, entries: Matrix, x: Vector) -> Any:
        """The entries at a point: a vector of a column, a matrix of any other."""
        found = _put_in(ImmutableMatrix(entries), dict(zip(self._params, x.values, strict=True)))
        return point(found) if found.cols == 1 else found

    def only(self, player: int, x: Vector) -> Vector:
        """The field at x, zero outside the player's block."""
        return self(x).kept(self._blocks[player])

    def part(self, player: int, u: Vector) -> Vector:
        """The vector u, zero outside the player's block."""
        return u.kept(self._blocks[player])

    def jvp(self, x: Vector, u: Vector) -> Vector:
        """J(x) u, the derivative of the field at x in the direction u."""
        return _short(point(self._slope(x) * u.values))

    def jtv(self, x: Vector, u: Vector) -> Vector:
        """J(x)^T u; for u = v(x) the gradient of half the square of the field."""
        return _short(point(self._slope(x).T * u.values))

    def _slope(self, x: Vector) -> ImmutableMatrix:
        slope = ImmutableMatrix([[expect(entry.diff(p)) for p in self._params] for entry in self._field])
        return _put_in(slope, dict(zip(self._params, x.values, strict=True)))

    def turn(self, player: int, x: Vector, h: Any, times: Any) -> Vector:
        """The point after the player moved ``times`` times by h times its block, the others waiting."""
        if not isinstance(times, int):
            raise Undecided("a symbolic number of steps has no update map in closed form")
        for _ in range(times):
            x = self._bounded(_short(x + h * self.only(player, x)), self._blocks[player])
        return x

    def project(self, x: Vector) -> Vector:
        """The point put onto the boxes of the players."""
        return self._bounded(x, range(len(self._params)))

    def _bounded(self, x: Vector, rows: Iterable[int]) -> Vector:
        """The point with these entries put between their bounds."""
        bounds = {i: self._boxes[self._params[i]] for i in rows if self._params[i] in self._boxes}
        if not bounds:
            return x
        entries = list(x.values)
        for i, (low, high) in bounds.items():
            entries[i] = Max(low, Min(high, entries[i]))
        return _short(point(entries))

    def through(self, player: int, inner: Callable[[Vector], Vector], x: Vector) -> Vector:
        """Minus the gradient, in the player's parameters, of its own loss at inner(x), times its rate."""
        moving = [Dummy(p.name, real=True) for p in self._params]
        there = dict(zip(self._params, inner(point(moving)).values, strict=True))
        loss = _put_in(ImmutableMatrix([worked_out(losses(self._game))[player]]), there)[0]
        rate, back = self._game.players[player].rate, dict(zip(moving, x.values, strict=True))
        own = {i: -rate * expect(loss.diff(moving[i])) for i in self._blocks[player]}
        entries = ImmutableMatrix([own.get(i, 0) for i in range(len(moving))])
        return _short(point(_put_in(entries, back)))

    def solve(self, residual: Callable[[Vector], Vector], start: Vector) -> Vector:
        """The point where the residual vanishes, if that is linear in the point; ``start`` serves the float reading."""
        unknown = [Dummy(p.name, real=True) for p in self._params]
        try:
            matrix, right = linear_eq_to_matrix(list(residual(point(unknown)).values), unknown)
            _short(point(matrix.vec()))  # what has long coefficients has a long solution
            return _short(point(inverse(matrix) * right))
        except (NonlinearError, PolynomialError, DMNonInvertibleMatrixError):
            raise Undecided("an implicit step has no closed form here") from None

    def without(self, regularizer: Regularizer | str) -> FieldReading:
        """The same with one regularizer off."""
        game = self._game.without(regularizer)
        return FieldReading(game, vector_field(game, worked_out(losses(game))))

    def sqrt(self, u: Vector) -> Vector:
        """The root of each entry."""
        return u.sqrt()


def _put_in(entries: ImmutableMatrix, values: dict[Any, Expr]) -> ImmutableMatrix:
    """The entries at a point; the derivative of an abstract function at an expression has to be made a Subs."""
    if entries.has(Derivative, AppliedUndef):
        return entries.subs(values, simultaneous=True)
    return entries.xreplace(values)


def _short(found: Vector, plain: Vector | None = None) -> Vector:
    """The vector, unless it is too long to go on with; what is no longer than the plain field is never refused."""
    if found != plain and sum(entry.count_ops() for entry in found.values) > BUDGET_OPERATIONS:
        raise Undecided("the update map is too long to print")
    return found
