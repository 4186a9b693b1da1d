"""The shortest form of a statement that says the same: in squares, and without units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sympy import Expr, Symbol, expand
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from symgan.decide.even_powers import in_squares
from symgan.decide.scaling import scaled_out

# A longer polynomial is not multiplied out.
BUDGET_OPERATIONS = 400


@dataclass(frozen=True)
class Reduced:
    """A statement that holds for all values exactly if the original one does, and the constants of that in its own."""

    relation: Boolean
    given: Boolean
    before: Mapping[Symbol, Expr]

    def restored(self, point: Mapping[Symbol, Expr]) -> dict[Symbol, Expr]:
        """The point of the original statement that this one stands for."""
        found = {symbol: expr.subs(point) for symbol, expr in self.before.items()}
        return {**{s: v for s, v in point.items() if s not in self._own()}, **found}

    def _own(self) -> set[Symbol]:
        return set().union(*(e.free_symbols for e in self.before.values())) - set(self.before)


def _expanded(statement: Boolean) -> Boolean:
    """With products multiplied out, so that (x - 1)(x + 1) is seen to hold an even power alone."""
    sides = {e for r in statement.atoms(Relational) for e in r.args if isinstance(e, Expr) and e.is_polynomial()}
    return statement.xreplace({e: expand(e) for e in sides if e.count_ops() <= BUDGET_OPERATIONS})


def reduced(relation: Boolean, given: Boolean) -> Reduced:
    """The statement in squares where it is one in squares, and with those constants at 1 that scaling takes there."""
    relation, given, before = in_squares(_expanded(relation), _expanded(given))
    units = scaled_out(relation, given)
    short = {symbol: expr.subs(units) for symbol, expr in before.items()}
    own = set().union(*(e.free_symbols for e in before.values()))
    ones = {s: one for s, one in units.items() if s not in own}
    return Reduced(relation.subs(units), given.subs(units), {**short, **ones})
