"""Answers as sentences, with expressions in braces, for notebooks, reports and the command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sympy import And, S, Symbol, oo

from symgan.reading import text

if TYPE_CHECKING:
    from sympy.logic.boolalg import Boolean

    from symgan.records import Interval, Optimum, OptimumCase, Rate, Solution


def where(condition: Boolean) -> str:
    """ "Where ...", or "Always" for a condition that always holds."""
    return "Always" if condition is S.true else f"Where {conjunction(condition)}"


def conjunction(condition: Boolean) -> str:
    """The parts of a condition, joined by "and"."""
    parts = condition.args if isinstance(condition, And) else (condition,)
    return " and ".join(sorted((f"{{{text(p)}}}" for p in parts), key=len))


def between(unknown: Symbol, interval: Interval) -> str:
    """The interval as inequalities, without the ends of what the unknown may be."""
    low = not interval.low_lost and interval.low in (0, -oo)
    high = interval.high == oo
    parts = [f"{{{text(interval.low)} < {unknown}}}"] * (not low) + [f"{{{unknown} < {text(interval.high)}}}"] * (
        not high
    )
    return " and ".join(parts) or f"every {{{unknown}}}"


def lost(interval: Interval) -> str:
    """How stability is lost at the ends of the interval."""
    ends = [f"{end} by {how}" for end, how in (("below", interval.low_lost), ("above", interval.high_lost)) if how]
    return ", ".join(ends) or "nowhere"


def solution_sentences(s: Solution) -> tuple[str, ...]:
    """One sentence for each case, or the region as it stands where there is no closed form."""
    if not s.cases:
        edges = (f"Where {{Eq({text(q)}, 0)}} stability is lost by {how}." for q, how in s.boundaries)
        return (f"Training converges locally exactly where {{{text(s.region)}}}.", *edges)
    return tuple(
        f"{where(c.condition)} training converges locally exactly for "
        + " or ".join(between(s.unknown, i) for i in c.intervals)
        + f"; stability is lost {', '.join(dict.fromkeys(map(lost, c.intervals)))}."
        for c in s.cases
    )


def rate_sentences(r: Rate) -> tuple[str, ...]:
    """One sentence for each case, or why there is none."""
    what = "the spectral abscissa (exponent per unit of time)" if r.flow else "the spectral radius (factor per step)"
    return tuple(f"{where(c)} {what} is {{{text(e)}}}." for c, e in r.cases) or (r.reason,)


def optimum_sentences(o: Optimum) -> tuple[str, ...]:
    """One sentence for each case, or why there is none."""
    return (*(_best(c, o.flow) for c in o.cases), *([o.reason] if o.reason else []))


def _best(c: OptimumCase, flow: bool) -> str:
    at = " and ".join(f"{{Eq({s}, {text(e)})}}" for s, e in c.at)
    what = "spectral abscissa" if flow else "spectral radius"
    sentence = f"{where(c.condition)} {at} is best, with {what} {{{text(c.rate)}}}"
    if c.rate == 0 and not flow:
        sentence += "; with radius 0 a smooth method converges quadratically"
    if c.defective:
        sentence += "; the double eigenvalue is defective there, so a factor that grows linearly joins the rate"
    return f"{sentence} ({c.judgement.status.lower()})."
