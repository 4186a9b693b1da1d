"""The Poincare multiplier of a field linear on cones: what one full turn about the origin multiplies by."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Basic, Eq, Expr, Gt, Lt, Piecewise, S, atan, cancel, exp, false, log, pi, prod, sqrt, true
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import factored
from symgan.exact.conditions import above, below, vanishes
from symgan.exact.cones import Sector


@dataclass(frozen=True)
class FullTurn:
    """One turn lasts ``period`` and multiplies by ``multiplier``, where orbits turn at all.

    The multiplier is the product over the sectors of exp(mean time) root(form where it enters /
    form where it leaves), since the form det(x, A x) changes along x' = A x as exp(trace t).
    """

    times: tuple[Expr, ...]
    means: tuple[Expr, ...]
    ratio: Expr

    @property
    def period(self) -> Expr:
        return sum(self.times, S.Zero)

    @property
    def exponent(self) -> Expr:
        """The logarithm of the multiplier."""
        return sum((m * t for m, t in zip(self.means, self.times, strict=True)), log(self.ratio) / 2)

    @property
    def multiplier(self) -> Expr:
        return exp(self.exponent)


def full_turn(sectors: tuple[Sector, ...], sense: int, given: Boolean = true) -> FullTurn:
    """The turn counterclockwise (sense 1) or clockwise (-1), for sectors that all orbits cross in this sense."""
    ratio = cancel(prod(s.turning(s.start) for s in sectors) / prod(s.turning(s.end) for s in sectors))
    times = tuple(transit(s, sense, given) for s in sectors)
    return FullTurn(times, tuple(s.mean for s in sectors), ratio**sense)


def transit(sector: Sector, sense: int = 1, given: Boolean = true) -> Expr:
    """The time that x' = A x takes to turn from one ray to the other, by cases where eigenvalues may be real or not."""
    spread = sector.spread
    if sector.opening == 0:
        return pi / sqrt(-spread)
    slope = cancel(sense * sector.forms[1] / sector.opening)
    cases = (
        (below(spread, given), _by_angle),
        (above(spread, given), _by_powers),
        (vanishes(spread, given), _by_ratio),
    )
    times = [(form(slope, spread), condition) for condition, form in cases if condition is not false]
    return times[0][0] if len(times) == 1 else Piecewise(*times)


def _by_angle(slope: Expr, spread: Expr) -> Expr:
    """Complex eigenvalues: cot(speed time) = slope / speed."""
    speed = sqrt(-spread)
    return (pi / 2 - atan(slope / speed)) / speed


def _by_powers(slope: Expr, spread: Expr) -> Expr:
    """Real eigenvalues: coth(root time) = slope / root."""
    root = sqrt(spread)
    return log((slope + root) / (slope - root)) / (2 * root)


def _by_ratio(slope: Expr, spread: Expr) -> Expr:
    """A double eigenvalue: time = 1 / slope."""
    return 1 / slope


@dataclass(frozen=True)
class Change:
    """Whether a turn makes orbits shorter, longer, or closes them; for orbits that do turn."""

    shorter: Boolean
    longer: Boolean
    closed: Boolean


def change(turn: FullTurn, given: Boolean = true) -> Change:
    """How the multiplier compares with one.

    At numbers by balls. With symbols by the signs of the means and of the ratio where they tell
    (the times are positive), otherwise the comparison of the exponent with zero. Raises
    :class:`Undecided` where a number is too near to one to tell.
    """
    exponent = turn.exponent
    rotating = [m for m in turn.means if m != 0]
    if not rotating:
        return _of_sign(turn.ratio - 1, given)
    if turn.ratio == 1 and all(above(m / rotating[0], given) is S.true for m in rotating):
        return _of_sign(rotating[0], given)
    if not exponent.is_number and turn.ratio != 1:
        return Change(Lt(exponent, 0), Gt(exponent, 0), Eq(exponent, 0))
    return _of_sign(exponent, given)


def _of_sign(expr: Expr, given: Boolean) -> Change:
    core = expr if expr.is_number else _core(expr, given)
    return Change(below(core, given), above(core, given), vanishes(core, given))


def _core(expr: Expr, given: Boolean) -> Expr:
    """The factors of the expression of unknown sign, with its sign; those in the same symbols are asked together."""
    content, numerator, denominator = factored(expr)
    parts: dict[frozenset[Basic], Expr] = {}
    for q, power in (*numerator, *denominator):
        symbols = frozenset(q.free_symbols)
        parts[symbols] = parts.get(symbols, S.One) * q ** (2 - power % 2)
    core = content
    for part in parts.values():
        if below(part, given) is S.true:
            core = -core
        elif above(part, given) is not S.true:
            core *= part
    return core
