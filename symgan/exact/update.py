"""A method read exactly, twice: on the field itself (the update map), and on its linearization (the deciding matrix).

The second reading keeps numbers of steps as symbols. Where both exist they must agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sympy import Expr, ImmutableMatrix, Matrix, Symbol, cancel, eye, nan, zeros

from symgan.exact.field import fractions
from symgan.exact.field_reading import FieldReading
from symgan.exact.linear_reading import LinearReading
from symgan.exact.undecided import Undecided
from symgan.exact.vector import Vector, linear, point
from symgan.records import Game, InputError, Method
from symgan.validity import is_real_quantity


def exactly(method: Method) -> Method:
    """The method with decimals as fractions; numbers of steps stay Python's integers. InputError for no number."""

    def exact(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(exact, value))
        if not is_real_quantity(value):
            raise InputError(f"a constant of {method.name} must be a real number or a symbol; got {value!r}")
        return value if isinstance(value, int) else fractions(value)

    return replace(method, hyper=exact(method.hyper))


def update_map(game: Game, field: ImmutableMatrix, method: Method) -> tuple[ImmutableMatrix, dict[Symbol, Expr]] | None:
    """One step of the method as expressions in parameters and memory, with the memory's symbols and values at rest.

    None where a symbolic count or the length of the expressions forbids it.
    """
    v, x = FieldReading(game, field), point(game.params)
    try:
        rest = method.settled(v, x)
        names = [[Symbol(f"m{k}_{p.name}", real=True) for p in game.params] for k in range(len(rest))]
        moved, memory = method.stepped(v, x, tuple(map(point, names)), method.hyper)
    except Undecided:
        return None
    values = {s: e for row, vector in zip(names, rest, strict=True) for s, e in zip(row, vector.values, strict=True)}
    return ImmutableMatrix([e for vector in (moved, *memory) for e in vector.values]), values


def linear_update(
    game: Game, jacobian: Matrix, method: Method, equilibrium: Mapping[Symbol, Expr] | None = None
) -> ImmutableMatrix:
    """The matrix of one step on the linearization, on (parameters, memory); for a flow, of the velocity.

    ``equilibrium`` is that of the game unless given. Raises :class:`Undecided` where a symbolic
    number of steps meets coupled parameters, and where the step has no derivative.
    """
    v, n = LinearReading(game, jacobian, equilibrium), jacobian.rows
    rest = method.settled(v, linear(eye(n)))
    size = n * (1 + len(rest))
    whole = eye(size)
    x, *memory = (whole[k * n : (k + 1) * n, :] for k in range(1 + len(rest)))
    state = tuple(Vector(value.values, ImmutableMatrix(own)) for value, own in zip(rest, memory, strict=True))
    moved, after = method.stepped(v, v.project(linear(x)), state, method.hyper)
    matrix = Matrix.vstack(zeros(0, size), *(Matrix(vector.slopes) for vector in (moved, *after)))
    if matrix.has(nan):
        raise Undecided("the step of the method has no derivative at the equilibrium")
    return ImmutableMatrix(matrix).applyfunc(cancel)
