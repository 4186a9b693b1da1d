"""A flow or a map that the linear part leaves still in some direction: center manifold, or rest points side by side."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import And, Expr, ImmutableMatrix, Matrix, S, false
from sympy.logic.boolalg import Boolean

from symgan.decide.signs import negative, positive
from symgan.exact.center_manifold import reduced_field
from symgan.exact.finding import Finding, finding, power, where
from symgan.exact.first_integrals import definite, first_integrals
from symgan.exact.rest_points import Contact, contact, flat_equilibria
from symgan.exact.stability import locate
from symgan.notation import lam
from symgan.reading import text
from symgan.records import Derivation


def still_directions(d: Derivation) -> int:
    """The multiplicity of the eigenvalue 0 of a flow, or 1 of a map, as it stands for all constants."""
    still = lam if d.method.flow else lam - 1
    return sum(f.multiplicity for f in d.factors if f.poly.as_expr() == still)


def zero_findings(d: Derivation) -> Iterator[Finding]:
    """What is found where the linear part has a still direction; at most one finding."""
    others = [f for f in d.factors if f.poly.as_expr() != (lam if d.method.flow else lam - 1)]
    rest = And(*(locate(f.poly, d.method.flow, d.given).inside for f in others))
    routes = (_attracting_equilibria(d, rest), _contact(d), _center_manifold(d, rest), _integral(d), _line(d))
    yield from (f for f in [next((f for route in routes for f in route), None)] if f is not None)


def _attracting_equilibria(d: Derivation, rest: Boolean) -> Iterator[Finding]:
    """A flat manifold of equilibria as wide as the eigenvalue, all other eigenvalues strictly inside."""
    kernel = flat_equilibria(d.update, d.equilibrium, d.matrix, d.method.flow)
    if rest is false or not kernel or len(kernel) < still_directions(d):
        return
    if len(kernel) == len(d.equilibrium):
        words = "every point rests, so that the equilibrium is stable and no run converges to it."
    else:
        words = (
            f"{_flat(kernel)} of equilibria passes through this one and attracts: every nearby run converges, "
            "exponentially, to some equilibrium on it. Each is stable in the sense of Lyapunov, and not "
            "asymptotically stable."
        )
    why = "The field vanishes identically in the directions given, and every other eigenvalue is strictly stable."
    yield finding("equilibria", "Other equilibria", where(rest, words), ImmutableMatrix.hstack(*kernel), why)


def _line(d: Derivation) -> Iterator[Finding]:
    """Equilibria side by side, and nothing more known."""
    kernel = flat_equilibria(d.update, d.equilibrium, d.matrix, d.method.flow)
    if kernel:
        words = (
            f"{_flat(kernel)} of equilibria passes through this one, so that it is not asymptotically stable; whether "
            "it is stable in the sense of Lyapunov is undecided: none of the routes within the budget applies."
        )
        yield finding("equilibria", "Other equilibria", where(S.true, words), ImmutableMatrix.hstack(*kernel))


def _flat(kernel: list[Matrix]) -> str:
    return "a line" if len(kernel) == 1 else f"a flat manifold of dimension {len(kernel)}"


def _contact(d: Derivation) -> Iterator[Finding]:
    """A planar flow with a common factor that vanishes at the equilibrium."""
    found = contact(d.update, d.equilibrium) if d.method.flow and len(d.game.params) == 2 else None
    if found is None:
        return
    said = (
        f"the field is {{{text(found.factor)}}} times a field that does not vanish here, so that all points where this "
        "factor is zero rest"
    )
    why = (
        "In coordinates that straighten the other field the flow is one-dimensional; along that field the factor "
        f"vanishes to order {found.order}, with this derivative."
    )
    yield finding("equilibria", "Other equilibria", where(S.true, f"{said}; {_meeting(found, d)}"), found.value, why)


def _meeting(found: Contact, d: Derivation) -> str:
    """What the first derivative of the factor along the other field says."""
    if found.order % 2 == 0:
        return "it changes no sign across the equilibrium, which is therefore unstable: on one side runs move away."
    attracts = negative(found.value, d.given)
    stable = (
        "every nearby run converges to a resting point near the equilibrium, which is stable in the sense of Lyapunov"
    )
    if attracts is S.true:
        return f"{stable}, and not asymptotically stable where these points are a curve."
    if positive(found.value, d.given) is S.true:
        return "nearby runs move away along the other field: the equilibrium is unstable."
    return f"when {{{text(attracts)}}} {stable}; when {{{text(positive(found.value, d.given))}}} it is unstable."


def _center_manifold(d: Derivation, rest: Boolean) -> Iterator[Finding]:
    """A simple zero eigenvalue of a flow, every other one stable: the reduced field decides."""
    if not d.method.flow or still_directions(d) != 1 or rest is false:
        return
    found = reduced_field(d.update, d.equilibrium, d.matrix)
    if found is None:
        return
    c, order = found.coefficient, found.order
    said = f"on the center manifold the amplitude x changes at the rate {{{text(c)}}} times its {power(order)}"
    yield finding("center-manifold", "Center manifold", where(rest, f"{said}: {_one_dimensional(c, order, d)}"), c)


def _one_dimensional(c: Expr, order: int, d: Derivation) -> str:
    """Stable exactly when the order is odd and the coefficient negative."""
    if order % 2 == 0:
        return "nearby runs on one side move away, and the equilibrium is unstable."
    attracts, repels = negative(c, d.given), positive(c, d.given)
    stable = "nearby runs converge to the equilibrium, not exponentially but like a power of time"
    if attracts is S.true:
        return f"{stable}."
    if repels is S.true:
        return "nearby runs move away, and the equilibrium is unstable."
    return f"when {{{text(attracts)}}} {stable}; when {{{text(repels)}}} it is unstable."


def _integral(d: Derivation) -> Iterator[Finding]:
    """A definite conserved quantity: stable in the sense of Lyapunov, whatever the linear part."""
    integrals = d.invariants or (first_integrals(d.game.params, d.update) if d.method.flow else ())
    for integral in integrals:
        strict = definite(integral, d.equilibrium, d.given)
        if strict is not false:
            words = (
                f"the conserved quantity {{{text(integral)}}} has a strict extremum at the equilibrium, which is "
                "therefore stable in the sense of Lyapunov and not asymptotically stable."
            )
            yield finding("conserved", "Conserved quantity", where(strict, words), integral, invariants=integrals)
            return
