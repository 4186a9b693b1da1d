"""sg.prove: a statement about constants, decided exactly or left undecided with the reason."""

from __future__ import annotations

from sympy import And, Equivalent, Implies, Not, Or, S, Symbol, sympify, true
from sympy.core.relational import Eq, Ge, Gt, Le, Lt, Ne, Relational
from sympy.logic.boolalg import Boolean, BooleanAtom

from symgan.decide import witness
from symgan.decide.identity import is_zero
from symgan.decide.semialgebraic import by_solvers, contradictory, refuted
from symgan.decide.signs import nonnegative, positive, zero
from symgan.decide.truth import truth
from symgan.decide.univariate import counterexample
from symgan.reading import text
from symgan.records import InputError, Judgement, Status

# Points that are tried before a solver is asked.
BUDGET_FIRST_POINTS = 81


def prove(relation: Boolean, given: Boolean = true) -> Judgement:
    """Whether the relation holds for all real values that the assumptions of its symbols and ``given`` admit.

    A relation between terms that have no real value at a point is neither true nor false there:
    the statement is refuted by a point at which it is false, and proved where no admitted point is
    one. PROVED rests on an exact identity, on the signs of exact factors, on enclosures of numbers,
    or on two decision procedures that agree; REFUTED comes with a witness, an exact value for
    every free symbol; everything else is UNDECIDED with the reason. InputError where relation or
    given is no SymPy Boolean.
    """
    for name, condition in (("relation", relation), ("given", given)):
        if not isinstance(condition, (Boolean, bool)) or isinstance(condition, Symbol):
            raise InputError(f"prove takes SymPy Booleans, such as Eq(a, b) or a > 0; {name} is {condition!r}")
    relation, given = sympify(relation), sympify(given)
    if holds(relation, given):
        return _by_algebra(relation, given)
    point = witness.find(relation, given, budget=BUDGET_FIRST_POINTS)
    if point is not None:
        return refuted(relation, point)
    if not relation.free_symbols and given is S.true and truth(relation, {}):
        return Judgement(Status.PROVED, (f"{{{text(relation)}}} holds, by balls that enclose its numbers.",))
    decided, failing = counterexample(relation, given)
    if decided:
        return refuted(relation, failing) if failing else _by_roots(relation, given)
    return by_solvers(relation, given)


def _by_algebra(relation: Boolean, given: Boolean) -> Judgement:
    assumed = "" if given is S.true else f", given {{{text(given)}}}"
    what = "it" if relation is S.true else f"{{{text(relation)}}}"  # what is the same on both sides is true at once
    return Judgement(Status.PROVED, (f"By exact algebra {what} holds{assumed}.", *contradictory(given)))


def _by_roots(relation: Boolean, given: Boolean) -> Judgement:
    assumed = "" if given is S.true else f", given {{{text(given)}}}"
    how = "by the signs of its polynomials at and between their real roots"
    return Judgement(Status.PROVED, (f"{{{text(relation)}}} holds{assumed}, {how}.", *contradictory(given)))


def holds(relation: Boolean, given: Boolean = true) -> bool:
    """Whether the relation is proved by the exact means at hand; False says nothing."""
    if isinstance(relation, BooleanAtom):
        return relation is S.true
    if isinstance(relation, And):
        return all(holds(part, given) for part in relation.args)
    if isinstance(relation, Or):
        return any(holds(part, And(given, *(~p for p in relation.args if p != part))) for part in relation.args)
    if isinstance(relation, Implies):
        return holds(relation.args[1], And(given, relation.args[0]))
    if isinstance(relation, Equivalent):
        first, *others = relation.args
        return all(holds(Implies(first, o), given) and holds(Implies(o, first), given) for o in others)
    if isinstance(relation, Not):
        return isinstance(relation.args[0], Relational) and holds(relation.args[0].negated, given)
    return isinstance(relation, Relational) and _relation_holds(relation, given)


def _relation_holds(relation: Relational, given: Boolean) -> bool:
    if relation.lhs.is_commutative is not True or relation.rhs.is_commutative is not True:  # matrices, conditions
        return False
    difference = relation.lhs - relation.rhs
    if isinstance(relation, Eq):
        return is_zero(difference) is True or zero(difference, given) is S.true
    if isinstance(relation, Ne):
        return zero(difference, given) is S.false
    if not all(s.is_real for s in relation.free_symbols):  # a square of what is not real need not be positive
        return False
    if isinstance(relation, (Gt, Lt)):
        return positive(relation.gts - relation.lts, given) is S.true
    if isinstance(relation, (Ge, Le)):
        return nonnegative(relation.gts - relation.lts, given) is S.true
    return False
