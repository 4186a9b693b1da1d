"""The verdict on local convergence: exactly when, when marginal, when unstable, and in a sentence."""

from __future__ import annotations

from sympy import And, ImmutableMatrix, Or, S, false, true
from sympy.logic.boolalg import Boolean

from symgan.exact.stability import boundary, consistent, defective, locate
from symgan.reading import text
from symgan.records import Factor, Outcome, Verdict


def judge(matrix: ImmutableMatrix, found: tuple[Factor, ...], flow: bool, given: Boolean = true) -> Verdict:
    """The verdict from the factors of the characteristic polynomial of the deciding matrix."""
    parts = [locate(f.poly, flow, given) for f in found]
    region = consistent(And(*(p.inside for p in parts)))
    unstable = Or(*(p.outside for p in parts))
    exact = all(p.exact for p in parts)
    marginal = consistent(boundary(parts)) if exact else None
    known = unstable if exact or unstable is S.true else None
    if region is S.true or known is S.true:
        marginal, known = false, known or false
    outcome = _outcome(region, marginal, known)
    broken = defective(matrix, found, flow, given)
    return Verdict(
        outcome=outcome,
        region=region,
        marginal=marginal,
        unstable=known,
        conditions=tuple(region.args) if isinstance(region, And) else (region,),
        reason=_sentence(outcome, region, marginal, known, broken, flow),
        defective=broken,
    )


def undecided(reason: str) -> Verdict:
    """The verdict that nothing could be decided, with the reason; its region claims nothing."""
    return Verdict(Outcome.UNDECIDED, region=false, reason=f"Undecided: {reason}.")


def _outcome(region: Boolean, marginal: Boolean | None, unstable: Boolean | None) -> Outcome:
    if region is S.true:
        return Outcome.STABLE
    if unstable is S.true:
        return Outcome.UNSTABLE
    if marginal is S.true:
        return Outcome.MARGINAL
    if region is S.false and marginal is None:
        return Outcome.UNDECIDED
    return Outcome.CONDITIONAL


def _sentence(
    outcome: Outcome,
    region: Boolean,
    marginal: Boolean | None,
    unstable: Boolean | None,
    broken: Boolean,
    flow: bool,
) -> str:
    """The verdict in prose, with the conditions in braces."""
    inside = "in the open left half-plane" if flow else "inside the open unit disc"
    edge = "the imaginary axis" if flow else "the unit circle"
    jordan = "" if broken is S.false else _jordan(broken, edge)
    if outcome is Outcome.STABLE:
        return f"Every eigenvalue lies {inside}: locally exponentially convergent for all admitted constants."
    if outcome is Outcome.UNSTABLE:
        return f"An eigenvalue lies strictly outside {edge}: the equilibrium is unstable for all admitted constants."
    if outcome is Outcome.MARGINAL:
        return f"No eigenvalue lies outside {edge} and one lies on it: the linearization decides nothing.{jordan}"
    if outcome is Outcome.UNDECIDED:
        return "Never exponentially convergent; whether marginal or unstable is undecided beyond degree two."
    return _conditional(region, marginal, unstable) + jordan


# A condition longer than this is left to the record; the sentence names it only.
PRINTED_LENGTH = 160


def _conditional(region: Boolean, marginal: Boolean | None, unstable: Boolean | None) -> str:
    parts = ["Never locally exponentially convergent"]
    if region is not S.false:
        parts = [f"Locally exponentially convergent exactly when {{{text(region)}}}"]
    if marginal is None:
        return parts[0] + "; beyond degree two the boundary of that region is left open."
    for name, condition in (("marginal", marginal), ("unstable", unstable)):
        if condition is not S.false:
            written = text(condition)
            parts.append(f"{name} when {{{written}}}" if len(written) <= PRINTED_LENGTH else f"{name} where recorded")
    return "; ".join(parts) + "."


def _jordan(broken: Boolean, edge: str) -> str:
    if broken is S.true:
        return f" An eigenvalue on {edge} is defective (a Jordan block), so the linearized iterates grow polynomially."
    return (
        f" When {{{text(broken)}}} an eigenvalue on {edge} is defective (a Jordan block): "
        "the linearized iterates grow polynomially."
    )
