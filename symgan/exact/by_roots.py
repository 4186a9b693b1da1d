"""A region that stays implicit, and the proof that it is right: its conditions say that every root lies inside."""

from __future__ import annotations

from sympy import Abs, And, Or, Poly, Symbol, sqrt
from sympy.logic.boolalg import Boolean, Equivalent

from symgan.decide.prove import prove
from symgan.exact.stability import half_plane, required_positive
from symgan.notation import lam
from symgan.records import Derivation, Judgement, Status


def left_implicit(d: Derivation, unknown: Symbol, facts: Boolean) -> Judgement:
    """The judgement on a region without closed form for the unknown.

    First that it is the conditions on the coefficients, put down without simplification; then, for
    factors of degree one and two, that these conditions say of a pair of roots that they lie
    inside, complex by their modulus and real one by one. Beyond that the criterion is a theorem.
    """
    why = f"No closed form fit to print was found for {{{unknown}}}, so the region is left implicit."
    plain = And(*(c > 0 for f in d.factors for c in required_positive(half_plane(f.poly, d.method.flow))))
    same = prove(Equivalent(d.verdict.region, plain, evaluate=False), facts)
    if same.status is not Status.PROVED:
        return Judgement(same.status, (why, *same.evidence), same.witness)
    degrees = sorted({f.poly.degree() for f in d.factors})
    judgements = [_criterion(n, d.method.flow) for n in degrees]
    proved = all(j.status is Status.PROVED for j in judgements)
    evidence = (why, *same.evidence, *(sentence for j in judgements for sentence in j.evidence))
    return Judgement(Status.PROVED if proved else Status.UNDECIDED, evidence)


def _criterion(degree: int, flow: bool) -> Judgement:
    """Whether the conditions on coefficients are right for every monic polynomial of the degree."""
    if degree > 2:
        theorem = f"For degree {degree} the conditions are those of Lienard and Chipart, a theorem."
        return Judgement(Status.PROVED, (theorem,))
    a = [Symbol(f"a{k}", real=True) for k in range(degree)]
    conditions = required_positive(half_plane(Poly([1, *reversed(a)], lam), flow))
    inside = _pair_inside(a[1], a[0], flow) if degree == 2 else (-a[0] < 0 if flow else Abs(a[0]) < 1)
    return prove(Equivalent(And(*(c > 0 for c in conditions)), inside, evaluate=False))


def _pair_inside(a1: Symbol, a0: Symbol, flow: bool) -> Boolean:
    apart = a1**2 - 4 * a0
    real = [(-a1 + s * sqrt(apart)) / 2 for s in (1, -1)]
    pair = a1 > 0 if flow else a0 < 1
    return Or(And(apart < 0, pair), And(apart >= 0, *((r < 0 if flow else Abs(r) < 1) for r in real)))
