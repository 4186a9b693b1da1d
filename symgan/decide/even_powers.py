"""A statement in squares: a real symbol that has only even powers becomes a nonnegative unknown of half the degree."""

from __future__ import annotations

from sympy import Abs, And, Dummy, Expr, Pow, Symbol, ordered, sqrt
from sympy.logic.boolalg import Boolean


def in_squares(relation: Boolean, given: Boolean) -> tuple[Boolean, Boolean, dict[Symbol, Expr]]:
    """Relation and given with every such x^2 replaced by an unknown y >= 0 (y > 0 where x is not zero), and x in y.

    Where |x| appears as well, the unknown is |x|. The one holds for all x exactly if the other
    holds for all y, so that a proof of either is one of both.
    """
    before: dict[Symbol, Expr] = {}
    for symbol in ordered(relation.free_symbols | given.free_symbols):
        modulus = Abs(symbol)
        both = And(relation, given, evaluate=False)
        if symbol.is_real and symbol not in _replaced(both, symbol, Dummy()).free_symbols:
            unknown = Dummy(symbol.name, positive=True) if symbol.is_nonzero else Dummy(symbol.name, nonnegative=True)
            square = unknown**2 if modulus != symbol and both.has(modulus) else unknown
            relation, given = (_replaced(part, symbol, square) for part in (relation, given))
            before[symbol] = -sqrt(square) if symbol.is_negative else sqrt(square)
    return relation, given, before


def _replaced(statement: Boolean, symbol: Symbol, square: Expr) -> Boolean:
    """The statement with the square put in for that of the symbol."""
    powers = {e: square ** (e.exp / 2) for e in statement.atoms(Pow) if e.base == symbol and e.exp.is_even}
    moduli = {e: sqrt(square) for e in statement.atoms(Abs) if e.args[0] == symbol}
    return statement.xreplace({**powers, **moduli})
