"""Statements on what a step or a flow does to a quantity, and on where runs go, judged."""

from __future__ import annotations

from sympy import Add, Expr, ImmutableMatrix, Poly, S

from symgan.adversarial import boxes, losses
from symgan.decide.identity import is_zero
from symgan.exact.definite import with_bases
from symgan.exact.derivation import derive
from symgan.exact.field import vector_field, worked_out
from symgan.exact.first_integrals import definite
from symgan.exact.lyapunov import lie_derivative, lyapunov
from symgan.exact.modified import modified_field
from symgan.games.quadratic import quadratic
from symgan.literature.evidence import all_zero, shown, undecided
from symgan.literature.statements import (
    Changes,
    Circles,
    Conserved,
    Decays,
    GloballyConverges,
    LimitCycles,
    ModifiedTerms,
    Multiplied,
    NoiseDrift,
    RateAlong,
    RepelsAll,
)
from symgan.reading import text
from symgan.records import Derivation, Judgement, Status

BOXED = "The boxes of the players hold some runs of the flow, so that nothing is said of all of them."


def conserved(statement: Conserved) -> Judgement:
    """The quantity after a step is the quantity before it; along a flow its derivative is zero."""
    d = derive(statement.game, statement.method)
    if d.update is None:
        return undecided("The step of the method has no closed form.")
    params, quantity = statement.game.params, statement.quantity
    if statement.method.flow and boxes(statement.game):
        return undecided(BOXED)
    if statement.method.flow:
        change = sum(quantity.diff(p) * v for p, v in zip(params, d.update, strict=True))
    else:
        change = quantity.xreplace(dict(zip(params, d.update, strict=True))) - quantity
    return all_zero([change], "the change of the quantity along a run")


def multiplied(statement: Multiplied) -> Judgement:
    """The quantity after a step is the claimed multiple of it."""
    d = derive(statement.game, statement.method)
    if d.update is None or statement.method.flow or statement.method.start:
        return undecided("There is no update map of the parameters alone.")
    after = statement.quantity.xreplace(dict(zip(statement.game.params, d.update, strict=True)))
    return all_zero([after - statement.factor * statement.quantity], "the quantity after a step less its multiple")


def rate_along(statement: RateAlong) -> Judgement:
    """The derivative of the quantity along the field is the claimed rate."""
    if boxes(statement.game):
        return undecided(BOXED)
    field = vector_field(statement.game, worked_out(losses(statement.game)))
    difference = lie_derivative(statement.quantity, statement.game.params, field) - statement.rate
    return all_zero([with_bases(difference)[0]], "the change of the quantity along an orbit less the claimed rate")


def globally_converges(statement: GloballyConverges) -> Judgement:
    """By the direct method of Lyapunov with the principle of LaSalle."""
    if boxes(statement.game):
        return undecided(BOXED)
    d = derive(statement.game)
    form = Poly(statement.lyapunov, *statement.game.params)
    quadratic = form.is_homogeneous and form.total_degree() == 2
    found = lyapunov(statement.lyapunov, d.field, d.equilibrium, d.given) if quadratic else None
    if found is None or not found.strict or definite(statement.lyapunov, d.equilibrium, d.given) is not S.true:
        return undecided("The form does not prove it: its change was not shown to be negative.")
    why = (
        f"The form is definite and changes at the rate {{{text(found.rate)}}}, which is never positive.",
        "Repeated derivatives along the field show that only the equilibrium stays where that rate is zero.",
    )
    return Judgement(Status.PROVED, (*why, "By LaSalle's principle every orbit converges to the equilibrium."))


def decays(statement: Decays) -> Judgement:
    """The derived leading term of the squared amplitude is the claimed one."""
    return _asymptotic(derive(statement.game, statement.method), "decay", statement.decay)


def circles(statement: Circles) -> Judgement:
    """The derived leading term of the radius is the claimed one, and the circle attracts."""
    d = derive(statement.game, statement.method)
    if d.invariant_circle is not None and not d.invariant_circle.attracting:
        return undecided(d.verdict.beyond)
    return _asymptotic(d, "invariant_circle", statement.radius)


