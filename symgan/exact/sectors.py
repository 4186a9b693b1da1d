"""Whether the origin attracts in a planar field that is linear on cones, decided exactly.

The angle of an orbit moves by itself. Either some ray is invariant: then every orbit tends to such
rays, and the growth along them decides. Or all orbits turn: then the multiplier of a full turn does.
J. Imura, A. van der Schaft, "Characterization of well-posedness of piecewise-linear systems", 2000;
M. K. Camlibel, W. Heemels, J. Schumacher, "Stability and controllability of planar bimodal linear
complementarity systems", 2003. Discontinuous fields are meant in the sense of A. Filippov,
"Differential Equations with Discontinuous Righthand Sides", 1988: every solution counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sympy import And, Expr, Not, Or, Piecewise, S, false, true
from sympy.logic.boolalg import Boolean

from symgan.exact.conditions import settled
from symgan.exact.cones import Sector, around
from symgan.exact.full_turn import Change, FullTurn, change, full_turn
from symgan.exact.invariant_rays import InvariantRay, invariant_rays, turns
from symgan.exact.undecided import Undecided
from symgan.reading import text
from symgan.records import Outcome


@dataclass(frozen=True)
class SectorVerdict:
    """When the origin attracts exponentially (``region``), when some orbit grows exponentially, and when neither.

    ``region``, ``unstable`` and ``marginal`` exclude and exhaust each other; they are None where
    nothing is decided, and ``reason`` says why. ``rays`` are the invariant rays; ``multiplier``
    and ``period`` are those of a full turn, None where no orbit turns.
    """

    outcome: Outcome
    region: Boolean | None = None
    unstable: Boolean | None = None
    marginal: Boolean | None = None
    rays: tuple[InvariantRay, ...] = ()
    multiplier: Expr | None = None
    period: Expr | None = None
    reason: str = ""


@dataclass(frozen=True)
class _Turn:
    """All orbits turn in one sense ``where``; what a turn is, and what it does."""

    where: Boolean
    turn: FullTurn
    change: Change


def decide(sectors: tuple[Sector, ...], given: Boolean = true) -> SectorVerdict:
    """The verdict on the origin of the field that is linear on each of these cones.

    The sectors go counterclockwise around the origin once; ``given`` are conditions on the
    constants. InputError where they do not.
    """
    try:
        return _decided(around(sectors, given), given)
    except Undecided as why:
        return SectorVerdict(Outcome.UNDECIDED, reason=f"Undecided: {why}.")


def _decided(sectors: tuple[Sector, ...], given: Boolean) -> SectorVerdict:
    rays = _rays(sectors, given)
    ways = _ways(sectors, given)
    region = And(*(Or(Not(r.exists), r.decays) for r in rays), *(Or(Not(w.where), w.change.shorter) for w in ways))
    unstable = Or(*(And(r.exists, r.grows) for r in rays), *(And(w.where, w.change.longer) for w in ways))
    region = settled(region, given)
    unstable = false if region is S.true else settled(unstable, given)
    marginal = _marginal(region, unstable, rays, ways)
    outcome = _outcome(region, unstable, marginal)
    return SectorVerdict(
        outcome=outcome,
        region=region,
        unstable=unstable,
        marginal=marginal,
        rays=rays,
        multiplier=_by_way([(w.turn.multiplier, w.where) for w in ways]),
        period=_by_way([(w.turn.period, w.where) for w in ways]),
        reason=_reason(outcome, region, unstable, rays, ways),
    )


def _rays(sectors: tuple[Sector, ...], given: Boolean) -> tuple[InvariantRay, ...]:
    """The invariant rays, those that are proved not to exist left out."""
    told = (replace(ray, exists=settled(ray.exists, given)) for ray in invariant_rays(sectors, given))
    return tuple(ray for ray in told if ray.exists is not false)


def _ways(sectors: tuple[Sector, ...], given: Boolean) -> tuple[_Turn, ...]:
    """The senses in which orbits may turn."""
    found = []
    for sense in (1, -1):
        where = settled(turns(sectors, sense, given), given)
        if where is not false:
            turn = full_turn(sectors, sense, given)
            found.append(_Turn(where, turn, change(turn, And(given, where))))
    return tuple(found)


def _marginal(region: Boolean, unstable: Boolean, rays: tuple[InvariantRay, ...], ways: tuple[_Turn, ...]) -> Boolean:
    """Neither of the others: a turn closes orbits, or a ray rests and none grows."""
    if S.true in (region, unstable):
        return false
    if region is S.false and unstable is S.false:
        return true
    return Or(*(_rests_alone(r, rays) for r in rays), *(And(w.where, w.change.closed) for w in ways))


def _rests_alone(ray: InvariantRay, rays: tuple[InvariantRay, ...]) -> Boolean:
    """The ray consists of equilibria, and orbits grow along no other."""
    others = (other for other in rays if other.growth != ray.growth)
    return And(ray.exists, ray.rests, *(Not(And(other.exists, other.grows)) for other in others))


def _by_way(values: list[tuple[Expr, Boolean]]) -> Expr | None:
    if not values:
        return None
    return values[0][0] if len(values) == 1 else Piecewise(*values)


def _outcome(region: Boolean, unstable: Boolean, marginal: Boolean) -> Outcome:
    for outcome, where in ((Outcome.STABLE, region), (Outcome.UNSTABLE, unstable), (Outcome.MARGINAL, marginal)):
        if where is S.true:
            return outcome
    return Outcome.CONDITIONAL


def _reason(
    outcome: Outcome, region: Boolean, unstable: Boolean, rays: tuple[InvariantRay, ...], ways: tuple[_Turn, ...]
) -> str:
    """What decides, in prose, with expressions in braces."""
    if ways and ways[0].where is S.true:
        effect = _EFFECTS.get(outcome) or f"less than 1 exactly when {{{text(region)}}}"
        multiplier = text(ways[0].turn.multiplier)
        return f"Every orbit turns about the origin; a turn multiplies it by {{{multiplier}}}, {effect}."
    if outcome is Outcome.CONDITIONAL and region is S.false:
        return f"Some invariant ray does not decay, or a turn does not contract; orbits grow when {{{text(unstable)}}}."
    if outcome is Outcome.CONDITIONAL:
        return f"All invariant rays decay, or where there is none a turn contracts, exactly when {{{text(region)}}}."
    told = [_told(r) for r in rays if And(r.exists, getattr(r, _SIGNS[outcome])) is S.true]
    return f"Every orbit tends to invariant rays. {' '.join(dict.fromkeys(told))}"


_EFFECTS = {Outcome.STABLE: "less than 1", Outcome.UNSTABLE: "more than 1", Outcome.MARGINAL: "exactly 1"}
_SIGNS = {Outcome.STABLE: "decays", Outcome.UNSTABLE: "grows", Outcome.MARGINAL: "rests"}


def _told(ray: InvariantRay) -> str:
    """A sentence on one ray."""
    x, y = (text(e) for e in ray.direction)
    how = {
        "eigenvector": "",
        "sliding": ", on which orbits slide,",
        "escaping": ", which orbits may leave to both sides,",
    }
    return f"On the ray through ({{{x}}}, {{{y}}}){how[ray.how]} they grow as exp({{{text(ray.growth)}}} t)."
