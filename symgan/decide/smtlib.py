"""Polynomial formulas in SMT-LIB 2.6, the language that both solvers read."""

from __future__ import annotations

from sympy import Poly, Symbol

from symgan.decide.formula import All, Atom, Formula, unknowns


def script(formula: Formula) -> tuple[str, dict[str, Symbol]]:
    """The script that asserts the formula, without the question; and the variable behind each name in it."""
    names = {symbol: f"x{i}" for i, symbol in enumerate(unknowns(formula))}
    lines = ["(set-logic QF_NRA)", *(f"(declare-const {name} Real)" for name in names.values())]
    return "\n".join((*lines, f"(assert {_formula(formula, names)})\n")), {n: s for s, n in names.items()}


def _formula(formula: Formula, names: dict[Symbol, str]) -> str:
    if isinstance(formula, Atom):
        relation = "distinct" if formula.relation == "!=" else formula.relation
        return f"({relation} {_polynomial(formula.poly, names)} 0)"
    kind, alone = ("and", "true") if isinstance(formula, All) else ("or", "false")
    parts = [_formula(part, names) for part in formula.parts]
    return f"({kind} {' '.join(parts)})" if parts else alone


def _polynomial(poly: Poly, names: dict[Symbol, str]) -> str:
    terms = [
        _term(int(c), [names[g] for g, k in zip(poly.gens, powers, strict=True) for _ in range(k)])
        for powers, c in poly.terms()
    ]
    return terms[0] if len(terms) == 1 else f"(+ {' '.join(terms)})"


def _term(coefficient: int, factors: list[str]) -> str:
    number = str(coefficient) if coefficient >= 0 else f"(- {-coefficient})"
    parts = factors if coefficient == 1 and factors else [number, *factors]
    return parts[0] if len(parts) == 1 else f"(* {' '.join(parts)})"
