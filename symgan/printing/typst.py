"""Typst mathematics; SymPy has no printer for it."""

from __future__ import annotations

from typing import Any

from sympy import Expr, Integral, Sum

from symgan import notation
from symgan.printing.paper import Paper, PlusMinus


def typst(expr: Any) -> str:
    """The expression (or record, tuple, dict) as Typst mathematics, without dollars.

    NotImplementedError names the class of a node that has no notation here.
    """
    return Typst().doprint(expr)


def plus_minus(center: Expr, offset: Expr) -> str:
    """The pair center ± offset as Typst mathematics."""
    return typst(PlusMinus(center, offset))


class Typst(Paper):
    """What :class:`Paper` leaves open, in Typst."""

    printmethod = "_typst"
    names = notation.TYPST
    marks = {
        "dot": "dot", "plus-minus": "plus.minus", "infinity": "infinity", "gap": "quad",
        "d": "dif", "partial": "partial", "expectation": "EE", "normal": "cal(N)", "uniform": "cal(U)",
        "indicator": "bold(1)",
        "==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
        "and": '"and"', "or": '"or"', "not": '"not"', "implies": "=>", "equivalent": "<=>",
    }  # fmt: skip

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"frac({numerator}, {denominator})"

    def root(self, radicand: str, degree: str) -> str:
        return f"root({degree}, {radicand})" if degree else f"sqrt({radicand})"

    def above(self, base: str, exponent: str) -> str:
        return f"{base}^{_script(exponent)}"

    def below(self, base: str, index: str) -> str:
        return f"{base}_{_script(index)}"

    def parens(self, inner: str) -> str:
        return f"({inner})"

    def brackets(self, inner: str) -> str:
        return f"[{inner}]"

    def call(self, function: str, inner: str) -> str:
        return f"{function}({inner})"

    def greek(self, name: str) -> str:
        return name

    def operator(self, name: str) -> str:
        return f'op("{name}")' if name in ("Re", "Im", "sign", "erf") else name

    def words(self, text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'

    def at(self, body: str, where: str) -> str:
        return f"lr({body} |)_({where})"

    def _print_Pi(self, expr: Expr) -> str:
        return "pi"

    def _print_Abs(self, expr: Expr) -> str:
        return f"abs({self._print(expr.args[0])})"

    def _print_conjugate(self, expr: Expr) -> str:
        return f"overline({self._print(expr.args[0])})"

    def _print_Piecewise(self, expr: Expr) -> str:
        cases = [f'{self._print(value)} & "if" {self._print(condition)}' for value, condition in expr.args]
        if expr.args[-1][1] == True:  # noqa: E712 - SymPy's true, not Python's
            cases[-1] = f'{self._print(expr.args[-1][0])} & "otherwise"'
        return f"cases({', '.join(cases)})"

    def _print_Integral(self, expr: Integral) -> str:
        signs = " ".join(self.limits("integral", bounds) for _, *bounds in reversed(expr.limits))
        variables = " ".join(f"dif {self._print(limit[0])}" for limit in expr.limits)
        return f"{signs} {self.operand(expr.function)} {variables}"

    def _print_Sum(self, expr: Sum) -> str:
        signs = (self.limits("sum", (low, high), f"{self._print(k)} = ") for k, low, high in reversed(expr.limits))
        return f"{' '.join(signs)} {self.operand(expr.function)}"

    def limits(self, sign: str, bounds: Any, start: str = "") -> str:
        """The sign of an integral or a sum with its bounds, if any."""
        if len(bounds) != 2:
            return sign
        low, high = map(self._print, bounds)
        return f"{sign}_({start}{low})^({high})"

    def grid(self, rows: list[list[str]]) -> str:
        gap = "row-gap: #0.8em, " if any("frac(" in entry for row in rows for entry in row) else ""
        return f"mat({gap}{'; '.join(map(', '.join, rows))})"


def _script(printed: str) -> str:
    return printed if len(printed) == 1 or printed.isdigit() else f"({printed})"
