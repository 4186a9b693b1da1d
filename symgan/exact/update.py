"""A method read exactly, twice: on the field itself (the update map), and on its linearization (the deciding matrix).

The second reading keeps numbers of steps as symbols. Where both exist they must agree.
"""

from __future__ import annotations

from typing import Any

from sympy import Derivative, Expr, ImmutableMatrix, Integer, Matrix, Symbol, cancel, diag, eye, sympify, zeros

from symgan.exact.moments import expect
from symgan.records import Game, Method

# The update map is written out only up to this many operations; the linear reading has no such bound.
BUDGET_OPERATIONS = 400
# Up to this many steps of one player a sum of powers is written out, beyond it as a closed form.
WRITTEN_OUT_STEPS = 16


class Undecided(Exception):
    """The exact side does not know, for the reason given; the derivation reports it as a value."""


class FieldReading:
    """The verbs of a method on the field itself: v(x) puts the point x into the field."""

    def __init__(self, game: Game, field: ImmutableMatrix) -> None:
        self.players = len(game.players)
        self._params, self._blocks, self._field = game.params, game.blocks, field

    def __call__(self, x: Matrix) -> Matrix:
        return _short(self._at(self._field, x), self._field)

    def _at(self, entries: ImmutableMatrix, x: Matrix) -> ImmutableMatrix:
        """The entries at a point; the derivative of an abstract function at an expression has to be made a Subs."""
        point = dict(zip(self._params, x, strict=True))
        return entries.subs(point, simultaneous=True) if entries.has(Derivative) else entries.xreplace(point)

    def only(self, player: int, x: Matrix) -> Matrix:
        """The field at x, zero outside the player's block."""
        return _masked(self(x), self._blocks[player])

    def part(self, player: int, u: Matrix) -> Matrix:
        """The vector u, zero outside the player's block."""
        return _masked(u, self._blocks[player])

    def jvp(self, x: Matrix, u: Matrix) -> Matrix:
        """J(x) u, the derivative of the field at x in the direction u."""
        return self._slope(x) * u

    def jtv(self, x: Matrix, u: Matrix) -> Matrix:
        """J(x)^T u; for u = v(x) the gradient of half the square of the field."""
        return self._slope(x).T * u

    def _slope(self, x: Matrix) -> Matrix:
        slope = ImmutableMatrix([[expect(entry.diff(p)) for p in self._params] for entry in self._field])
        return _short(self._at(slope, x), slope)

    def turn(self, player: int, x: Matrix, h: Any, times: Any) -> Matrix:
        """The point after the player moved ``times`` times by h times its block, the others waiting."""
        if not isinstance(times, int):
            raise Undecided("a symbolic number of steps has no update map in closed form")
        for _ in range(times):
            x = _short(x + h * self.only(player, x))
        return x


def _short(values: Matrix, plain: Matrix | None = None) -> Matrix:
    """The values, unless they are too long to go on with; what is no longer than the plain field is never refused."""
    if values != plain and sum(entry.count_ops() for entry in values) > BUDGET_OPERATIONS:
        raise Undecided("the update map is too long to print")
    return values


class LinearReading:
    """The verbs of a method on the linearization, v(x) = J x; x holds coefficients, shape (n, n + memory)."""

    def __init__(self, game: Game, jacobian: ImmutableMatrix) -> None:
        self.players = len(game.players)
        self._blocks, self._jacobian = game.blocks, jacobian

    def __call__(self, x: Matrix) -> Matrix:
        return self._jacobian * x

    def only(self, player: int, x: Matrix) -> Matrix:
        """J x, zero outside the player's block."""
        return _masked(self(x), self._blocks[player])

    def part(self, player: int, u: Matrix) -> Matrix:
        """The vector u, zero outside the player's block."""
        return _masked(u, self._blocks[player])

    def jvp(self, x: Matrix, u: Matrix) -> Matrix:
        """J u. That J depends on x adds nothing: the new term is linear in u, which vanishes at the equilibrium."""
        return self._jacobian * u

    def jtv(self, x: Matrix, u: Matrix) -> Matrix:
        """J^T u: of J(x)^T v(x) the linearization is J^T J, since v is zero at the equilibrium (see :meth:`jvp`)."""
        return self._jacobian.T * u

    def turn(self, player: int, x: Matrix, h: Any, times: Any) -> Matrix:
        """x after ``times`` steps of one player: M^k x + (1 + M + ... + M^(k-1)) h (what the others push)."""
        rows = list(self._blocks[player])
        others = [i for i in range(x.rows) if i not in rows]
        own = self._jacobian.extract(rows, rows)
        pushed = h * self._jacobian.extract(rows, others) * x.extract(others, list(range(x.cols)))
        power, total = _geometric(h * own, times)
        moved = power * x.extract(rows, list(range(x.cols))) + total * pushed
        result = Matrix(x)
        for i, row in enumerate(rows):
            result[row, :] = moved[i, :]
        return ImmutableMatrix(result)


def _masked(vector: Matrix, block: tuple[int, ...]) -> Matrix:
    return ImmutableMatrix(vector.rows, vector.cols, lambda i, j: vector[i, j] if i in block else Integer(0))


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


def update_map(game: Game, field: ImmutableMatrix, method: Method) -> tuple[ImmutableMatrix, dict[Symbol, Expr]] | None:
    """One step of the method as expressions in parameters and memory, with the memory's symbols and start values.

    None where a symbolic count or the length of the expressions forbids it.
    """
    v = FieldReading(game, field)
    x = ImmutableMatrix(game.params)
    try:
        start = method.start(v, x) if method.start else ()
        names = [[Symbol(f"m{k}_{p.name}", real=True) for p in game.params] for k in range(len(start))]
        moved, memory = method.step(v, x, tuple(map(ImmutableMatrix, names)), *method.hyper)
    except Undecided:
        return None
    values = {s: e for row, vector in zip(names, start, strict=True) for s, e in zip(row, vector, strict=True)}
    return ImmutableMatrix([*moved, *(e for vector in memory for e in vector)]), values


def linear_update(game: Game, jacobian: ImmutableMatrix, method: Method) -> ImmutableMatrix:
    """The matrix of one step on the linearization, on (parameters, memory); for a flow, of the velocity.

    Raises :class:`Undecided` where a symbolic number of steps meets coupled parameters.
    """
    v = LinearReading(game, jacobian)
    n = jacobian.rows
    memories = len(method.start(v, ImmutableMatrix(eye(n)))) if method.start else 0
    whole = ImmutableMatrix(eye(n * (1 + memories)))
    x, *memory = (whole[k * n : (k + 1) * n, :] for k in range(1 + memories))
    moved, after = method.step(v, x, tuple(memory), *method.hyper)
    return ImmutableMatrix(Matrix.vstack(Matrix(moved), *map(Matrix, after))).applyfunc(cancel)
