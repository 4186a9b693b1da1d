"""Orbits of planar flows enclosed from one crossing of a line to the next, by Taylor's formula with a remainder.

The state is (s, r, s', r'): s along the line, r the height above it, and the tangent, that is the derivative
of (s, r) in the value of s at the start. Picard's theorem gives a box that the state cannot leave during a
step, the field's Taylor coefficients on the box give the remainder, and interval Newton the time of crossing.

Source: W. Tucker, Validated Numerics, chapters 5 and 6; N. S. Nedialkov, K. R. Jackson, G. F. Corliss,
"Validated solutions of initial value problems for ordinary differential equations", 1999.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, frexp, ldexp
from typing import Any

from flint import arb, arb_poly, arb_series
from sympy import ImmutableMatrix, Symbol

from symgan.exact.ball_series import Velocity, compiled, solution, values
from symgan.exact.undecided import Undecided

# An orbit is followed for so many steps, a step is shortened so often; a box is widened, a crossing narrowed so often.
BUDGET_STEPS = 300
BUDGET_SHORTER = 40
BUDGET_PICARD = 8
BUDGET_NARROWINGS = 8
# A step may be so much longer than the last one, and is shortened by the square of this.
GROWTH = 1.2
# No box is narrower than 2**-BITS_BOX.
BITS_BOX = 100


@dataclass(frozen=True)
class Accuracy:
    """The order of Taylor's formula, and its remainder, which is below 2**-bits at each step.

    A ``thin`` orbit is one that goes on from the middle of each box: it is near the true one, and proves nothing.
    """

    order: int
    bits: int
    thin: bool = False


@dataclass(frozen=True)
class Flow:
    """The field of (s, r), its slopes row by row, and how accurately it is followed."""

    velocity: Velocity
    slopes: Velocity
    accuracy: Accuracy


@dataclass(frozen=True)
class Turn:
    """From one crossing of the line to the next: where and after how long, and both derivatives in the start."""

    end: arb
    time: arb
    slope: arb
    delay: arb


@dataclass(frozen=True)
class _Arc:
    """The states at all times in [0, width]: polynomials in time, the last coefficient a ball for the remainder."""

    polynomials: tuple[arb_poly, ...]
    width: arb

    def at(self, time: arb) -> list[arb]:
        return [p(time) for p in self.polynomials]

    @property
    def times(self) -> arb:
        return _from_zero(self.width)


def flow(field: ImmutableMatrix, place: tuple[Symbol, Symbol], accuracy: Accuracy) -> Flow:
    """The flow of a field in (s, r), shape (2, 1)."""
    return Flow(compiled([*field], place), compiled([*field.jacobian(place)], place), accuracy)


def turn(flow: Flow, start: arb) -> Turn:
    """The turn above the line of the orbits that begin on it, at the values in a ball, and rise.

    Raises :class:`Undecided` where an orbit of the ball is not seen to rise from the line, to stay above it,
    and to fall through it again.
    """
    state, elapsed, longest = [start, arb(0), arb(1), arb(0)], arb(0), 1.0
    if not _speed(flow, state)[1] > 0:
        raise Undecided("the field does not lead across the section where the orbit begins")
    for _ in range(BUDGET_STEPS):
        arc, crosses = _step(flow, state, longest)
        if crosses:
            return _landing(flow, arc, elapsed)
        state = [s.mid() if flow.accuracy.thin else s for s in arc.at(arc.width)]
        elapsed, longest = elapsed + arc.width, GROWTH * float(arc.width)
    after, along, above = (e.mid().str(4, radius=False) for e in (elapsed, *state[:2]))
    raise Undecided(
        f"the orbit does not return to the section within {BUDGET_STEPS} steps: "
        f"after the time {after} it is at {along} along it, {above} off it"
    )


def _solution(flow: Flow, state: Sequence[arb]) -> list[arb_series]:
    """The state as power series in time: the orbit first, then the tangent, which the slopes there carry along."""
    place = solution(flow.velocity, state[:2], flow.accuracy.order)
    slopes = flow.slopes(place)
    return [*place, *solution(lambda tangent: _times(slopes, tangent), state[2:], flow.accuracy.order)]


def _speed(flow: Flow, state: Sequence[arb]) -> list[arb]:
    """The derivative of the state in time."""
    return [*values(flow.velocity, state[:2]), *_times(values(flow.slopes, state[:2]), state[2:])]


def _times(matrix: Sequence[Any], vector: Sequence[Any]) -> list[Any]:
    (a, b, c, d), (x, y) = matrix, vector
    return [a * x + b * y, c * x + d * y]


def _step(flow: Flow, state: Sequence[arb], longest: float) -> tuple[_Arc, bool]:
    """The longest step of those tried that is enclosed and stays above the line, or falls through it once (True)."""
    series = _solution(flow, state)
    width = min(longest, _first_width(series, flow))
    for _ in range(BUDGET_SHORTER):
        arc = _arc(flow, state, series, _rounded(width))
        crosses = _crosses(flow, arc) if arc else None
        if arc and crosses is not None:
            return arc, crosses
        width /= GROWTH**2
    raise Undecided("no step along the orbit could be enclosed: it comes too near to the section or to a singularity")


def _first_width(series: list[arb_series], flow: Flow) -> float:
    """The width at which the last two terms are small."""
    last = [(max(abs(c[k]).upper() for c in series), k) for k in (flow.accuracy.order - 1, flow.accuracy.order)]
    return min(
        (float((arb((1, -flow.accuracy.bits)) / size) ** (arb(1) / k)) for size, k in last if size > 0), default=1.0
    )


def _rounded(width: float) -> arb:
    """The width to six binary digits, so that [0, width] is a ball exactly."""
    mantissa, exponent = frexp(width)
    return arb(ldexp(floor(64 * mantissa), exponent - 6))


def _arc(flow: Flow, state: Sequence[arb], series: list[arb_series], width: arb) -> _Arc | None:
    """The step of this width; None where no box is found that the state stays in."""
    box = _box(flow, state, _from_zero(width))
    if box is None:
        return None
    remainders = [c[flow.accuracy.order] for c in _solution(flow, box)]
    if not all(abs(r) * width**flow.accuracy.order < arb((1, -flow.accuracy.bits)) for r in remainders):
        return None
    terms = zip(series, remainders, strict=True)
    return _Arc(tuple(arb_poly([*(s[k] for k in range(flow.accuracy.order)), r]) for s, r in terms), width)


def _box(flow: Flow, state: Sequence[arb], times: arb) -> list[arb] | None:
    """A box that holds the solution at these times: start + times * speed(box) lies in the box (Picard)."""
    box = [s + times * v for s, v in zip(state, _speed(flow, state), strict=True)]
    for _ in range(BUDGET_PICARD):
        box = [_widened(b) for b in box]
        image = [s + times * v for s, v in zip(state, _speed(flow, box), strict=True)]
        if not all(i.is_finite() for i in image):
            return None
        if all(b.contains(i) for b, i in zip(box, image, strict=True)):
            return image
        box = image
    return None


def _widened(ball: arb) -> arb:
    """The ball with a radius larger by a fifth and a little."""
    return ball + arb(0, ball.rad() / 5 + arb((1, -BITS_BOX)))


def _from_zero(width: arb) -> arb:
    return arb(0).union(width)


def _crosses(flow: Flow, arc: _Arc) -> bool | None:
    """False where the arc lies above the line after its start, True where it falls through it; None where unknown."""
    during, last = arc.at(arc.times), arc.at(arc.width)[1]
    climb = _speed(flow, during)[1]
    if during[1] > 0 or climb > 0:
        return False
    return True if climb < 0 and last < 0 else None  # it began above, or on the line and rising


def _landing(flow: Flow, arc: _Arc, elapsed: arb) -> Turn:
    """Where and when the arc falls through the line, and the slope of the map from the start to there."""
    time = arc.times
    for _ in range(BUDGET_NARROWINGS):
        middle = time.mid()
        narrowed = middle - arc.at(middle)[1] / _speed(flow, arc.at(time))[1]
        time = time.intersection(narrowed)
    s, _, along, up = arc.at(time)
    sideways, climb = _speed(flow, arc.at(time))[:2]
    return Turn(s, elapsed + time, along - sideways * up / climb, -up / climb)
