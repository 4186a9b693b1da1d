"""sg.prove: a statement about constants, decided exactly or left undecided with the reason."""

from __future__ import annotations

from sympy import And, Equivalent, Implies, Not, Or, S, Symbol, sympify, true
from sympy.core.relational import Eq, Ge, Gt, Le, Lt, Ne, Relational
from sympy.logic.boolalg import Boolean, BooleanAtom

from symgan.decide import witness
from symgan.decide.identity import is_zero
from symgan.decide.signs import nonnegative, positive, zero
from symgan.reading import text
from symgan.records import InputError, Judgement, Status


def prove(relation: Boolean, given: Boolean = true) -> Judgement:
    """Whether the relation holds for all values that the assumptions of its symbols and ``given`` admit.

    PROVED rests on an exact identity or on the signs of exact factors; REFUTED comes with a
    witness, a rational value for every free symbol, at which the relation is false; everything
    else is UNDECIDED with the reason. InputError where relation or given is no SymPy Boolean.
    """
    for name, condition in (("relation", relation), ("given", given)):
        if not isinstance(condition, (Boolean, bool)) or isinstance(condition, Symbol):
            raise InputError(f"prove takes SymPy Booleans, such as Eq(a, b) or a > 0; {name} is {condition!r}")
    relation, given = sympify(relation), sympify(given)
    if holds(relation, given):
        assumed = "" if given is S.true else f", given {{{text(given)}}}"
        return Judgement(Status.PROVED, (f"By exact algebra {{{text(relation)}}} holds{assumed}.",))
    point = witness.find(relation, given)
    if point is not None:
        there = ", ".join(f"{{Eq({s}, {value})}}" for s, value in point.items())
        return Judgement(
            Status.REFUTED, (f"{{{text(relation)}}} is false" + (f" at {there}." if there else "."),), point
        )
    return Judgement(Status.UNDECIDED, (f"Neither a proof of {{{text(relation)}}} nor a witness was found.",))


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
    if isinstance(relation, (Gt, Lt)):
        return positive(relation.gts - relation.lts, given) is S.true
    if isinstance(relation, (Ge, Le)):
        return nonnegative(relation.gts - relation.lts, given) is S.true
    return False
