"""A function of one variable beside a point: whether it grows to both sides, by the first derivatives not zero there.

It decides where the second derivative vanishes, and on a kink, where there is none.
"""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Expr, ImmutableMatrix, Integer, Symbol, expand, true
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.exact.field import at
from symgan.exact.pieces import around, pieces, surely
from symgan.exact.undecided import Undecided

# Derivatives are taken up to this order.
BUDGET_ORDER = 8


def sides(function: Expr, variable: Symbol, point: Mapping[Symbol, Expr], given: Boolean = true) -> tuple[int, int]:
    """Whether the function grows (1), falls (-1) or stays (0) as its variable moves up, and down, from the point.

    ``point`` has a value for the variable and for whatever else is fixed. Raises :class:`Undecided` where the
    constants decide, or where derivatives vanish beyond the budget.
    """
    return _side(function, variable, point, 1, given), _side(function, variable, point, -1, given)


def _side(function: Expr, variable: Symbol, point: Mapping[Symbol, Expr], way: int, given: Boolean) -> int:
    """The sign of the first derivative that is not zero, along the moves to one side."""
    t = Symbol("t_side", positive=True)
    change = expand(at(function, {**point, variable: point[variable] + way * t}) - at(function, point))
    found = around(pieces(ImmutableMatrix([change]), (t,), given), {t: Integer(0)}, given)
    if len(found) != 1:
        raise Undecided(f"the constants decide how the loss moves beside the point in {variable}")
    derivative = found[0].field[0]
    if is_zero(derivative):
        return 0
    for _ in range(BUDGET_ORDER):
        derivative = derivative.diff(t)
        slope = at(derivative, {t: Integer(0)})
        for sign in (1, -1):
            if surely(slope, sign, given):
                return sign
        if not is_zero(slope):
            raise Undecided(f"the constants decide the sign of {slope}")
    raise Undecided(f"the first {BUDGET_ORDER} derivatives in {variable} vanish")
