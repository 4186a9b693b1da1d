"""Whether some real point satisfies a polynomial formula: two independent complete procedures.

z3 decides by nlsat (D. Jovanovic, L. de Moura, "Solving non-linear arithmetic", 2012), cvc5 by
cylindrical algebraic coverings (E. Abraham, J. Davenport, M. England, G. Kremer, "Deciding the
consistency of non-linear real arithmetic constraints with a conflict driven search using
cylindrical algebraic coverings", 2021). Both stop after a number of steps of their own counting,
so that the same question always gets the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sympy import Expr, Poly, Rational, Symbol, rootof

from symgan.decide.formula import FALSE, TRUE, Formula
from symgan.decide.smtlib import script

# Steps, each as the solver counts them.
BUDGET_Z3 = 60_000
BUDGET_CVC5 = 20_000


@dataclass(frozen=True)
class Answer:
    """True with a model, False, or None with the reason why the solver does not know."""

    satisfiable: bool | None
    model: dict[Symbol, Expr] | None = None
    reason: str = ""


def by_z3(formula: Formula) -> Answer:
    """The answer of z3; an algebraic value in a model is the root of its polynomial."""
    if formula in (TRUE, FALSE):
        return Answer(formula == TRUE, {})
    import z3

    text, names = script(formula)
    context = z3.Context()
    solver = z3.Tactic("qfnra-nlsat", ctx=context).solver()
    solver.set("rlimit", BUDGET_Z3)
    try:
        solver.add(z3.parse_smt2_string(text, ctx=context))
        found = solver.check()
    except z3.Z3Exception as error:
        return Answer(None, reason=f"z3 stopped: {error}")
    if found == z3.unknown:
        return Answer(None, reason=f"z3 stopped: {solver.reason_unknown()}")
    return Answer(True, _z3_model(solver.model(), names)) if found == z3.sat else Answer(False)


def _z3_model(model: Any, names: dict[str, Symbol]) -> dict[Symbol, Expr]:
    import z3

    # z3 tells what it takes division by zero for as well, and that is no number
    told = [d for d in model.decls() if d.name() in names and not z3.is_false(model[d])]
    values = {d.name(): _z3_value(model[d]) for d in told}
    return {symbol: values.get(name, Rational(0)) for name, symbol in names.items()}


def _z3_value(value: Any) -> Expr:
    """A rational number, or a real root of an integer polynomial by its place among the real roots."""
    import z3

    if not z3.is_algebraic_value(value):
        return Rational(value.numerator_as_long(), value.denominator_as_long())
    coefficients = [c.as_long() for c in value.poly()]
    return rootof(Poly(coefficients[::-1], Symbol("x")), value.index() - 1)


def by_cvc5(formula: Formula) -> Answer:
    """The answer of cvc5; an algebraic value in a model is given by a rational number near to it."""
    if formula in (TRUE, FALSE):
        return Answer(formula == TRUE, {})
    import cvc5

    text, names = script(formula)
    manager = cvc5.TermManager()
    solver, symbols = cvc5.Solver(manager), cvc5.SymbolManager(manager)
    for option, value in (("nl-cov", "true"), ("nl-ext", "none"), ("produce-models", "true"), ("rlimit", BUDGET_CVC5)):
        solver.setOption(option, str(value))
    parser = cvc5.InputParser(solver, symbols)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "formula")
    try:
        while not (command := parser.nextCommand()).isNull():
            command.invoke(solver, symbols)
        found = solver.checkSat()
    except RuntimeError as error:
        return Answer(None, reason=f"cvc5 stopped: {error}")
    if found.isUnknown():
        return Answer(None, reason=f"cvc5 stopped: {found.getUnknownExplanation().name.lower().replace('_', ' ')}")
    if found.isUnsat():
        return Answer(False)
    terms = {str(t): t for t in symbols.getDeclaredTerms()}
    return Answer(True, {s: _cvc5_value(solver.getValue(terms[name])) for name, s in names.items()})


def _cvc5_value(value: Any) -> Rational:
    if value.isRealAlgebraicNumber():
        low, high = value.getRealAlgebraicNumberLowerBound(), value.getRealAlgebraicNumberUpperBound()
        return (_cvc5_value(low) + _cvc5_value(high)) / 2
    number = value.getRealValue()
    return Rational(number.numerator, number.denominator)
