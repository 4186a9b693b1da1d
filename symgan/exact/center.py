"""A planar flow whose linear part turns, or a planar map whose linear part is a rotation: center, or slow spiral?

A definite first integral makes it a center. Else the first focal value that is not zero decides,
and for a flow Lyapunov's method tells whether what holds nearby holds everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sympy import And, Eq, Expr, ImmutableMatrix, Or, S, factor, false
from sympy.logic.boolalg import Boolean

from symgan.decide.identity import is_zero
from symgan.decide.signs import negative, positive, zero
from symgan.exact.averaging import decay
from symgan.exact.finding import Finding, finding, power, where
from symgan.exact.first_integrals import definite, first_integrals
from symgan.exact.focal import BUDGET_FOCAL_ORDER, Focal, focal_value, invariant_form
from symgan.exact.lyapunov import Lyapunov, lyapunov
from symgan.exact.projection import projected_value
from symgan.exact.reversible import reflection
from symgan.exact.stability import locate
from symgan.exact.taylor import taylor
from symgan.notation import t
from symgan.reading import text
from symgan.records import Derivation

# Orders of focal values: of a map only the first, whose divisors are those of the strong resonances.
BUDGET_MAP_ORDER = 1

AWAY = "nearby runs spiral away from the equilibrium, which is unstable"


def turns(matrix: ImmutableMatrix, flow: bool, given: Boolean) -> Boolean:
    """When the linear part of a plane turns without growing: trace 0 and det > 0, or det 1 and |trace| < 2.

    False unless the equation among these holds identically in the constants.
    """
    if matrix.shape != (2, 2):
        return false
    trace, det = matrix.trace(), matrix.det()
    if is_zero(trace if flow else det - 1) is not True:
        return false
    return positive(det if flow else 4 - trace**2, given)


def center_findings(d: Derivation, there: Boolean) -> Iterator[Finding]:
    """What is found where the linear part turns, which it does where ``there`` holds."""
    center = next(_centers(d, d.invariants, there), None)
    focal = None if center else _focal(d, range(1, 2))
    if d.method.flow and center is None and focal is None:
        integrals = first_integrals(d.game.params, d.update)
        center = next(chain(_centers(d, integrals, there), _mirrored(d, there)), None)
        focal = None if center else _focal(d, range(1, BUDGET_FOCAL_ORDER + 1))
    if center is not None:
        yield center
        return
    if focal is not None:
        yield _spiral(d, focal, And(there, *_away(focal, And(d.given, there))))
    if d.method.flow and there is S.true:
        yield from _everywhere(d)


def _focal(d: Derivation, orders: range) -> Focal | None:
    if not d.method.flow and max(orders) > BUDGET_MAP_ORDER:
        return None
    return focal_value(taylor(d.update, d.equilibrium, 2 * max(orders) + 1), d.method.flow, orders)


def _away(focal: Focal, given: Boolean) -> Iterator[Boolean]:
    """That no divisor vanishes, one inequation for each factor that might."""
    for divisor in focal.divisors:
        for relation in Or.make_args(zero(divisor, given)):
            q = relation.lhs if isinstance(relation, Eq) else divisor
            if relation is not false and S.true not in (positive(q, given), negative(q, given)):
                yield ~relation


def _centers(d: Derivation, integrals: tuple[Expr, ...], there: Boolean) -> Iterator[Finding]:
    """A first integral with a strict extremum at the equilibrium."""
    for integral in integrals:
        strict = definite(integral, d.equilibrium, d.given)
        if strict is false:
            continue
        runs = "the orbits near it are closed curves around it, a center" if d.method.flow else "iterates stay on them"
        words = (
            f"the conserved quantity {{{text(integral)}}} has a strict extremum at the equilibrium, so that its level "
            f"curves there are closed, and {runs}: stable in the sense of Lyapunov, and not asymptotically stable."
        )
        why = "The second derivatives at the equilibrium are definite, and the first ones vanish."
        fields = {"invariants": integrals} if integrals != d.invariants else {}
        yield finding("center", "Center", where(And(there, strict), words), integral, why, **fields)


def _mirrored(d: Derivation, there: Boolean) -> Iterator[Finding]:
    """A flow whose orbits a reflection maps to themselves, run through backward."""
    image = reflection(d.update, d.equilibrium)
    if image is not None:
        shown = ", ".join(f"{{{p}}} to {{{text(e)}}}" for p, e in image.items())
        words = (
            f"the reflection that takes {shown} reverses the flow, so that the orbits near the equilibrium close, a "
            "center: stable in the sense of Lyapunov, and not asymptotically stable."
        )
        why = "An orbit that turns around meets the mirror line twice, and its mirror image closes it."
        yield finding("center", "Center", where(there, words), tuple(image.values()), why)


def _spiral(d: Derivation, focal: Focal, there: Boolean) -> Finding:
    """The amplitude changes at the first order that does not average to zero."""
    form = _form(d)
    value = factor(focal.value)
    attracts, repels = (c(value, And(d.given, there)) for c in (negative, positive))
    per = "along the flow" if d.method.flow else "in one step"
    said = f"on average {{{text(form)}}} changes {per} by {{{text(value)}}} times its {power(focal.order + 1)}"
    decays = decay(focal, t)
    time = "at large times {t}" if d.method.flow else "after many steps {t}"
    converges = f"nearby runs converge to the equilibrium, not exponentially but as {{{text(decays)}}} {time}"
    words = f"{said}: {_either(attracts, converges, repels, AWAY)}."
    why = "A power series whose change along the runs is one power of the squared amplitude, made degree by degree."
    fields = {"decay": decays} if attracts is S.true and there is S.true else {}
    return finding("focal", "First focal value", where(there, words), value, why, **fields)


def imaginary_pair(d: Derivation) -> tuple[Expr, Boolean]:
    """(w, there): a simple factor lambda^2 + w of a flow in more than two parameters, and where the rest is stable.

    The condition asks w > 0 as well; it is false where there is no such factor.
    """
    pairs = [f for f in d.factors if f.poly.degree() == 2 and f.multiplicity == 1 and f.poly.all_coeffs()[1] == 0]
    if not d.method.flow or len(d.game.params) < 3 or len(pairs) != 1:
        return S.Zero, false
    w = pairs[0].poly.all_coeffs()[2]
    rest = (locate(f.poly, True, d.given).inside for f in d.factors if f is not pairs[0])
    return w, And(positive(w, d.given), *rest)


def projected_findings(d: Derivation, w: Expr, there: Boolean) -> Iterator[Finding]:
    """The first focal value on the center manifold of a pair of imaginary eigenvalues, every other one stable."""
    found = projected_value(taylor(d.update, d.equilibrium, 3), d.matrix, w)
    if found is None or is_zero(found[1]) is not False:
        return
    i, value = found[0], factor(found[1])
    attracts, repels = (c(value, And(d.given, there)) for c in (negative, positive))
    said = (
        f"on the center manifold the squared amplitude of {{{d.game.params[i]}}} changes on average by "
        f"{{{text(value)}}} times its square"
    )
    converges = "nearby runs converge to the equilibrium, not exponentially"
    words = f"{said}: {_either(attracts, converges, repels, AWAY)}."
    why = "The cubic terms, and the quadratic ones twice, projected onto the critical eigenvector."
    yield finding("focal", "First focal value", where(there, words), value, why)


def _either(attracts: Boolean, converges: str, repels: Boolean, away: str) -> str:
    """What happens, by the sign of the focal value."""
    if attracts is S.true:
        return converges
    if repels is S.true:
        return away
    return f"when {{{text(attracts)}}} {converges}; when {{{text(repels)}}} {away}"


def _form(d: Derivation) -> Expr:
    """The quadratic form that the linear part keeps, in the displacements from the equilibrium."""
    form = invariant_form(d.matrix, d.game.params)
    return form.subs({p: p - e for p, e in d.equilibrium.items()}, simultaneous=True)


def _everywhere(d: Derivation) -> Iterator[Finding]:
    """Half the form that the linear part keeps as a Lyapunov function of the whole plane."""
    found = lyapunov(_form(d) / 2, d.update, d.equilibrium, d.given)
    if found is None or found.rate == 0:
        return
    words = f"along every run {{{text(found.function)}}} changes at the rate {{{text(found.rate)}}}, never positive"
    yield finding("lyapunov", "Lyapunov function", where(S.true, words + _lasalle(found)), found.rate)


def _lasalle(found: Lyapunov) -> str:
    if not found.strict:
        return ": the equilibrium is stable in the sense of Lyapunov."
    return (
        ", and no complete run but the equilibrium stays where it vanishes: by LaSalle's principle every run "
        "converges to the equilibrium, from wherever it starts."
    )
