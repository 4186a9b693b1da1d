"""A statement in squares: a real symbol that has only even powers becomes a nonnegative unknown of half the degree."""

from __future__ import annotations

from sympy import Abs, Basic, Dummy, Expr, Pow, Symbol, ordered, sqrt
from sympy.logic.boolalg import Boolean


def in_squares(relation: Boolean, given: Boolean) -> tuple[Boolean, Boolean, dict[Symbol, Expr]]:
    """Relation and given with every such x^2 replaced by an unknown y >= 0 (y > 0 where x is not zero), and x in y.

    Where |x| appears as well, the unknown is |x|. The one holds for all x exactly if the other
    holds for all y, so that a proof of either is one of both.
    """
    before: dict[Symbol, Expr] = {}
    squares: dict[Symbol, Expr] = {}
    for symbol in ordered(relation.free_symbols | given.free_symbols):
        if symbol.is_real and _only_even(relation, symbol) and _only_even(given, symbol):
            unknown = Dummy(symbol.name, positive=True) if symbol.is_nonzero else Dummy(symbol.name, nonnegative=True)
            modulus = Abs(symbol)
            bars = modulus != symbol and (relation.has(modulus) or given.has(modulus))
            squares[symbol] = unknown**2 if bars else unknown
            before[symbol] = -sqrt(squares[symbol]) if symbol.is_negative else sqrt(squares[symbol])
    return _replaced(relation, squares), _replaced(given, squares), before


def _only_even(expr: Basic, symbol: Symbol) -> bool:
    """Whether the symbol stands only as the base of an even power, or within bars."""
    if isinstance(expr, (Pow, Abs)) and expr.args[0] == symbol:
        return isinstance(expr, Abs) or bool(expr.exp.is_even)
    return expr != symbol and all(_only_even(part, symbol) for part in expr.args)


def _replaced(statement: Boolean, squares: dict[Symbol, Expr]) -> Boolean:
    """The statement with the squares put in for those of the symbols."""
    powers = {e: squares[e.base] ** (e.exp / 2) for e in statement.atoms(Pow) if e.base in squares}
    moduli = {e: sqrt(squares[e.args[0]]) for e in statement.atoms(Abs) if e.args[0] in squares}
    return statement.xreplace({**powers, **moduli}) if powers or moduli else statement
