"""The best output of a critic at one point: its loss there, minimized over all outputs, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from sympy import (
    Abs,
    Add,
    And,
    Dummy,
    Expr,
    Max,
    Min,
    Mul,
    Ne,
    Piecewise,
    Poly,
    PolynomialError,
    Pow,
    S,
    Symbol,
    exp,
    expand_log,
    expand_power_exp,
    factor,
    fraction,
    log,
    preorder_traversal,
    roots,
    simplify,
    sympify,
    together,
)
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.decide.prove import prove
from symgan.optimality import r
from symgan.reading import text
from symgan.records import Judgement, Objective, Status

# The output of the critic, and its exponential where the loss is rational in that.
D = Symbol("D", real=True)
BUDGET_DEGREE = 4


@dataclass(frozen=True)
class Best:
    """The best output in the ratio r of the densities, None if there is none or it was not found."""

    output: Expr | None
    judgement: Judgement


def separated(loss: Expr, real: Symbol, fake: Symbol) -> tuple[Expr, Expr] | None:
    """The parts of a loss that samples of the data and those of the generator pay by themselves; None if mixed."""
    on_fake, on_real = sympify(loss).as_independent(real, as_Add=True)
    return None if on_real.has(fake) else (on_real, on_fake)


def shares(objective: Objective) -> tuple[tuple[Expr, Expr], tuple[Expr, Expr]] | None:
    """For generator and critic, what real and fake samples pay at the output D; None where samples are paired."""
    real, fake = Dummy("real", real=True), Dummy("fake", real=True)
    parts = [separated(sympify(loss(real, fake)), real, fake) for loss in (objective.generator, objective.critic)]
    if parts[0] is None or parts[1] is None:
        return None
    generator, critic = ((a.xreplace({real: D}), b.xreplace({fake: D})) for a, b in (parts[0], parts[1]))
    return generator, critic


def best_output(loss: Expr) -> Best:
    """The output D at which ``loss``, a function of D and of the ratio r > 0, is least among all admitted outputs.

    Admitted are those at which the logarithms in the loss are real. Where the loss is smooth it is shown strictly
    convex, so that the only zero of its derivative is the only minimum; where it is made of straight pieces, it is
    shown to be nowhere lower than at the best of its kinks.
    """
    if loss.atoms(AppliedUndef):
        return _undecided("The best output depends on a function that is left abstract.")
    if loss.has(Max, Min, Abs, Piecewise):
        return _at_a_kink(loss)
    slope = simplify(loss.diff(D))
    if not slope.has(D):
        return _straight(loss, slope)
    return _smooth(loss, slope)


def _undecided(reason: str) -> Best:
    return Best(None, Judgement(Status.UNDECIDED, (reason,)))


def _straight(loss: Expr, slope: Expr) -> Best:
    """A loss that is linear in the output has no least value unless it is constant."""
    if is_zero(slope):
        return _undecided("The loss of the critic does not depend on its output: every critic is a best one.")
    point = {r: S(2)} if slope.subs(r, 2) != 0 else {r: S(3)}
    why = f"The loss at a point is linear in the output, of slope {{{text(slope)}}}: where that is not zero, it has no"
    return Best(None, Judgement(Status.REFUTED, (f"{why} lower bound, and no output is the best.",), point))


def _smooth(loss: Expr, slope: Expr) -> Best:
    """The only zero of the derivative of a loss that is strictly convex on an interval."""
    bend, variable = rational_in_exponential(loss.diff(D, 2))
    outputs = _interval(loss, variable)
    if outputs is None:
        return _undecided("The outputs at which the loss of the critic is smooth were not found to be an interval.")
    if prove(factor(together(bend)) > 0, outputs).status is not Status.PROVED:
        return _undecided(f"The second derivative {{{text(loss.diff(D, 2))}}} was not proved positive.")
    for output in _zeros(slope):
        inside = outputs.subs(variable, output if variable == D else exp(output))
        if output.is_real and prove(inside).status is Status.PROVED:
            return Best(output, Judgement(Status.PROVED, tuple(_why(slope, output, outputs))))
    return _undecided(f"No zero of the derivative {{{text(slope)}}} was found in closed form.")


def _why(slope: Expr, output: Expr, outputs: Boolean) -> Iterator[str]:
    where = "" if outputs is S.true else f" where {{{text(outputs)}}}"
    yield f"The derivative {{{text(slope)}}} of the loss in the output D vanishes at {{Eq(D, {text(output)})}}."
    yield f"The second derivative is positive{where}: the loss is strictly convex, and least there alone."


def _interval(loss: Expr, variable: Symbol) -> Boolean | None:
    """The interval on which a loss made of sums, products, powers, logarithms and exponentials is smooth.

    As conditions on the variable, the output or its exponential; None where it is not shown to be one interval.
    """
    parts = [part for part in preorder_traversal(loss) if part.has(D)]
    if not all(isinstance(part, (Add, Mul, Symbol, exp, log)) or _is_power(part) for part in parts):
        return None
    inside = [rational_in_exponential(part.args[0]) for part in parts if isinstance(part, log)]
    bounds = [(e, x) for e, x in ((factor(together(e)), x) for e, x in inside) if e.is_positive is not True]
    if not all(x == variable and _is_bound(e, x) for e, x in bounds):
        return None
    outputs = And(*(e > 0 for e, _ in bounds))
    divided = [rational_in_exponential(part.base)[0] for part in parts if _is_power(part) and part.exp.is_negative]
    return outputs if all(prove(Ne(e, 0), outputs).status is Status.PROVED for e in divided) else None


def _is_power(part: Expr) -> bool:
    return isinstance(part, Pow) and part.exp.is_Integer is True


def _is_bound(expr: Expr, variable: Symbol) -> bool:
    """Whether it is positive on a half line of the variable."""
    alone = variable == D or not expr.has(D)
    return alone and expr.is_polynomial(variable) and Poly(expr, variable).degree() == 1


def rational_in_exponential(expr: Expr) -> tuple[Expr, Symbol]:
    """The expression with exp(k D) written as u^k for u > 0, and the variable that it is in, D or u."""
    u = Symbol("exp_D", positive=True)
    apart = expand_power_exp(expr)
    plain = apart.replace(
        lambda e: isinstance(e, exp) and e.has(D), lambda e: u ** e.exp.coeff(D) * exp(e.exp.subs(D, 0))
    )
    return plain, u if plain.has(u) else D


def _zeros(slope: Expr) -> Iterator[Expr]:
    """The outputs at which a derivative vanishes that is rational in the output or in its exponential."""
    plain, variable = rational_in_exponential(slope)
    try:
        poly = Poly(fraction(together(plain))[0], variable)
    except PolynomialError:
        return
    if poly.degree() > BUDGET_DEGREE or plain.has(D) and variable != D:
        return
    for root in roots(poly):
        if variable == D:
            yield factor(root)
        elif prove(root > 0).status is Status.PROVED:
            yield logs_apart(log(root))


def logs_apart(expr: Expr) -> Expr:
    """The expression with the logarithm of each fraction as a sum over its factors."""
    return expr.replace(lambda e: isinstance(e, log), lambda e: expand_log(log(factor(together(e.args[0])))))


def _at_a_kink(loss: Expr) -> Best:
    """The best of the kinks, with the proof that no output is better."""
    kinks = sorted({k for inner in _bends(loss) for k in roots(Poly(inner, D))}, key=str)
    values = [loss.subs(D, k) for k in kinks]
    least = prove(loss >= Min(*values)) if kinks else Judgement(Status.UNDECIDED)
    if least.status is not Status.PROVED:
        return _undecided("The loss was not found to be least at one of its kinks.")
    best = [(k, And(*(v <= w for w in values if w is not v))) for k, v in zip(kinks, values, strict=True)]
    why = f"The loss of the critic at a point is nowhere less than {{{text(Min(*values))}}}, its least value at a kink."
    return Best(Piecewise(*best), Judgement(Status.PROVED, (why, *least.evidence)))


def _bends(loss: Expr) -> Iterator[Expr]:
    """What vanishes at a kink, where it is linear in the output."""
    pairs = [a - b for part in loss.atoms(Max, Min) for a, b in combinations(part.args, 2)]
    for inner in (*pairs, *(part.args[0] for part in loss.atoms(Abs))):
        if inner.has(D) and inner.is_polynomial(D) and Poly(inner, D).degree() == 1:
            yield inner
