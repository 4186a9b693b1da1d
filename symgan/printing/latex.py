"""LaTeX: SymPy's printer with the notations and the order of a paper."""

from __future__ import annotations

from typing import Any

from sympy import Expr, Function
from sympy.printing.latex import LatexPrinter

from symgan import notation
from symgan.printing.paper import OPERATORS, Paper, PlusMinus


def latex(expr: Any) -> str:
    """The expression (or record, tuple, dict) as LaTeX, without dollars; needs amsmath and amssymb."""
    return Latex().doprint(expr)


def plus_minus(center: Expr, offset: Expr) -> str:
    r"""The pair center \pm offset as LaTeX."""
    return latex(PlusMinus(center, offset))


class Latex(Paper, LatexPrinter):
    """What :class:`Paper` leaves open, in LaTeX; the rest is SymPy's."""

    names = notation.LATEX
    marks = {
        "dot": r"\cdot", "plus-minus": r"\pm", "infinity": r"\infty", "gap": r"\quad", "d": r"\mathrm{d}",
        "partial": r"\partial", "expectation": r"\mathbb{E}", "normal": r"\mathcal{N}", "uniform": r"\mathcal{U}",
        "indicator": r"\mathbf{1}",
        "==": "=", "!=": r"\neq", "<": "<", "<=": r"\leq", ">": ">", ">=": r"\geq",
        "and": r"\text{ and }", "or": r"\text{ or }", "not": r"\text{not }",
        "implies": r"\Rightarrow", "equivalent": r"\Leftrightarrow",
    }  # fmt: skip

    def fraction(self, numerator: str, denominator: str) -> str:
        return rf"\frac{{{numerator}}}{{{denominator}}}"

    def root(self, radicand: str, degree: str) -> str:
        return rf"\sqrt[{degree}]{{{radicand}}}" if degree else rf"\sqrt{{{radicand}}}"

    def above(self, base: str, exponent: str) -> str:
        return f"{base}^{{{exponent}}}"

    def below(self, base: str, index: str) -> str:
        return f"{base}_{{{index}}}"

    def parens(self, inner: str) -> str:
        return rf"\left({inner}\right)" if _tall(inner) else f"({inner})"

    def brackets(self, inner: str) -> str:
        return rf"\left[{inner}\right]" if _tall(inner) else f"[{inner}]"

    def call(self, function: str, inner: str) -> str:
        # the braces keep \left( close to its function
        return f"{function}{{{self.parens(inner)}}}" if _tall(inner) else f"{function}({inner})"

    def greek(self, name: str) -> str:
        return r"\varepsilon" if name == "epsilon" else f"\\{name}"

    def operator(self, name: str) -> str:
        # \Re and \Im are Fraktur letters
        return rf"\operatorname{{{name}}}" if name in ("Re", "Im", "sign", "erf") else f"\\{name}"

    def words(self, text: str) -> str:
        return rf"\text{{{text.translate(_ESCAPES)}}}"

    def at(self, body: str, where: str) -> str:
        return rf"\left.{body}\right|_{{{where}}}"

    def grid(self, rows: list[list[str]]) -> str:
        gap = r" \\[0.6em] " if any(_tall(entry) for row in rows for entry in row) else r" \\ "
        return rf"\begin{{pmatrix}} {gap.join(map(' & '.join, rows))} \end{{pmatrix}}"

    def _print_Function(self, expr: Function, exp: Any = None) -> str:
        known = expr.func.__name__ in OPERATORS
        return Paper._print_Function(self, expr) if known else LatexPrinter._print_Function(self, expr, exp)


_ESCAPES = {ord(c): rf"\{c}" for c in "&%$#_{}"} | {
    ord("\\"): r"\textbackslash{}", ord("~"): r"\textasciitilde{}", ord("^"): r"\textasciicircum{}",
}  # fmt: skip


def _tall(printed: str) -> bool:
    return any(mark in printed for mark in (r"\frac", r"\begin", r"\sum", r"\int", r"\left", r"\sqrt"))