def _asymptotic(d: Derivation, name: str, claimed: Expr) -> Judgement:
    """A leading term found beyond the linearization against the claimed one."""
    found = getattr(d, name)
    if found is None:
        return undecided(d.verdict.beyond or d.verdict.reason)
    derived = getattr(found, "radius", found)
    judgement = all_zero([derived - claimed], "the derived leading term less the claimed one")
    return Judgement(judgement.status, (d.verdict.beyond, *judgement.evidence), judgement.witness)


def limit_cycles(statement: LimitCycles) -> Judgement:
    """Refuted by a center; nothing here shows that a closed orbit is isolated."""
    d = derive(statement.game)
    if "center" not in {s.key for s in d.steps}:
        return undecided(d.verdict.beyond or d.verdict.reason)
    why = "Every orbit near the equilibrium is closed, so that none of them is isolated: a center, and no limit cycle."
    return Judgement(Status.REFUTED, (d.verdict.beyond, why), dict(d.equilibrium))


def modified_terms(statement: ModifiedTerms) -> Judgement:
    """The derived terms are the claimed ones, entry by entry."""
    found = modified_field(statement.game, statement.method, len(statement.terms) - 1)
    if len(found.terms) < len(statement.terms):
        return undecided(found.why)
    pairs = zip(found.terms, statement.terms, strict=True)
    return all_zero([e for f, c in pairs for e in f - c], "the derived modified field less the claimed one")


def changes(statement: Changes) -> Judgement:
    """The quantity after a step less the quantity before it is the claimed change."""
    d = derive(statement.game, statement.method)
    if d.update is None or statement.method.flow or statement.method.start:
        return undecided("There is no update map of the parameters alone.")
    after = statement.quantity.xreplace(dict(zip(statement.game.params, d.update, strict=True)))
    change = after - statement.quantity - statement.change
    return all_zero([change], "the quantity after a step less before it, less the claimed change,")


def noise_drift(statement: NoiseDrift) -> Judgement:
    """Ito's formula: half of g . H g is added for each noise; for Stratonovich's half of (g . grad)^2."""
    if boxes(statement.game):
        return undecided(BOXED)
    d, params = derive(statement.game), statement.game.params
    drift = lie_derivative(statement.quantity, params, d.field)
    for g in statement.noise:
        once = lie_derivative(statement.quantity, params, g)
        twice = lie_derivative(once, params, g)
        along = Add(*(lie_derivative(g[i], params, g) * statement.quantity.diff(p) for i, p in enumerate(params)))
        drift += (twice - along if statement.ito else twice) / 2
    return all_zero([with_bases(drift - statement.drift)[0]], "the drift of the quantity less the claimed one")


def repels_all(statement: RepelsAll) -> Judgement:
    """Proved by reversing time; refuted by a start on an eigenvector of a negative eigenvalue."""
    if boxes(statement.game):
        return undecided(BOXED)
    d = derive(statement.game)
    away = ImmutableMatrix([p - value for p, value in d.equilibrium.items()])
    if not all(is_zero(e) for e in d.field - d.jacobian * away):
        return undecided("The field is not linear.")
    backward = derive(quadratic((-d.jacobian).tolist()))
    if backward.verdict.region is S.true and backward.given is S.true:
        return Judgement(Status.PROVED, ("Backward in time every run of the linear field tends to the equilibrium.",))
    drawn = [vs[0] for value, _, vs in d.jacobian.eigenvects() if value.is_negative]
    if not drawn:
        return undecided("No line was found along which runs tend to the equilibrium.")
    start = {p: value + e for (p, value), e in zip(d.equilibrium.items(), drawn[0], strict=True)}
    why = f"The run from {shown(start)} moves on a line, an eigenvector of a negative eigenvalue, to the equilibrium."
    return Judgement(Status.REFUTED, (why,), start)
