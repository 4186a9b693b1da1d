"""What orbits of a planar flow in two affine pieces tend to: a limit cycle, or the end-points of a segment."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Implies, S, exptrigsimp, factor, sqrt
from sympy.logic.boolalg import Boolean

from symgan.decide.prove import prove
from symgan.exact.filippov import surfaces
from symgan.exact.finding import Finding, finding, where
from symgan.exact.return_map import ReturnMap, return_map
from symgan.exact.undecided import Undecided
from symgan.reading import text
from symgan.records import Derivation, LimitCycle, Status

RETURNS = (
    "Half a turn is linear on either side of the switching line, which holds both foci. The one fixed point of a whole "
    "turn gives the distance at which the cycle crosses that line, its period, and the factor by which a turn "
    "multiplies the distance from it."
)


def cycle_findings(d: Derivation) -> Iterator[Finding]:
    """The limit cycle in closed form, and where orbits come to rest instead; nothing for any other field."""
    found = _returns(d)
    if found is None:
        return
    if found.cycle is not None and found.cycle.exists is not S.false:
        yield _limit_cycle(d, found)
    if found.settles is not S.false:
        ends = " or ".join(f"({', '.join(f'{{{text(e)}}}' for e in end)})" for end in found.ends)
        told = where(found.settles, f"no orbit turns: each tends to {ends}, or stays on the segment between them")
        yield finding("end-points", "End-points", f"{told}.", tuple(found.ends))


def _returns(d: Derivation) -> ReturnMap | None:
    """The return map to the only switching line; None where there is more than one, or the field is not affine."""
    params = d.game.params
    lines = surfaces(d.pieces, params, d.given) if d.method.flow and len(params) == len(d.pieces) == 2 else ()
    if len(lines) != 1:
        return None
    (line,) = lines
    try:
        return return_map(line.quantity, line.above.field, line.below.field, params, d.given)
    except Undecided:
        return None


def _limit_cycle(d: Derivation, found: ReturnMap) -> Finding:
    """The cycle with its amplitude, how far from the equilibrium it crosses the switching line."""
    assert found.cycle is not None
    cycle = found.cycle
    center = list(d.equilibrium.values())
    first = [exptrigsimp(factor(e - c)) for e, c in zip(cycle.crossings[0], center, strict=True)]
    amplitude = _length(first)
    made = LimitCycle(amplitude, cycle.period, cycle.multiplier, _stable(cycle.attracting, cycle.exists), cycle.exists)
    does = {
        True: "it attracts all orbits that leave the segment at rest",
        False: "all orbits beside it leave it",
        None: f"it attracts where {{{text(cycle.attracting)}}}",
    }[made.stable]
    sentence = where(
        cycle.exists,
        f"there is a limit cycle of period {{{text(cycle.period)}}} that crosses the switching line at the distance "
        f"{{{text(amplitude)}}} from the equilibrium, and {does}",
    )
    value = (amplitude, cycle.period, cycle.multiplier)
    return finding("limit-cycle", "Limit cycle", f"{sentence}.", value, RETURNS, limit_cycle=made)


def _length(vector: list[Expr]) -> Expr:
    """The length of a vector; the one entry that is not zero up to its sign, where there is one."""
    entries = [e for e in vector if e != 0]
    if len(entries) == 1:
        (only,) = entries
        return -only if only.could_extract_minus_sign() else only
    return sqrt(sum(e**2 for e in entries))


def _stable(attracting: Boolean, exists: Boolean) -> bool | None:
    """Whether the cycle attracts wherever it exists; None where that depends on the constants."""
    for answer, condition in ((True, attracting), (False, ~attracting)):
        if condition == exists or prove(Implies(exists, condition)).status is Status.PROVED:
            return answer
    return None
