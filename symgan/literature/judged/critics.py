"""Statements on best critics, judged: the claimed functional against the one that the objective's losses give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sympy import Eq, Equivalent, Expr, simplify

from symgan.decide.prove import prove
from symgan.exact.f_divergence import functional, kinked, same
from symgan.exact.optimal_critic import best_critic, critic_loss, descent_curvature, frozen_at, retrained_at, value_at
from symgan.exact.pointwise import D, logs_apart
from symgan.literature.evidence import all_zero, undecided
from symgan.literature.statements.critics import (
    BestOutput,
    CriticAttains,
    DescentConvex,
    GeneratorDescends,
    GeneratorPays,
    LeastAtData,
    NoBestOutput,
    OnlyNash,
)
from symgan.optimality import p, q, r
from symgan.reading import text
from symgan.records import InputError, Judgement, Objective, Status


def best_output(statement: BestOutput) -> Judgement:
    """The claimed output is the only minimum of the critic's loss at a point."""
    best = best_critic(statement.objective)
    if best.output is None:
        return undecided(best.judgement.evidence[0])
    claimed = Eq(_in_ratio(statement.output), best.output, evaluate=False)
    return _beside(best.judgement, prove(claimed, _in_ratio(statement.given)))


def no_best_output(statement: NoBestOutput) -> Judgement:
    """The derivative of the critic's loss in its output is the claimed slope, without the output in it."""
    loss = critic_loss(statement.objective)
    if loss is None:
        return undecided("No point has a loss of its own.")
    slope = simplify(loss.diff(D))
    if slope.has(D):
        return undecided("The critic's loss at a point is not linear in its output.")
    return all_zero([slope - _for_each_sample(statement.slope)], "the slope of the loss less the claimed one")


def critic_attains(statement: CriticAttains) -> Judgement:
    """Both integrands differ by a multiple of p - q."""
    return _at_best(statement.objective, value_at, statement.integrand)


def generator_pays(statement: GeneratorPays) -> Judgement:
    """Both integrands differ by a multiple of p - q."""
    return _at_best(statement.objective, retrained_at, statement.integrand)


def generator_descends(statement: GeneratorDescends) -> Judgement:
    """Both functionals have the same derivative in the density of the samples."""
    return _at_best(statement.objective, frozen_at, statement.integrand)


def descent_convex(statement: DescentConvex) -> Judgement:
    """The sign of h'', which is minus that of the slope of the generator's loss in the ratio of the densities."""
    best = best_critic(statement.objective)
    if best.output is None:
        return undecided(best.judgement.evidence[0])
    if kinked(best.output):
        return undecided("The best output jumps, and the functional has no second derivative there.")
    curvature = descent_curvature(statement.objective, best.output)
    found = prove(Equivalent(curvature >= 0, _in_ratio(statement.region)), statement.given)
    return _beside(Judgement(best.judgement.status, (f"The second derivative is {{{text(curvature)}}}.",)), found)


def least_at_data(statement: LeastAtData) -> Judgement:
    """The integrand is strictly above its tangent elsewhere, and its value at equal densities is the claimed one."""
    best = best_critic(statement.objective)
    if best.output is None:
        return undecided(best.judgement.evidence[0])
    value = functional(value_at(statement.objective, best.output))
    if value.least.status is not Status.PROVED:
        return undecided("The value was not shown to be least at equal laws alone.")
    return _beside(value.least, all_zero([value.constant - statement.value], "the value there less the claimed one"))


def only_nash(statement: OnlyNash) -> Judgement:
    """At the best critic the generator's loss of a sample falls as p/q grows, so that it moves mass unless p/q is 1."""
    best = best_critic(statement.objective)
    if best.output is None:
        return undecided(best.judgement.evidence[0])
    curvature = descent_curvature(statement.objective, best.output)
    falls = prove(curvature > 0)
    if falls.status is not Status.PROVED:
        return undecided("The generator's loss was not shown to fall as the ratio of the densities grows.")
    why = (
        f"At the best critic the generator's loss of a sample has the derivative {{{text(-r * curvature)}}} in {{r}}, "
        "the ratio p/q. Unless that is the same everywhere the generator gains by moving samples to where it is more.",
        "Where the laws are equal the best critic is constant, and no generator is better than another.",
    )
    equal = all_zero([best.output.subs(r, 1) - statement.output], "the output at equal laws less the claimed one")
    return _beside(Judgement(Status.PROVED, (*best.judgement.evidence, *why)), equal)


def _at_best(objective: Objective, of: Callable[[Objective, Expr], Expr | None], integrand: Expr) -> Judgement:
    """Whether a functional at the best critic is the integral of what is claimed."""
    best = best_critic(objective)
    if best.output is None:
        return undecided(best.judgement.evidence[0])
    found = of(objective, best.output)
    if found is None:
        return undecided("The functional was not found in closed form.")
    claimed = _for_each_sample(integrand)
    if of is frozen_at:  # it is known up to a constant
        claimed = claimed - claimed.subs(r, 1)
    return _beside(best.judgement, same(found, claimed))


def _beside(first: Judgement, last: Judgement) -> Judgement:
    """The last judgement, resting on the first if it is a proof."""
    if last.status is not Status.PROVED:
        return last
    return Judgement(Status.PROVED, (*first.evidence, *last.evidence))


def _in_ratio(formula: Any) -> Any:
    """A formula that depends on p and q by their ratio alone, written in that."""
    found = logs_apart(formula.subs(p, r * q))
    return found.subs(q, 1)


def _for_each_sample(integrand: Expr) -> Expr:
    """An integrand divided by q, in the ratio; InputError if it is not as many times larger as both densities are."""
    found = logs_apart(simplify(integrand.subs(p, r * q) / q))
    if found.has(p, q):
        raise InputError(f"an integrand grows with both densities alike, as p*log(p/q); got {integrand}")
    return found
