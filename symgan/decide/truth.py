"""The truth of a statement at a point, in three values: true, false, or neither.

Neither where it rests on a term that has no real value there (a zero denominator, an even root of
a negative number), or on a sign that is not found within its budget. Connectives are Kleene's: a
conjunction is false as soon as one part is, whatever the others are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sympy import Abs, Add, And, Expr, I, Max, Min, Mul, Piecewise, Pow, S, Symbol, log
from sympy import sign as sign_function
from sympy.core.function import AppliedUndef, Derivative, Subs
from sympy.core.relational import Eq, Ge, Gt, Le, Lt, Ne, Relational
from sympy.logic.boolalg import ITE, Boolean, Equivalent, Implies, Not, Or, Xor

from symgan.decide.numbers import is_real, sign

Point = Mapping[Symbol, Expr]
_SIGNS = ("positive", "negative", "nonnegative", "nonpositive", "nonzero", "zero")
_ARITHMETIC = ("integer", "rational", "even", "odd", "prime")
_COMPARED = {
    Gt: lambda s: s > 0, Ge: lambda s: s >= 0, Lt: lambda s: s < 0, Le: lambda s: s <= 0,
    Eq: lambda s: s == 0, Ne: lambda s: s != 0,
}  # fmt: skip


def truth(statement: Boolean, point: Point) -> bool | None:
    """True, False, or None for neither, of a statement at exact values of its symbols."""
    if statement in (S.true, S.false):
        return statement is S.true
    if isinstance(statement, Relational):
        return _compared(statement, point)
    if isinstance(statement, (ITE, Xor)):
        return truth(statement.to_nnf(simplify=False), point)
    if not isinstance(statement, (And, Or, Not, Implies, Equivalent)):
        return None
    parts = (truth(part, point) for part in statement.args)
    if isinstance(statement, And):
        return _all(parts)
    if isinstance(statement, Or):
        return _not(_all(map(_not, parts)))
    if isinstance(statement, Not):
        return _not(next(parts))
    if isinstance(statement, Implies):
        first, second = parts
        return _not(_all((first, _not(second))))
    return _same(tuple(parts))


def _all(parts: Iterable[bool | None]) -> bool | None:
    open_ = False
    for part in parts:
        if part is False:
            return False
        open_ = open_ or part is None
    return None if open_ else True


def _not(part: bool | None) -> bool | None:
    return None if part is None else not part


def _same(parts: tuple[bool | None, ...]) -> bool | None:
    if True in parts and False in parts:
        return False
    return None if None in parts else True


def admits(symbol: Symbol, number: Expr) -> bool:
    """Whether the symbol's assumptions admit the number; False where that cannot be told."""
    found = sign(number)
    if found is None:
        return False
    signs = dict(zip(_SIGNS, (found > 0, found < 0, found >= 0, found <= 0, found != 0, found == 0), strict=True))
    known = {**{k: getattr(number, f"is_{k}") for k in _ARITHMETIC}, **signs}
    assumed = symbol.assumptions0
    return all(known[k] is assumed[k] for k in known if assumed.get(k) is not None)


def _compared(relation: Relational, point: Point) -> bool | None:
    if not all(isinstance(side, Expr) and side.is_commutative for side in relation.args):
        return None
    if relation.has(I):
        return _complex(relation, point)
    left, right = (value(side, point) for side in relation.args)
    if left is None or right is None:
        return None
    found = sign(left - right)
    return None if found is None else _COMPARED[relation.func](found)


def _complex(relation: Relational, point: Point) -> bool | None:
    """An equation between complex numbers, as far as SymPy tells."""
    found = relation.xreplace(dict(point)) if isinstance(relation, (Eq, Ne)) else None
    return found is S.true if found in (S.true, S.false) else None


def value(expr: Expr, point: Point) -> Expr | None:
    """The exact real value of a term at a point, None where it or a part of it has none."""
    if isinstance(expr, Symbol):
        return point.get(expr)
    if isinstance(expr, Piecewise):
        return _piece(expr, point)
    if isinstance(expr, (AppliedUndef, Derivative, Subs)):
        return None
    if not expr.args or expr.is_Rational:
        return expr if is_real(expr) else None
    parts = [value(part, point) for part in expr.args]
    if any(part is None for part in parts):
        return None
    return _power(*parts) if isinstance(expr, Pow) else _applied(expr, parts)


def _applied(expr: Expr, parts: list[Expr]) -> Expr | None:
    if isinstance(expr, log) and sign(parts[0]) != 1:
        return None
    if isinstance(expr, (Abs, sign_function)):
        found = sign(parts[0])
        return None if found is None else S(found) * (parts[0] if isinstance(expr, Abs) else 1)
    found = expr.func(*parts)
    return found if isinstance(expr, (Add, Mul, Max, Min)) or is_real(found) else None


def _power(base: Expr, exponent: Expr) -> Expr | None:
    """A real power: of a nonzero base if the exponent is negative, of a nonnegative one if it is no integer."""
    if exponent.is_Integer and exponent >= 0:
        return base**exponent
    below, down = sign(base), sign(exponent)
    if below is None or down is None or (below < 0 and not exponent.is_integer) or (below == 0 and down < 0):
        return None
    return base**exponent if below else S(int(down == 0))


def _piece(expr: Piecewise, point: Point) -> Expr | None:
    for term, condition in expr.args:
        held = truth(condition, point)
        if held is not False:
            return value(term, point) if held else None
    return None
