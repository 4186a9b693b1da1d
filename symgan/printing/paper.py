"""How a paper writes a formula, whatever the format; LaTeX and Typst add their marks.

What is here is common to both: sums, products, powers, polynomials, conditions, and the notations
of the field such as f'(0), E[...] and center ± offset.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sympy import Integral, Poly, Sum, ordered
from sympy.core import Add, Basic, Derivative, Expr, Function, I, Mul, Number, Pow, Subs, Symbol
from sympy.core.function import AppliedUndef
from sympy.core.numbers import NumberSymbol
from sympy.core.relational import Gt, Relational
from sympy.functions import Abs, conjugate
from sympy.functions.elementary.piecewise import Piecewise
from sympy.logic.boolalg import And, Boolean, BooleanFunction, Equivalent, Implies, Not, Or
from sympy.matrices import MatrixBase, MatrixSymbol
from sympy.matrices.expressions import (
    Adjoint,
    BlockMatrix,
    Identity,
    Inverse,
    MatAdd,
    MatMul,
    MatPow,
    Transpose,
    ZeroMatrix,
)

from symgan.laws import Dirac, Expectation, Mixture, Normal, Uniform
from symgan.printing import order
from symgan.printing.format import Format
from symgan.reading import derivative_at

if TYPE_CHECKING:
    from symgan.records import Factor

# SymPy's name of a function, and the name that is printed
OPERATORS = {name: name for name in ("log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "sign", "erf")} | {
    "asin": "arcsin", "acos": "arccos", "atan": "arctan", "re": "Re", "im": "Im", "Max": "max", "Min": "min",
}  # fmt: skip


@dataclass(frozen=True)
class PlusMinus:
    """The pair center + offset and center - offset."""

    center: Expr
    offset: Expr


@dataclass(frozen=True)
class Cases:
    """An expression by cases as it stands: SymPy compares the conditions wherever a Piecewise is made or unpickled."""

    args: tuple[Any, ...]


class Paper(Format):
    """The common part of LaTeX and Typst."""

    # --- sums, products, powers

    def _print_Add(self, expr: Add) -> str:
        return self.add(map(self.term, order.terms(expr)))

    def term(self, term: Basic) -> str:
        """What stands between two signs of a sum, or beside a relation."""
        inner = self._print(term)
        return self.parens(inner) if isinstance(term, (Add, Piecewise, Relational, BooleanFunction)) else inner

    @staticmethod
    def add(printed: Iterable[str]) -> str:
        """Printed terms joined by their signs."""
        first, *rest = printed
        return first + "".join(f" - {t[1:]}" if t.startswith("-") else f" + {t}" for t in rest)

    def _print_Mul(self, expr: Mul) -> str:
        product = order.split(expr)
        if product.denominator:
            head = [self.fraction(self.inside(product.numerator), self.inside(product.denominator))]
        else:
            head = [self.factor(f) for f in product.numerator]
        head += [self.factor(f) for f in product.operators]
        if product.operators and isinstance(product.operators[-1], (Derivative, Integral, Sum)):
            # an operator that ends the product reaches to the end of it
            head[-1] = self._print(product.operators[-1])
        return ("-" if product.minus else "") + self.times(head)

    def inside(self, factors: tuple[Expr, ...]) -> str:
        """The numerator or the denominator of a fraction, where a single factor needs no parentheses."""
        if len(factors) == 1:
            return self._print(factors[0])
        return self.times(map(self.factor, factors)) or "1"

    def factor(self, factor: Expr) -> str:
        """What may stand beside another factor."""
        loose = (Add, Mul, Derivative, Integral, Sum, Piecewise, Relational, BooleanFunction)
        negative = isinstance(factor, Number) and factor.is_negative
        inner = self._print(factor)
        primed = derivative_at(factor) is not None
        return self.parens(inner) if negative or (isinstance(factor, loose) and not primed) else inner

    def times(self, printed: Iterable[str]) -> str:
        """Printed factors side by side, with a dot where two numbers would run together."""
        text = ""
        for piece in printed:
            dot = f" {self.marks['dot']}" if text and piece[0].isdigit() else ""
            text = f"{text}{dot} {piece}" if text else piece
        return text

    def _print_Pow(self, expr: Pow) -> str:
        base, exponent = expr.args
        if exponent.is_Rational and exponent < 0:
            return self.fraction("1", self._print(Pow(base, -exponent)))
        if exponent.is_Rational and exponent.p == 1 and exponent.q > 1:
            return self.root(self._print(base), "" if exponent.q == 2 else str(exponent.q))
        return self.above(self.base(base), self._print(exponent))

    def base(self, base: Expr) -> str:
        """What may bear an exponent: in parentheses, unless it is known to be closed."""
        inner = self._print(base)
        closed = isinstance(base, (Symbol, NumberSymbol, Abs, conjugate, AppliedUndef)) or base == I
        closed = closed or inner.replace(".", "").isdigit() or derivative_at(base) is not None
        return inner if closed and "^" not in inner.split("(")[0] else self.parens(inner)

    def _print_exp(self, expr: Expr) -> str:
        return self.above("e", self._print(expr.args[0]))

    def _print_Poly(self, expr: Poly) -> str:
        return self.add(self.monomial(c, zip(expr.gens, powers, strict=True)) for powers, c in expr.terms())

    def monomial(self, coefficient: Expr, powers: Iterable[tuple[Expr, int]]) -> str:
        """A term of a polynomial: the coefficient as one group, then the generators."""
        minus, magnitude = order.pull_minus(coefficient)
        power = Mul(*(generator**k for generator, k in powers))
        pieces = [self.term(magnitude)] if magnitude != 1 or power == 1 else []
        pieces += [self._print(power)] if power != 1 else []
        return ("-" if minus else "") + self.times(pieces)

    def _print_PlusMinus(self, expr: PlusMinus) -> str:
        if expr.offset == 0:
            return self._print(expr.center)
        _, offset = order.pull_minus(expr.offset)
        center = "" if expr.center == 0 else f"{self._print(expr.center)} "
        return f"{center}{self.marks['plus-minus']} {self.term(offset)}"

    def _print_Factor(self, expr: Factor) -> str:
        """The roots of a factor of the characteristic polynomial, or the equation where they have no closed form."""
        gen = self._print(expr.poly.gen)
        roots = [f"{gen} = {self._print(PlusMinus(*pair))}" for pair in expr.pairs or ()]
        printed = roots or [f"{self._print(expr.poly)} = 0"]
        if expr.multiplicity > 1:
            printed.append(f"{self.marks['gap']} {self.words(f'multiplicity {expr.multiplicity}')}")
        return ", ".join(printed)

    # --- functions, derivatives, expectations

    def _print_Function(self, expr: Function) -> str:
        name = expr.func.__name__
        if name not in OPERATORS:
            return self.emptyPrinter(expr)
        return self.call(self.operator(OPERATORS[name]), self.commas(expr.args))

    def _print_gamma(self, expr: Function) -> str:
        return self.call(self.greek("Gamma"), self._print(expr.args[0]))

    def _print_factorial(self, expr: Function) -> str:
        return f"{self.base(expr.args[0])}!"

    def _print_Heaviside(self, expr: Function) -> str:
        """The indicator of where its argument is positive."""
        terms = Add.make_args(expr.args[0])
        right = Add(*(-e for e in terms if e.could_extract_minus_sign()))
        where = Gt(expr.args[0] + right, right, evaluate=False)
        return self.below(self.marks["indicator"], self._print(where))

    _print_log = _print_re = _print_im = _print_Max = _print_Min = _print_Function

    def _print_AppliedUndef(self, expr: AppliedUndef) -> str:
        return self.call(self.name(expr.func.__name__), self.commas(expr.args))

    def commas(self, items: Iterable[Any]) -> str:
        return ", ".join(map(self._print, items))

    def primed(self, name: str, times: int, point: Expr) -> str:
        """f'(t), f''(t), f^((k))(t)."""
        printed = self.name(name)
        return self.call(printed + "'" * times if times < 4 else self.above(printed, f"({times})"), self._print(point))

    def operand(self, body: Expr) -> str:
        """What an operator acts on."""
        inner = self.term(body)
        return self.parens(inner) if inner.startswith("-") else inner

    def _print_Derivative(self, expr: Derivative) -> str:
        found = derivative_at(expr)
        if found is not None:
            return self.primed(*found)
        body, *by = expr.args
        d = self.marks["partial"] if len(by) > 1 else self.marks["d"]
        below = " ".join(f"{d} {self._print(Pow(x, k))}" for x, k in by)
        total = sum(k for _, k in by)
        above = d if total == 1 else self.above(d, self._print(total))
        return f"{self.fraction(above, below)} {self.operand(body)}"

    def _print_Subs(self, expr: Subs) -> str:
        found = derivative_at(expr)
        if found is not None:
            return self.primed(*found)
        return self.at(self.term(expr.expr), self._print_dict(dict(zip(expr.variables, expr.point, strict=True))))

    def _print_Expectation(self, expr: Expectation) -> str:
        over = self.below(self.marks["expectation"], self.commas(expr.bound_symbols))
        return f"{over} {self.brackets(self._print(expr.integrand))}"

    def _print_Dirac(self, expr: Dirac) -> str:
        return self.below(self.greek("delta"), self._print(expr.args[0]))

    def _print_Normal(self, expr: Normal) -> str:
        mean, std = expr.args
        return self.call(self.marks["normal"], self.commas((mean, std**2)))

    def _print_Uniform(self, expr: Uniform) -> str:
        return self.call(self.marks["uniform"], self.commas(expr.args))

    def _print_Mixture(self, expr: Mixture) -> str:
        weighted = zip(*expr.args, strict=True)
        return self.add(self._print(law) if w == 1 else f"{self.factor(w)} {self._print(law)}" for w, law in weighted)

    def _print_Cases(self, expr: Cases) -> str:
        return self._print_Piecewise(expr)

    # --- matrices

    def _print_MatrixBase(self, expr: MatrixBase) -> str:
        return self.grid([list(map(self._print, row)) for row in expr.tolist()])

    def _print_MatrixSymbol(self, expr: MatrixSymbol) -> str:
        return self.name(expr.name)

    def _print_Identity(self, expr: Identity) -> str:
        return "I"

    def _print_MatAdd(self, expr: MatAdd) -> str:
        return self.add(sorted(map(self._print, expr.args), key=lambda printed: printed.startswith("-")))

    def _print_ZeroMatrix(self, expr: ZeroMatrix) -> str:
        return "0"

    def _print_BlockMatrix(self, expr: BlockMatrix) -> str:
        return self._print_MatrixBase(expr.blocks)

    def _print_Adjoint(self, expr: Adjoint) -> str:
        return self.matrix_power(expr.arg, "*")

    def _print_MatMul(self, expr: MatMul) -> str:
        number, matrices = expr.as_coeff_matrices()
        minus, magnitude = order.pull_minus(number)
        head = [] if magnitude == 1 else [self.term(magnitude)]
        tail = [self.parens(self._print(m)) if isinstance(m, MatAdd) else self._print(m) for m in matrices]
        return ("-" if minus else "") + self.times(head + tail)

    def _print_MatPow(self, expr: MatPow) -> str:
        return self.matrix_power(expr.base, self._print(expr.exp))

    def _print_Inverse(self, expr: Inverse) -> str:
        return self.matrix_power(expr.arg, "-1")

    def _print_Transpose(self, expr: Transpose) -> str:
        return self.matrix_power(expr.arg, "T")

    def matrix_power(self, matrix: Any, exponent: str) -> str:
        """Never an exponent on an exponent: (A^T)^-1 has its parentheses."""
        inner = self._print(matrix)
        return self.above(inner if isinstance(matrix, (MatrixSymbol, MatrixBase)) else self.parens(inner), exponent)

    # --- conditions and collections

    def _print_Relational(self, expr: Relational) -> str:
        sides = [self.parens(self._print(s)) if isinstance(s, (Relational, BooleanFunction)) else self._print(s)
                 for s in expr.args]  # fmt: skip
        return f"{sides[0]} {self.marks[expr.rel_op]} {sides[1]}"

    def _print_And(self, expr: And) -> str:
        return f" {self.marks['and']} ".join(map(self.condition, ordered(expr.args)))

    def _print_Or(self, expr: Or) -> str:
        return f" {self.marks['or']} ".join(map(self.condition, ordered(expr.args)))

    def _print_Not(self, expr: Not) -> str:
        return f"{self.marks['not']} {self.parens(self._print(expr.args[0]))}"

    def _print_Implies(self, expr: Implies) -> str:
        return f" {self.marks['implies']} ".join(map(self.condition, expr.args))

    def _print_Equivalent(self, expr: Equivalent) -> str:
        return f" {self.marks['equivalent']} ".join(map(self.condition, ordered(expr.args)))

    def condition(self, condition: Boolean) -> str:
        """A part of a compound condition."""
        inner = self._print(condition)
        return self.parens(inner) if isinstance(condition, (And, Or, Implies, Equivalent)) else inner

    def _print_BooleanTrue(self, expr: Boolean) -> str:
        return self.words("true")

    def _print_BooleanFalse(self, expr: Boolean) -> str:
        return self.words("false")

    def _print_tuple(self, expr: tuple[Any, ...]) -> str:
        return self.parens(self.commas(expr))

    _print_Tuple = _print_tuple

    def _print_dict(self, expr: Mapping[Any, Any]) -> str:
        return ", ".join(f"{self._print(key)} = {self._print(value)}" for key, value in expr.items())

    _print_Dict = _print_dict
