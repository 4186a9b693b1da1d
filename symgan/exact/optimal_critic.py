"""sg.optimal_critic: the critic that is best at every point, and what generator and critic then minimize."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Integer, Piecewise, factor, log, simplify, together
from sympy.core.relational import Relational
from sympy.logic.boolalg import Boolean

from symgan.exact.f_divergence import curvature_of_descent, descended, functional
from symgan.exact.pointwise import Best, D, best_output, logs_apart, shares
from symgan.optimality import Functional, OptimalCritic, p, q, r
from symgan.reading import text
from symgan.records import InputError, Judgement, Objective, Status, Step


def optimal_critic(objective: Objective) -> OptimalCritic:
    """The critic of an objective that is best against given laws, and the functionals that the losses become.

    At a point where data have the density p and samples q the critic's loss is p a(D) + q b(D), which is
    minimized over the output D at every point by itself. Minus the least loss is an f-divergence up to a
    constant: for each output it is linear in p/q, so that the best of them is convex. The two densities
    are positive at the same points; where only one of them is, the best output may be infinite.
    InputError where no objective is given.

    Source: Goodfellow et al. 2014, section 4; Nowozin, Cseke and Tomioka 2016, section 2; Arjovsky and Bottou 2017.
    """
    if not isinstance(objective, Objective):
        raise InputError(f"optimal_critic takes an objective, such as sg.objectives.minimax(); got {objective!r}")
    best = best_critic(objective)
    if best.output is None:
        return OptimalCritic(objective, None, None, None, None, best.judgement)
    value, retrained = (functional(of(objective, best.output)) for of in (value_at, retrained_at))
    descent = frozen_at(objective, best.output)
    frozen = None if descent is None else functional(descent)
    output = in_densities(best.output)
    steps = tuple(_steps(best, output, value, retrained, frozen))
    return OptimalCritic(objective, output, value, retrained, frozen, best.judgement, steps)


def best_critic(objective: Objective) -> Best:
    """The best output of the critic of an objective, in the ratio r of the densities."""
    loss = critic_loss(objective)
    if loss is None:
        why = "The losses are expectations over real and fake samples together, and no point has a loss of its own."
        return Best(None, Judgement(Status.UNDECIDED, (why,)))
    return best_output(loss)


def critic_loss(objective: Objective) -> Expr | None:
    """What the critic pays at the output D for each fake sample, for r real ones; None where samples are paired."""
    parts = shares(objective)
    return None if parts is None else r * parts[1][0] + parts[1][1]


def value_at(objective: Objective, output: Expr) -> Expr:
    """Minus the critic's loss at this output, for each fake sample."""
    loss = critic_loss(objective)
    assert loss is not None  # there is no best output otherwise
    return -_tidy(loss.subs(D, output))


def retrained_at(objective: Objective, output: Expr) -> Expr:
    """The generator's loss at this output, for each fake sample."""
    on_real, on_fake = _generator(objective)
    return _tidy((r * on_real + on_fake).subs(D, output))


def frozen_at(objective: Objective, output: Expr) -> Expr | None:
    """What the generator descends for each fake sample while the critic gives this output and stays as it is."""
    return descended(_tidy(_generator(objective)[1].subs(D, output)))


def descent_curvature(objective: Objective, output: Expr) -> Expr:
    """The second derivative of the integrand of :func:`frozen_at` in the ratio of the densities."""
    return factor(curvature_of_descent(_tidy(_generator(objective)[1].subs(D, output))))


def in_densities(output: Expr) -> Expr:
    """An output written in the densities p and q in place of their ratio."""
    if isinstance(output, Piecewise):
        return Piecewise(*((in_densities(e), _compared(condition)) for e, condition in output.args))
    if output.is_rational_function(r):
        return factor(together(output.subs(r, p / q)))
    return output.subs(log(r), -log(q / p)) if output.coeff(log(r)).is_negative else output.subs(r, p / q)


def _compared(condition: Boolean) -> Boolean:
    """A bound of the ratio as a comparison of the densities."""
    bounds = {e: e.func(p, e.rhs * q) for e in condition.atoms(Relational) if e.lhs == r}
    return condition.xreplace(bounds)


def _generator(objective: Objective) -> tuple[Expr, Expr]:
    """What the generator pays at the output D on a real and on a fake sample."""
    parts = shares(objective)
    assert parts is not None  # there is no best output otherwise
    return parts[0]


def _tidy(loss: Expr) -> Expr:
    return logs_apart(simplify(loss))


def _steps(
    best: Best, output: Expr, value: Functional, retrained: Functional, frozen: Functional | None
) -> Iterator[Step]:
    yield Step("critic", "The best critic", " ".join(best.judgement.evidence), output)
    told = "For each sample, in the ratio {r} of the densities p and q,"
    for key, title, found in (("value", "The critic attains", value), ("retrained", "The generator pays", retrained)):
        yield Step(key, title, f"{told} this. {sort(found)}", found.integrand, ("critic",))
    if value.least.status is Status.PROVED:
        why = f"{value.least.evidence[0]} There the critic attains {{{text(value.constant)}}}."
        yield Step("equilibrium", "Where the laws are equal", why, value.constant, ("value",))
    if frozen is not None:
        stays = "While the critic stays, moved samples change the generator's loss by what each of them costs"
        why = (
            f"{stays}, and the integral of q h(r) by h less {{r}} times its derivative. They agree here. {sort(frozen)}"
        )
        yield Step("frozen", "The generator descends", why, frozen.integrand, ("critic",))


def sort(found: Functional) -> str:
    """In a sentence, which divergence a functional is, or whether it is one."""
    if found.named:
        return f"It is {in_names(found)}."
    if found.curvature is None:
        return "It is not smooth, and no divergence of the catalogue."
    kind = {Status.PROVED: "an f-divergence", Status.REFUTED: "no f-divergence"}.get(found.convex.status, "undecided")
    return f"It is {kind}, of second derivative {{{text(found.curvature)}}} and value {{{text(found.constant)}}} there."


def in_names(found: Functional) -> str:
    """A functional as multiples of divergences and a constant, as in "{2} JS less {2*log(2)}"."""
    named = sorted(((c, d.title) for c, d in found.named), key=lambda e: bool(e[0].could_extract_minus_sign()))
    terms = [*named, (found.constant, "")] if found.constant != 0 else named
    (times, name), *others = terms or [(Integer(0), "")]
    return " ".join((_times(times, name), *(_term(*term) for term in others)))


def _term(times: Expr, name: str) -> str:
    return f"less {_times(-times, name)}" if times.could_extract_minus_sign() else f"plus {_times(times, name)}"


def _times(times: Expr, name: str) -> str:
    return name if times == 1 and name else f"{{{text(times)}}} {name}".strip()
