"""A loss read in floats: each node of the expression becomes a Python function of the values of its symbols.

Gradients are taken by dual numbers, expectations by a rule that gives nodes and weights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce, singledispatch
from typing import Any, NamedTuple

import numpy as np
import sympy
from sympy import Add, Derivative, Expr, Integral, Max, Min, Mul, Number, NumberSymbol, Piecewise, Pow, Subs, Symbol
from sympy.core.relational import Eq, Ge, Gt, Le, Lt, Ne, Relational
from sympy.logic.boolalg import And, BooleanAtom, Not, Or

from symgan.laws import Expectation, Law
from symgan.numeric import dual
from symgan.records import InputError

Values = Mapping[Symbol, Any]
Function = Callable[[Values], Any]
Constant = Callable[[Expr], float]
Rule = Callable[[tuple[Law, ...], Constant], tuple[list[np.ndarray], np.ndarray]]


class Reading(NamedTuple):
    """How a loss is read: the rule for expectations, the value of a law's constants, and how deep we are."""

    rule: Rule
    constant: Constant
    level: int = 16  # below it are the gradient in the parameters and the derivatives of a method's step
    depth: int = 0


FUNCTIONS: Mapping[type, Callable[[Any], Any]] = {
    sympy.exp: dual.exp,
    sympy.log: dual.log,
    sympy.sin: dual.sin,
    sympy.cos: dual.cos,
    sympy.sinh: dual.sinh,
    sympy.cosh: dual.cosh,
    sympy.tanh: dual.tanh,
    sympy.Abs: dual.absolute,
    sympy.sign: dual.sign,
}
RELATIONS: Mapping[type, Callable[[Any, Any], Any]] = {
    Gt: np.greater,
    Ge: np.greater_equal,
    Lt: np.less,
    Le: np.less_equal,
    Eq: np.equal,
    Ne: np.not_equal,
}


@singledispatch
def compiled(expr: Any, reading: Reading) -> Function:
    """The expression as a function of the values of its symbols; InputError for a node with no reading in floats."""
    if type(expr) in FUNCTIONS:
        function, inner = FUNCTIONS[type(expr)], compiled(expr.args[0], reading)
        return lambda values: function(inner(values))
    raise InputError(f"{type(expr).__name__} in {expr} has no reading in floats; losses are made of known functions")


@compiled.register(Number)
@compiled.register(NumberSymbol)
def _number(expr: Expr, reading: Reading) -> Function:
    value = float(expr)
    return lambda values: value


@compiled.register(Symbol)
def _symbol(expr: Symbol, reading: Reading) -> Function:
    return lambda values: values[expr]


@compiled.register(Add)
def _add(expr: Add, reading: Reading) -> Function:
    terms = [compiled(a, reading) for a in expr.args]
    return lambda values: reduce(lambda x, y: x + y, (t(values) for t in terms))


@compiled.register(Mul)
def _mul(expr: Mul, reading: Reading) -> Function:
    terms = [compiled(a, reading) for a in expr.args]
    return lambda values: reduce(lambda x, y: x * y, (t(values) for t in terms))


@compiled.register(Pow)
def _pow(expr: Pow, reading: Reading) -> Function:
    if expr.exp.is_Number:
        base, number = compiled(expr.base, reading), float(expr.exp)
        return lambda values: dual.power(base(values), number)
    base, exponent = compiled(expr.base, reading), compiled(expr.exp, reading)
    return lambda values: dual.power(base(values), exponent(values))


@compiled.register(Max)
@compiled.register(Min)
def _extremum(expr: Expr, reading: Reading) -> Function:
    terms = [compiled(a, reading) for a in expr.args]
    better = np.greater_equal if isinstance(expr, Max) else np.less_equal

    def pick(x: Any, y: Any) -> Any:
        return dual.where(better(dual.plain(x), dual.plain(y)), x, y)

    return lambda values: reduce(pick, (t(values) for t in terms))


@compiled.register(Piecewise)
def _piecewise(expr: Piecewise, reading: Reading) -> Function:
    pieces = [(compiled(e, reading), compiled(c, reading)) for e, c in expr.args]

    def value(values: Values) -> Any:
        result: Any = np.nan
        for piece, condition in reversed(pieces):
            result = dual.where(condition(values), piece(values), result)
        return result

    return value


@compiled.register(Relational)
def _relation(expr: Relational, reading: Reading) -> Function:
    compare = RELATIONS[expr.func]
    left, right = compiled(expr.lhs, reading), compiled(expr.rhs, reading)
    return lambda values: compare(dual.plain(left(values)), dual.plain(right(values)))


@compiled.register(BooleanAtom)
def _truth(expr: BooleanAtom, reading: Reading) -> Function:
    return lambda values: bool(expr)


@compiled.register(And)
@compiled.register(Or)
@compiled.register(Not)
def _logic(expr: Any, reading: Reading) -> Function:
    parts = [compiled(a, reading) for a in expr.args]
    if isinstance(expr, Not):
        return lambda values: np.logical_not(parts[0](values))
    join: Callable[[Any, Any], Any] = np.logical_and if isinstance(expr, And) else np.logical_or
    return lambda values: reduce(join, (p(values) for p in parts))


@compiled.register(Derivative)
def _derivative(expr: Derivative, reading: Reading) -> Function:
    *earlier, (variable, count) = expr.variable_count
    if count > 1 or earlier:
        inner = Derivative(expr.expr, *earlier, *([(variable, count - 1)] if count > 1 else []))
    else:
        inner = expr.expr
    function, level = compiled(inner, reading._replace(level=reading.level + 1)), reading.level
    return lambda values: dual.derivative(lambda x: function({**values, variable: x}), values[variable], level)


@compiled.register(Subs)
def _subs(expr: Subs, reading: Reading) -> Function:
    inner = compiled(expr.expr, reading)
    points = [compiled(p, reading) for p in expr.point]
    return lambda values: inner({**values, **{s: p(values) for s, p in zip(expr.variables, points, strict=True)}})


@compiled.register(Expectation)
def _expectation(expr: Expectation, reading: Reading) -> Function:
    inner = compiled(expr.integrand, reading._replace(depth=reading.depth + 1))
    variables, laws = zip(*expr.bindings, strict=True)
    nodes, weights = reading.rule(laws, reading.constant)
    axes = (-1,) + (1,) * reading.depth
    points = {x: n.reshape(axes) for x, n in zip(variables, nodes, strict=True)}
    weights = weights.reshape(axes)
    return lambda values: dual.total(weights * inner({**values, **points}))


@compiled.register(Integral)
def _integral(expr: Integral, reading: Reading) -> Function:
    """An integral over a finite interval, by Gauss-Legendre with 64 nodes."""
    if len(expr.limits) != 1 or len(expr.limits[0]) != 3 or any(b.is_infinite for b in expr.limits[0][1:]):
        raise InputError(f"{expr} is no integral over one finite interval, which is what is read in floats")
    ((x, low, high),) = expr.limits
    ends = compiled(low, reading), compiled(high, reading)
    inner = compiled(expr.function, reading._replace(depth=reading.depth + 1))
    nodes, weights = (a.reshape((-1,) + (1,) * reading.depth) for a in np.polynomial.legendre.leggauss(64))

    def value(values: Values) -> Any:
        a, b = (end(values) for end in ends)
        half = (b - a) * 0.5
        return dual.total(weights * inner({**values, x: a + half * (nodes + 1.0)})) * half

    return value
