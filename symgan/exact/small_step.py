"""Small steps over a flow that is a center to first order: the error of the step against the flow's own damping."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Poly, PolynomialError, S, Symbol, cancel, false, sqrt
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.decide.signs import negative, positive, zero
from symgan.exact.averaging import circle_squared, follows, growth, step_symbol
from symgan.exact.center import turns
from symgan.exact.definite import analytic_everywhere, signed
from symgan.exact.field import at
from symgan.exact.finding import Finding, finding, where
from symgan.exact.first_integrals import definite
from symgan.exact.focal import focal_value, invariant_form
from symgan.exact.invariants import quadratic_invariants
from symgan.exact.taylor import taylor
from symgan.reading import text
from symgan.records import Derivation, InvariantCircle


def step_findings(d: Derivation) -> Iterator[Finding]:
    """What small steps make of a center: an invariant circle, or a spiral from which no run returns.

    Nothing where the method does not follow the flow with one step size, or the flow is no center.
    """
    h = step_symbol(d.method.hyper)
    if h is None or turns(d.jacobian, True, d.given) is not S.true:
        return
    if not follows(d.update, d.field, d.game.params, h):
        return
    kept = quadratic_invariants(d.game.params, d.field, True)
    spirals = [f for i in kept for f in _growing(d, i)]
    yield from spirals[:1] or _circle(d, h)


def _growing(d: Derivation, integral: Expr) -> Iterator[Finding]:
    """A definite first integral of the flow that each step of the method increases."""
    strict = definite(integral, d.equilibrium, d.given)
    if strict is not S.true:
        return
    after = integral.subs(dict(zip(d.game.params, d.update or (), strict=True)), simultaneous=True)
    ratio = cancel(after / integral)
    if not ratio.free_symbols & set(d.game.params) and positive(ratio - 1, d.given) is S.true:
        words = f"each step multiplies {{{text(integral)}}}, which the flow conserves, by {{{text(ratio)}}}"
        yield _outward(words, ratio)
        return
    sign = signed(after - integral, d.given)
    if sign is None or sign.sign < 0:
        return
    words = f"each step increases {{{text(integral)}}}, which the flow conserves"
    elsewhere = [q for q in sign.zeros if not _vanishes_only_there(q, d)]
    if not elsewhere and analytic_everywhere(d.update or ()):
        yield _outward(words, cancel(after - integral))
    elif all(zero(at(q, d.equilibrium), d.given) is false for q in elsewhere):
        yield _outward(f"near the equilibrium {words}", cancel(after - integral), "its neighborhood")


def _outward(words: str, value: Expr, left: str = "every bounded set") -> Finding:
    said = (
        f"{words}: there is no invariant circle there, and every run but the equilibrium spirals outward and leaves "
        f"{left}."
    )
    why = "On a bounded run the quantity would tend to a limit, and stay constant on the runs that it accumulates at."
    return finding("spiral", "Outward spiral", where(S.true, said), value, why)


def _vanishes_only_there(factor: Expr, d: Derivation) -> bool:
    """Whether the factor is a definite quadratic form in the displacement, so that its only zero is the equilibrium."""
    try:
        poly = Poly(factor, *d.game.params)
    except PolynomialError:
        return False
    here = is_zero(factor.subs(d.equilibrium)) is True
    return here and poly.total_degree() == 2 and definite(factor, d.equilibrium, d.given) is S.true


def _circle(d: Derivation, h: Symbol) -> Iterator[Finding]:
    """The radius at which the growth of one linear step and the averaged damping of the flow cancel."""
    focal = focal_value(taylor(d.field, d.equilibrium, 3), True, range(1, 2))
    grown = growth(d.matrix, h)
    if focal is None or grown is None or grown.order < 2:
        return
    squared = circle_squared(focal, grown, h)
    exists = positive(squared, d.given)
    if exists is false:
        return
    attracts = negative(focal.value, d.given)
    fields = {"invariant_circle": InvariantCircle(sqrt(squared), attracts is S.true)} if exists is S.true else {}
    sentence = where(exists, f"{_near(d, h, squared)} {_attraction(attracts, exists)}.")
    factor = text(1 + grown.rate * h**grown.order)
    why = (
        f"Averaged, the linear part of a step multiplies the squared amplitude by {{{factor}}}, "
        f"and the flow changes it by {{{text(h * focal.value)}}} times its square; on the circle the two cancel. "
        "The multipliers tend to 1 with the step, so that this is averaging and no Neimark-Sacker point."
    )
    yield finding("circle", "Invariant circle", sentence, squared, why, **fields)


def _near(d: Derivation, h: Symbol, squared: Expr) -> str:
    form = invariant_form(d.jacobian, d.game.params)
    moved = form.subs({p: p - e for p, e in d.equilibrium.items()}, simultaneous=True)
    return (
        f"the linear part of a step drives runs out and the flow's own damping brings them in: as {{{h}}} tends "
        f"to 0 there is an invariant circle on which {{{text(moved)}}} is {{{text(squared)}}} to leading order, which"
    )


def _attraction(attracts: Boolean, exists: Boolean) -> str:
    """Which way runs go, in words."""
    if attracts is S.true or attracts == exists:
        return "attracts nearby runs: they neither converge nor diverge"
    if attracts is false:
        return "repels nearby runs, and bounds the basin of the equilibrium"
    return f"attracts nearby runs when {{{text(attracts)}}}"
