"""The return map of a planar field with one affine piece on each side of a line that holds the equilibria of both.

On the side of a focus an orbit makes half a turn about it, which is linear: the point of the line at
the distance s from the focus comes back at the distance -rho s, rho = exp(pi mean / speed). The full
return is affine, so that its fixed point, a limit cycle, is unique and has a closed form.
A. Andronov, A. Vitt, S. Khaikin, "Theory of Oscillators", 1966, chapter 8 (point transformations of lines).
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import And, Dummy, Expr, ImmutableMatrix, Matrix, Or, S, Symbol, cancel, exp, factor, false, pi, sqrt, true
from sympy.logic.boolalg import Boolean

from symgan.exact.conditions import above, at_least, below, settled
from symgan.exact.full_turn import FullTurn, change
from symgan.exact.undecided import Undecided
from symgan.records import InputError

Points = tuple[ImmutableMatrix, ImmutableMatrix]


@dataclass(frozen=True)
class LimitCycle:
    """The closed orbit that turns about the segment, exactly where it ``exists``.

    It goes through ``crossings``, first upward and then downward, in the time ``period``. A turn
    multiplies the distance from it by ``multiplier``, the product of both rho; where it is
    ``attracting``, all orbits that leave the segment tend to it, elsewhere all leave it.
    """

    exists: Boolean
    crossings: Points
    period: Expr
    multiplier: Expr
    attracting: Boolean


@dataclass(frozen=True)
class ReturnMap:
    """Orbits across the line, where they turn and where they come to rest.

    ``ends`` are the equilibria of the two fields, first the one where the quantity is positive; from
    the segment between them orbits leave to both sides where it is ``escaping``, and slide on it
    where it is ``sliding``. Both ends are foci of one sense where the map ``turns``: then there may
    be a ``cycle``, None where there is none for any constants. Both are attracting nodes where it
    ``settles``: no orbit crosses the line twice, and each tends to an end or stays on the segment.
    """

    ends: Points
    escaping: Boolean
    sliding: Boolean
    turns: Boolean
    settles: Boolean
    cycle: LimitCycle | None


@dataclass(frozen=True)
class _Side:
    """The field matrix (x - center), with its center on the line; ``slope`` tells where it leaves the line upward."""

    matrix: ImmutableMatrix
    center: ImmutableMatrix
    slope: Expr

    @property
    def mean(self) -> Expr:
        return self.matrix.trace() / 2

    @property
    def spread(self) -> Expr:
        return cancel(self.mean**2 - self.matrix.det())

    @property
    def half_turn(self) -> Expr:
        """How long half a turn takes."""
        return pi / sqrt(-self.spread)

    def is_attracting_node(self, given: Boolean) -> Boolean:
        return And(at_least(self.spread, given), below(self.mean, given), above(self.matrix.det(), given))


def return_map(
    quantity: Expr, upper: ImmutableMatrix, lower: ImmutableMatrix, params: tuple[Symbol, ...], given: Boolean = true
) -> ReturnMap:
    """The return map to the line {quantity = 0}: the field is ``upper`` where it is positive, ``lower`` where negative.

    Both fields and the quantity are affine in the two ``params``. InputError where there are not
    two; raises :class:`Undecided` where something is not affine, or an equilibrium is not on the line.
    """
    if len(params) != 2:
        raise InputError(f"a return map to a line needs two parameters; got {len(params)}")
    normal = _slopes(ImmutableMatrix([quantity]), params)
    along = ImmutableMatrix([-normal[1], normal[0]])
    sides = tuple(_side(field, quantity, normal, along, params) for field in (upper, lower))
    return _from_sides(sides[0], sides[1], along, given)


def _side(
    field: ImmutableMatrix,
    quantity: Expr,
    normal: ImmutableMatrix,
    along: ImmutableMatrix,
    params: tuple[Symbol, ...],
) -> _Side:
    matrix = _slopes(field, params)
    if cancel(matrix.det()) == 0:
        raise Undecided("an affine piece of the field has no single equilibrium")
    rest = field.subs(dict.fromkeys(params, 0))
    center = ImmutableMatrix((-matrix.inv() * rest).applyfunc(cancel))
    if cancel(quantity.subs(dict(zip(params, center, strict=True)))) != 0:
        raise Undecided("the equilibrium of an affine piece of the field lies off the switching line")
    return _Side(matrix, center, cancel((normal * matrix * along)[0]))


def _slopes(column: ImmutableMatrix, params: tuple[Symbol, ...]) -> ImmutableMatrix:
    """The Jacobian of what is affine."""
    slopes = column.jacobian(params)
    if slopes.free_symbols & set(params):
        raise Undecided("the field or its switching quantity is not affine")
    return slopes


def _from_sides(upper: _Side, lower: _Side, along: ImmutableMatrix, given: Boolean) -> ReturnMap:
    gap = cancel((lower.center - upper.center).dot(along) / along.dot(along))
    one_sense = above(upper.slope * lower.slope, given)
    escaping, sliding = (settled(And(one_sense, ask(upper.slope * gap, given)), given) for ask in (above, below))
    turns = settled(And(one_sense, below(upper.spread, given), below(lower.spread, given)), given)
    nodes = And(upper.is_attracting_node(given), lower.is_attracting_node(given))
    return ReturnMap(
        ends=(upper.center, lower.center),
        escaping=escaping,
        sliding=sliding,
        turns=turns,
        settles=settled(And(escaping, nodes), given),
        cycle=None if turns is false else _cycle(upper, lower, And(turns, escaping), And(turns, sliding), given),
    )


def _cycle(upper: _Side, lower: _Side, inward: Boolean, outward: Boolean, given: Boolean) -> LimitCycle | None:
    """The limit cycle: about an escaping segment where turns contract, about a sliding one where they expand."""
    turn = FullTurn((upper.half_turn, lower.half_turn), (upper.mean, lower.mean), S.One)
    effect = change(turn, And(given, inward | outward))
    attracting = settled(And(inward, effect.shorter), given)
    exists = settled(Or(attracting, And(outward, effect.longer)), given)
    if exists is false:
        return None
    return LimitCycle(exists, _fixed_point(upper, lower), turn.period, turn.multiplier, attracting)


def _fixed_point(upper: _Side, lower: _Side) -> Points:
    """The point of the line that two half turns bring back, and the one that is between them."""
    first, second = (exp(side.mean * side.half_turn) for side in (upper, lower))
    p = Dummy("p")
    q = p if first == second else Dummy("q")
    up = upper.center + (lower.center - upper.center) * (1 + q) / (1 - p * q)
    down = upper.center - p * (up - upper.center)
    return _closed(up, {p: first, q: second}), _closed(down, {p: first, q: second})


def _closed(point: Matrix, values: dict[Dummy, Expr]) -> ImmutableMatrix:
    return ImmutableMatrix(point.applyfunc(factor)).xreplace(values)
