"""Expressions from text, and text from expressions; nothing that is read is ever executed.

``read`` parses with Python's own grammar and then walks the tree over a short list of allowed
nodes. It keeps what is written: a number is not multiplied into a sum, and a relation that the
assumptions would decide stays a relation, so that ``read(text(e), symbols) == e``.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import sympy as sp
from sympy import Basic, Derivative, Expr, Function, ImmutableMatrix, Integer, Mul, Pow, Rational, Subs, Symbol
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import Boolean
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

from symgan import notation
from symgan.errors import InputError

FUNCTIONS = {
    f.__name__: f
    for f in (
        sp.log,
        sp.sin,
        sp.cos,
        sp.tan,
        sp.sinh,
        sp.cosh,
        sp.tanh,
        sp.erf,
        sp.Abs,
        sp.sign,
        sp.re,
        sp.im,
        sp.conjugate,
    )
} | {"Heaviside": sp.Heaviside, "Max": sp.Max, "Min": sp.Min, "Rational": Rational}
RELATIONS = {"Eq": sp.Eq, "Ne": sp.Ne}
CONNECTIVES = {"And": sp.And, "Or": sp.Or, "Not": sp.Not, "Implies": sp.Implies, "Equivalent": sp.Equivalent}
CONSTANTS = {"I": sp.I, "pi": sp.pi, "E": sp.E, "oo": sp.oo, "true": sp.true, "false": sp.false}
COMPARISONS: dict[type[ast.cmpop], Any] = {
    ast.Lt: sp.StrictLessThan, ast.LtE: sp.LessThan, ast.Gt: sp.StrictGreaterThan, ast.GtE: sp.GreaterThan,
    ast.Eq: sp.Eq, ast.NotEq: sp.Ne,
}  # fmt: skip

MAX_LENGTH = 100_000
MAX_DIGITS = 10_000
ANY = Symbol("N")  # the number of rows and columns of a matrix that is only named
LAMBDA = "lambdA"  # a keyword to Python's grammar; renamed to a word of the same length, so that places stay right


def read(text: str, symbols: Mapping[str, Symbol | Mapping[str, Any]] | None = None) -> Basic:
    """The expression that the text says, as in ``read("-mu + sqrt(mu**2 - f1**2)")``.

    A name is looked up in symbols (a Symbol, or its assumptions), then among I, pi, E, oo, true and
    false, then in :mod:`symgan.notation`; any other name is a fresh real symbol. ``f(t)``, ``f1(t)``
    and ``f2(t)`` are an undefined function and its derivatives. In a text with ``@``, ``.T`` or ``.H``
    (products of matrices, transposes, adjoints) such a name is a matrix, Id the identity, and a
    Matrix one of blocks. InputError on anything else.
    """
    if not isinstance(text, str):
        raise InputError(f"read takes text, such as 'h*gamma < 2'; got {text!r}")
    if len(text) > MAX_LENGTH:
        raise InputError(f"cannot read a text of {len(text)} characters; at most {MAX_LENGTH} are read")
    source = re.sub(r"\blambda\b", LAMBDA, " ".join(text.split()))
    try:
        tree = ast.parse(source, mode="eval")
        blocks = any(isinstance(node, (ast.MatMult, ast.Attribute)) for node in ast.walk(tree))
        return _Reader(source, symbols or {}, blocks).visit(tree)
    except SyntaxError as error:
        raise InputError(_syntax_message(source, error)) from None
    except (RecursionError, MemoryError):
        raise InputError(f"cannot read '{_short(source)}': it is nested too deeply") from None


def text(expr: Basic) -> str:
    """The text that :func:`read` reads back as the same expression (an expectation is for the eye only)."""
    return _Writer().doprint(expr)


def derivative_at(expr: Basic) -> tuple[str, int, Expr] | None:
    """(f, k, t) where the expression is the unevaluated k-th derivative f^(k)(t) of an undefined f; else None."""
    derivative = expr.expr if isinstance(expr, Subs) else expr
    if not isinstance(derivative, Derivative):
        return None
    applied, (variable, order), *more = derivative.args
    if more or not isinstance(applied, AppliedUndef) or applied.args != (variable,) or not order.is_Integer:
        return None
    if not isinstance(expr, Subs):
        return applied.func.__name__, int(order), variable
    return (applied.func.__name__, int(order), expr.point[0]) if expr.variables == (variable,) else None


class _Reader(ast.NodeVisitor):
    """The walk over the tree: a node without a method of its own here is refused."""

    def __init__(self, source: str, symbols: Mapping[str, Any], blocks: bool = False) -> None:
        self.source = source
        self.symbols = symbols
        self.blocks = blocks

    def error(self, node: ast.AST, what: str) -> InputError:
        place = _short(ast.get_source_segment(self.source, node) or self.source)
        return InputError(f"cannot read '{_short(self.source)}': at '{place}', {what}")

    def generic_visit(self, node: ast.AST) -> Any:
        kind = type(node).__name__
        raise self.error(node, f"{kind} is not part of an expression; use + - * / **, comparisons, & | ~ and calls")

    def visit_Expression(self, node: ast.Expression) -> Basic:
        return self.visit(node.body)

    # --- atoms

    def visit_Constant(self, node: ast.Constant) -> Basic:
        if isinstance(node.value, bool):
            return sp.true if node.value else sp.false
        if isinstance(node.value, int):
            return Integer(node.value)
        if isinstance(node.value, float):
            return self.decimal(node)
        raise self.error(node, "numbers are written 2, 0.1 or 1/3")

    def decimal(self, node: ast.Constant) -> Expr:
        """The exact rational number of a decimal's own digits: 0.1 is 1/10."""
        digits = (ast.get_source_segment(self.source, node) or "").replace("_", "")
        if abs(Decimal(digits).adjusted()) > MAX_DIGITS:
            raise self.error(node, f"a number may have at most {MAX_DIGITS} digits")
        return Rational(digits)

    def visit_Name(self, node: ast.Name) -> Basic:
        name = _plain(node.id)
        if name in self.symbols:
            return self.given(node, name)
        if name == "lambda":
            return self.visit_Name(ast.copy_location(ast.Name("lam"), node))
        if name in FUNCTIONS or name in RELATIONS or name in CONNECTIVES or name in ("sqrt", "exp", "Piecewise"):
            raise self.error(node, f"{name} is a function; give it its argument in parentheses")
        if name in ("True", "False"):
            return sp.true if name == "True" else sp.false
        known = CONSTANTS.get(name) or notation.SYMBOLS.get(name)
        return known or (self.block(name) if self.blocks else Symbol(name, real=True))

    @staticmethod
    def block(name: str) -> Expr:
        return sp.Identity(ANY) if name == "Id" else sp.MatrixSymbol(name, ANY, ANY)

    def visit_Attribute(self, node: ast.Attribute) -> Basic:
        if node.attr not in ("T", "H"):
            return self.generic_visit(node)
        inner = self.number(node.value)
        if not isinstance(inner, sp.MatrixExpr):
            raise self.error(node, "a transposed matrix is written B.T, and the adjoint of a complex one u.H")
        return sp.Transpose(inner) if node.attr == "T" else sp.Adjoint(inner)

    def given(self, node: ast.Name, name: str) -> Symbol:
        """The caller's symbol, or the symbol with the caller's assumptions."""
        value = self.symbols[name]
        if isinstance(value, Symbol):
            return value
        if isinstance(value, Mapping):
            return Symbol(name, **value)
        raise self.error(node, f"symbols must give {name} as a Symbol or as a dict of assumptions, not {value!r}")

    # --- arithmetic

    def number(self, node: ast.expr) -> Expr:
        """What the node says, which must be an expression and no condition."""
        value = self.visit(node)
        if not isinstance(value, Expr):
            raise self.error(node, "a number or an expression is needed here; conditions go into parentheses")
        return value

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Basic:
        if isinstance(node.op, (ast.Invert, ast.Not)):
            return sp.Not(self.condition(node.operand))
        value = self.number(node.operand)
        return _times(sp.S.NegativeOne, value) if isinstance(node.op, ast.USub) else value

    def visit_BinOp(self, node: ast.BinOp) -> Basic:
        if isinstance(node.op, (ast.Add, ast.Sub)):
            return self.sum(node)
        if isinstance(node.op, (ast.BitAnd, ast.BitOr)):
            connective = sp.And if isinstance(node.op, ast.BitAnd) else sp.Or
            return connective(self.condition(node.left), self.condition(node.right))
        left, right = self.number(node.left), self.number(node.right)
        if isinstance(node.op, ast.MatMult):
            return sp.MatMul(left, right).doit(deep=False)
        if isinstance(node.op, ast.Mult):
            return _times(left, right)
        if isinstance(node.op, ast.Div):
            return _times(left, self.power(node, right, sp.S.NegativeOne))
        if isinstance(node.op, ast.Pow):
            return self.power(node, left, right)
        raise self.error(node, "the operations are + - * / and ** (a power is written **, never ^)")

    def sum(self, node: ast.expr) -> Expr:
        """A chain of + and -, in a loop: a long sum is a deep tree."""
        terms: list[Expr] = []
        while isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
            term = self.number(node.right)
            terms.append(term if isinstance(node.op, ast.Add) else _times(sp.S.NegativeOne, term))
            node = node.left
        terms = [self.number(node), *reversed(terms)]
        blocks = any(isinstance(t, sp.MatrixExpr) for t in terms)
        return sp.MatAdd(*terms).doit(deep=False) if blocks else sp.Add(*terms)

    def power(self, node: ast.expr, base: Expr, exponent: Expr) -> Expr:
        """The power, refused where SymPy would write out an enormous number."""
        if base.is_zero and exponent.is_negative:
            raise self.error(node, "this divides by zero")
        if _digits(base, exponent) > MAX_DIGITS:
            raise self.error(node, f"this power has more than {MAX_DIGITS} digits")
        return Pow(base, exponent)

    # --- conditions

    def condition(self, node: ast.expr) -> Boolean:
        """What the node says, which must be a condition (a bare symbol is none: a < b & c < d chains over b & c)."""
        value = self.visit(node)
        if not isinstance(value, Boolean) or isinstance(value, Symbol):
            raise self.error(node, "a condition is needed here; write (a < b) & (c < d), with the parentheses")
        return value

    def visit_BoolOp(self, node: ast.BoolOp) -> Boolean:
        connective = sp.And if isinstance(node.op, ast.And) else sp.Or
        return connective(*map(self.condition, node.values))

    def visit_Compare(self, node: ast.Compare) -> Boolean:
        sides = [self.number(side) for side in (node.left, *node.comparators)]
        if not all(type(op) in COMPARISONS for op in node.ops):
            raise self.error(node, "conditions compare with < <= > >= == or !=")
        links = zip(node.ops, sides, sides[1:], strict=False)
        return sp.And(*(COMPARISONS[type(op)](a, b, evaluate=False) for op, a, b in links))

    # --- calls

    def visit_Call(self, node: ast.Call) -> Basic:
        if not isinstance(node.func, ast.Name) or node.keywords:
            raise self.error(node, "a call is a name with arguments in parentheses, such as sqrt(x)")
        try:
            return self.call(node, node.func.id)
        except (TypeError, ValueError, ZeroDivisionError) as error:
            if isinstance(error, InputError):
                raise
            raise self.error(node, f"the function does not take these arguments ({error})") from None

    def call(self, node: ast.Call, name: str) -> Basic:
        if name == "Matrix":
            return self.partitioned(node) if self.blocks else ImmutableMatrix(self.rows(node))
        if name == "Piecewise":
            return sp.Piecewise(*map(self.visit, node.args))
        if name in CONNECTIVES:
            return CONNECTIVES[name](*map(self.condition, node.args))
        arguments = [self.number(a) for a in node.args]
        if name in RELATIONS:
            left, right = arguments
            return RELATIONS[name](left, right, evaluate=False)
        if name in ("sqrt", "exp"):
            (argument,) = arguments
            power = (argument, sp.S.Half) if name == "sqrt" else (sp.E, argument)
            return self.power(node, *power)
        return FUNCTIONS[name](*arguments) if name in FUNCTIONS else self.undefined(node, name, arguments)

    def undefined(self, node: ast.Call, name: str, arguments: Sequence[Expr]) -> Expr:
        """f(t) of an undefined function, named f, g or by a capital, or its derivative f1(t), f2(t), ..."""
        match = re.fullmatch(r"([fgA-Z])(\d?)", name)
        own = name in self.symbols and name not in notation.SYMBOLS
        if match is None or own or any(match[1] in names for names in (self.symbols, CONSTANTS, notation.SYMBOLS)):
            known = " ".join(("sqrt exp", *FUNCTIONS, *RELATIONS, *CONNECTIVES))
            raise self.error(node, f"{_plain(name)} is no function (a product is written a*(b + c)); known are {known}")
        function = Function(match[1])
        if not match[2]:
            return function(*arguments)
        (point,) = arguments
        xi = Symbol("xi")
        return Subs(Derivative(function(xi), (xi, int(match[2]))), xi, point)

    def rows(self, node: ast.Call) -> list[Any]:
        """The entries of Matrix([[a, b], [c, d]]), or of a column Matrix([a, b])."""
        if len(node.args) != 1 or not isinstance(node.args[0], ast.List):
            raise self.error(node, "a matrix is written Matrix([[a, b], [c, d]])")
        rows = node.args[0].elts
        return [[self.number(e) for e in row.elts] if isinstance(row, ast.List) else self.number(row) for row in rows]

    def partitioned(self, node: ast.Call) -> Basic:
        """A matrix of blocks; numbers in it are multiples of the identity."""
        rows = [[_block(e) for e in row] for row in self.rows(node)]
        return sp.BlockMatrix(rows)

    def visit_Tuple(self, node: ast.Tuple) -> Basic:
        return sp.Tuple(*map(self.visit, node.elts))


