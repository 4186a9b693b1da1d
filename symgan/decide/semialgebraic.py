"""Statements about real numbers, decided by two solvers on exactly eliminated formulas."""

from __future__ import annotations

from collections.abc import Callable
from warnings import warn

from sympy import Expr, Poly, S, Symbol
from sympy.logic.boolalg import Boolean

from symgan.decide import witness
from symgan.decide.eliminate import Eliminated, eliminated
from symgan.decide.formula import FALSE, OverBudget, holds
from symgan.decide.numbers import sign
from symgan.decide.reduced import Reduced, reduced
from symgan.decide.solvers import Answer, by_cvc5, by_z3
from symgan.decide.truth import truth, value
from symgan.reading import text
from symgan.records import Judgement, Status

# Points at which the formulas are compared with the statement that they were made from.
BUDGET_COMPARED = 16


def by_solvers(relation: Boolean, given: Boolean) -> Judgement:
    """The judgement of both solvers on the points that are admitted and at which the relation is false.

    AssertionError, with a request to report it, where the formulas are seen not to be the statement.
    """
    short = reduced(relation, given)
    try:
        formulas = eliminated(short.relation, short.given)
    except OverBudget as reason:
        return _searched(relation, given, (f"No solver was asked: {reason}.",))
    question = formulas.counterexample
    first = by_z3(question)
    point = _witness(first, short, relation, given)
    if point is not None:
        return refuted(relation, point)
    second = by_cvc5(question) if first.satisfiable is not None else Answer(None, reason="cvc5 was not asked")
    if first.satisfiable is False and second.satisfiable is False:
        compare(formulas)
        return Judgement(Status.PROVED, _proof(relation, given, formulas))
    point = _witness(second, short, relation, given)
    if {first.satisfiable, second.satisfiable} == {True, False}:
        return _disagreement(relation, point)
    if point is not None:
        return refuted(relation, point)
    return _searched(relation, given, _open(first, second, formulas))


def refuted(relation: Boolean, point: witness.Point) -> Judgement:
    """The judgement that the relation is false at the point."""
    there = ", ".join(f"{{Eq({s}, {text(value)})}}" for s, value in point.items())
    sentence = f"{{{text(relation)}}} is false" + (f" at {there}." if there else ".")
    return Judgement(Status.REFUTED, (sentence,), point)


def _witness(answer: Answer, short: Reduced, relation: Boolean, given: Boolean) -> witness.Point | None:
    """A point near to the model of an answer, put in exactly; symbols that the formula does not hold are free."""
    if answer.model is None:
        return None
    own = witness.ordered(short.relation.free_symbols | short.given.free_symbols)
    model = short.restored({**next(witness.points(own, 1), {}), **answer.model})
    symbols = witness.ordered(relation.free_symbols | given.free_symbols)
    free = next(witness.points(symbols, 1), {})
    return witness.simplified({s: model.get(s, free[s]) for s in symbols}, relation, given)


def _proof(relation: Boolean, given: Boolean, formulas: Eliminated) -> tuple[str, ...]:
    if formulas.counterexample == FALSE:
        how = "By exact elimination {%s} holds%s."
    else:
        how = "{%s} holds%s: no real point satisfies its negation (z3 nlsat and cvc5 coverings agree)."
    assumed = "" if given is S.true else f", given {{{text(given)}}}"
    total = by_z3(formulas.gap).satisfiable is False and by_cvc5(formulas.gap).satisfiable is False
    domain = () if total else ("It is said of the points at which its terms have real values.",)
    return (how % (text(relation), assumed), *domain, *contradictory(given))


def contradictory(given: Boolean) -> tuple[str, ...]:
    """A sentence, where no real point satisfies the hypotheses and their symbols' assumptions."""
    symbols = witness.ordered(given.free_symbols)
    if any(witness.refutes(point, S.false, given) for point in witness.points(symbols, BUDGET_COMPARED)):
        return ()
    try:
        admitted = eliminated(S.false, given).admitted
    except OverBudget:
        return ()
    empty = all(solver(admitted).satisfiable is False for solver in (by_z3, by_cvc5))
    return ("Nothing satisfies the hypotheses, so this says nothing.",) if empty else ()


def _disagreement(relation: Boolean, point: witness.Point | None) -> Judgement:
    sentence = f"THE SOLVERS DISAGREE on {{{text(relation)}}}: z3 and cvc5 give opposite answers; please report this."
    warn(sentence, RuntimeWarning, stacklevel=4)
    if point is not None:
        found = refuted(relation, point)
        return Judgement(Status.REFUTED, (*found.evidence, sentence), point)
    return Judgement(Status.UNDECIDED, (sentence,))


def _open(first: Answer, second: Answer, formulas: Eliminated) -> tuple[str, ...]:
    """Why neither a proof nor a witness came of the two answers."""
    reasons = []
    for name, answer in (("z3", first), ("cvc5", second)):
        if answer.satisfiable is None:
            reasons.append(f"{answer.reason}.")
        elif answer.satisfiable is False:
            reasons.append(f"{name} alone finds that no real point satisfies the negation; two must.")
    if first.satisfiable and formulas.bounded:
        only = ", ".join(f"{{{text(term)}}}" for term in formulas.bounded)
        reasons.append(f"Only bounds were used of {only}, and they leave the statement open.")
    elif first.satisfiable:
        reasons.append("The solvers find a real point that could not be confirmed by putting it in.")
    return tuple(reasons)


def _searched(relation: Boolean, given: Boolean, reasons: tuple[str, ...]) -> Judgement:
    """A last search for a witness among simple points."""
    point = witness.find(relation, given)
    if point is not None:
        return refuted(relation, point)
    sentence = f"Neither a proof of {{{text(relation)}}} nor a witness was found."
    return Judgement(Status.UNDECIDED, (sentence, *reasons))


def compare(formulas: Eliminated) -> None:
    """The formulas of every relation against the relation itself, at exact points; AssertionError where they differ."""
    for relation, meaning in formulas.relations.items():
        for point in witness.spread(witness.ordered(relation.free_symbols), BUDGET_COMPARED):
            wanted, signs = truth(relation, point), signs_at(formulas, point)
            true, false = holds(meaning.true, signs), holds(meaning.false, signs)
            if wanted is not None and (true is not wanted and true is not None or false is wanted):
                raise AssertionError(f"the formula made of {relation} is not it at {point}; please report this error")


def signs_at(formulas: Eliminated, point: witness.Point) -> Callable[[Poly], int | None]:
    """The exact signs of polynomials at a point, their variables being put in as the terms that they stand for."""

    def found(poly: Poly) -> int | None:
        terms = [formulas.variables.get(g, g) for g in poly.gens]
        values = [value(term, point) for term in terms]
        if any(v is None for v in values):
            return None
        at: dict[Symbol, Expr] = dict(zip(poly.gens, values, strict=True))
        return sign(poly.as_expr().xreplace(at))

    return found
