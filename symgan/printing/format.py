"""What a format has to say: its names, its marks, and how it sets a fraction, a root, a matrix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr, Float, Integer, Rational, Symbol, sstr
from sympy.printing.conventions import split_super_sub
from sympy.printing.printer import Printer

from symgan.printing.order import GREEK


class Format(Printer):
    """A format gives ``names``, ``marks`` and the methods down to :meth:`grid`; names and numbers follow from them."""

    names: Mapping[str, str]
    marks: Mapping[str, str]

    def fraction(self, numerator: str, denominator: str) -> str:
        """The stacked fraction."""
        raise NotImplementedError

    def root(self, radicand: str, degree: str) -> str:
        """The root; degree is empty for the square root."""
        raise NotImplementedError

    def above(self, base: str, exponent: str) -> str:
        """The base, ready to bear it, with an exponent."""
        raise NotImplementedError

    def below(self, base: str, index: str) -> str:
        """The base with an index."""
        raise NotImplementedError

    def parens(self, inner: str) -> str:
        """Parentheses as tall as what they hold."""
        raise NotImplementedError

    def brackets(self, inner: str) -> str:
        """Square brackets as tall as what they hold."""
        raise NotImplementedError

    def call(self, function: str, inner: str) -> str:
        """A function with its arguments in parentheses."""
        raise NotImplementedError

    def greek(self, name: str) -> str:
        """The Greek letter of that English name."""
        raise NotImplementedError

    def operator(self, name: str) -> str:
        """The upright name of a function, such as log or Re."""
        raise NotImplementedError

    def words(self, text: str) -> str:
        """Upright text inside a formula."""
        raise NotImplementedError

    def at(self, body: str, where: str) -> str:
        """The body with a bar behind it: evaluated where."""
        raise NotImplementedError

    def grid(self, rows: list[list[str]]) -> str:
        """A matrix."""
        raise NotImplementedError

    # --- names and numbers

    def _print_Symbol(self, expr: Symbol) -> str:
        return self.name(expr.name)

    _print_Dummy = _print_Symbol

    def name(self, name: str) -> str:
        """The name of a symbol or a function, with its indices."""
        if name in self.names:
            return self.names[name]
        if name.endswith("'"):
            return self.name(name[:-1]) + "'"
        stem, supers, subs = split_super_sub(name)
        printed = self.stem(stem)
        if subs:
            printed = self.below(printed, ", ".join(map(self.stem, subs)))
        return self.above(printed, ", ".join(map(self.stem, supers))) if supers else printed

    def stem(self, stem: str) -> str:
        if stem in self.names:
            return self.names[stem]
        stem = {"eps": "epsilon"}.get(stem, stem)
        if stem in GREEK:
            return self.greek(stem)
        return stem if stem.isdigit() or (len(stem) == 1 and stem.isalpha()) else self.words(stem)

    def _print_int(self, expr: int) -> str:
        return str(expr)

    def _print_float(self, expr: float) -> str:
        return self._print(Float(expr))

    def _print_bool(self, expr: bool) -> str:
        return self.words("true" if expr else "false")

    def _print_str(self, expr: str) -> str:
        return self.words(expr)

    def _print_Integer(self, expr: Integer) -> str:
        return str(expr.p)

    def _print_Rational(self, expr: Rational) -> str:
        sign = "-" if expr.p < 0 else ""
        return sign + self.fraction(str(abs(expr.p)), str(expr.q))

    _print_Half = _print_Rational

    def _print_Float(self, expr: Float) -> str:
        digits, _, exponent = sstr(expr, full_prec=False).partition("e")
        return f"{digits} {self.marks['dot']} {self.above('10', exponent.lstrip('+'))}" if exponent else digits

    def _print_Infinity(self, expr: Expr) -> str:
        return self.marks["infinity"]

    def _print_NegativeInfinity(self, expr: Expr) -> str:
        return "-" + self.marks["infinity"]

    def _print_ImaginaryUnit(self, expr: Expr) -> str:
        return "i"

    def _print_Exp1(self, expr: Expr) -> str:
        return "e"

    def emptyPrinter(self, expr: Any) -> str:
        raise NotImplementedError(f"{type(self).__name__} has no notation for {type(expr).__name__}: {expr}")