class _Writer(StrPrinter):
    """SymPy's own text, except for the nodes whose text would not read back."""

    def _print_Subs(self, expr: Subs) -> str:
        found = derivative_at(expr)
        if found is None or found[1] > 9:
            return super()._print_Subs(expr)
        name, order, point = found
        return f"{name}{order}({self._print(point)})"

    def _print_Expectation(self, expr: Any) -> str:
        laws = ", ".join(f"{x} ~ {self._print(law)}" for x, law in expr.bindings)
        return f"E[{self._print(expr.integrand)}; {laws}]"

    def _print_MatrixBase(self, expr: Any) -> str:
        return f"Matrix({self._print(expr.tolist())})"

    def _print_Poly(self, expr: sp.Poly) -> str:
        return self._print(expr.as_expr())

    # matrices of blocks, whose shapes are not written

    def _print_BlockMatrix(self, expr: sp.BlockMatrix) -> str:
        return f"Matrix({self._print(expr.blocks.tolist())})"

    def _print_MatMul(self, expr: sp.MatMul) -> str:
        number, matrices = expr.as_coeff_matrices()
        if number == -1:
            return f"-{self._factors(matrices)}"
        return self._factors(matrices if number == 1 else [number, *matrices])

    def _factors(self, factors: Sequence[Any]) -> str:
        return " @ ".join(self.parenthesize(e, PRECEDENCE["Mul"] + 1) for e in factors)

    def _print_MatPow(self, expr: sp.MatPow) -> str:
        return self._factors([expr.base] * int(expr.exp))

    def _print_Identity(self, expr: sp.Identity) -> str:
        return "Id"

    def _print_Transpose(self, expr: sp.Transpose) -> str:
        return f"{self.parenthesize(expr.arg, PRECEDENCE['Pow'])}.T"

    def _print_Adjoint(self, expr: sp.Adjoint) -> str:
        return f"{self.parenthesize(expr.arg, PRECEDENCE['Pow'])}.H"


def _block(entry: Expr) -> sp.MatrixExpr:
    """A block, or the multiple of the identity that a number stands for."""
    if isinstance(entry, sp.MatrixExpr):
        return entry
    return sp.ZeroMatrix(ANY, ANY) if entry == 0 else sp.MatMul(entry, sp.Identity(ANY))


def _times(a: Expr, b: Expr) -> Expr:
    """The product as it is written: SymPy would turn 2*(x + 1) into 2*x + 2."""
    number, other = (a, b) if a.is_Rational else (b, a)
    inner, rest = other.as_coeff_Mul()
    if not number.is_Rational or not rest.is_Add or number * inner in (0, 1):
        return a * b if number * inner != 1 else rest
    return Mul(number * inner, rest, evaluate=False)


def _digits(base: Expr, exponent: Expr) -> float:
    """A bound on the digits of a number that SymPy would write out for base**exponent."""
    # exp(c*log(n)) becomes n**c, so there the numbers stand in the exponent
    numbers = (base if exponent.is_Rational else exponent).atoms(Rational)
    powers = [exponent] if exponent.is_Rational else list(numbers) if exponent.has(sp.log) else []
    longest = max((math.log10(max(abs(n.p), n.q)) for n in numbers), default=0.0)
    return longest * max((min(abs(p.p) // p.q, 10**9) for p in powers), default=0)


def _plain(name: str) -> str:
    return name.replace(LAMBDA, "lambda")


def _short(source: str) -> str:
    source = _plain(source)
    return source if len(source) <= 80 else source[:77] + "..."


def _syntax_message(source: str, error: SyntaxError) -> str:
    place = max((error.offset or 1) - 1, 0)
    hint = "; a condition is written with ==" if re.search(r"(?<![=<>!])=(?!=)", source) else ""
    rest = _short(source[place:]) or "the end"
    return f"cannot read '{_short(source)}': {error.msg} at character {place + 1} ('{rest}'){hint}"
