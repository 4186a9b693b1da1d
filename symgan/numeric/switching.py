"""Runs of flows whose losses switch: integrated piece by piece, each switch located on the orbit itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.integrate import DOP853
from scipy.optimize import brentq, minimize_scalar
from sympy import Expr, Symbol

from symgan.numeric.field import FloatField
from symgan.numeric.pieces import Mode, Pieces, Watch
from symgan.records import Game, InputError, Method, Run

# Each piece is integrated to this relative accuracy.
TOLERANCE = 1e-13
# A side counts as left where its quantity, relative to the point, is beyond zero by this; what bends less is missed.
BEYOND = 1e-12
# A step is looked at in so many parts for a switch.
PARTS = 8
# No run may switch so often within so short a time: switches that accumulate are not followed.
BUDGET_SWITCHES = 20
SHORTEST = 1e-8

# An orbit that is slower than this, relative to the point, stays where it is.
AT_REST = 1e-14
# Beyond this an orbit is not followed.
FARTHEST = 1e100

Dense = Callable[[Any], np.ndarray]


@dataclass(frozen=True, eq=False)
class Event:
    """A switch on an orbit: "crossing" a surface, "sliding" along it from now on, or "leaving" it after that.

    "resting" is where two surfaces cross, and hold it for good. ``surface`` is the quantity that
    vanishes there, and ``side`` the sign that it has afterwards, 0 where it stays zero.
    """

    time: float
    point: np.ndarray
    kind: str
    surface: Expr
    side: int


@dataclass(frozen=True)
class Switched:
    """A run with its switches."""

    run: Run
    events: tuple[Event, ...]


@dataclass(frozen=True, eq=False)
class Arc:
    """An orbit inside one mode: its dense steps from ``begin`` to ``end``, the last point, and what happens there."""

    begin: float
    end: float
    steps: tuple[Dense, ...]
    times: tuple[float, ...]
    point: np.ndarray
    event: Event | None

    def at(self, time: float) -> np.ndarray:
        """The point at a time of the arc."""
        if time == self.end:
            return self.point
        return self.steps[max(0, int(np.searchsorted(self.times, time)) - 1)](time)


def switched_flow(
    game: Game,
    method: Method,
    field: FloatField,
    values: Mapping[Symbol, Any],
    hyper: tuple[Any, ...],
    x: np.ndarray,
    times: np.ndarray,
) -> Switched:
    """The orbit of a flow from x, at the times, with its switches; sliding along a surface is Filippov's.

    InputError where an orbit comes to a point from which it has no unique continuation (one where the velocities
    on both sides lead away from the surface), where it would slide along two surfaces at once, and where switches
    accumulate.
    """
    pieces = Pieces(game, method, field, values, hyper)
    found = list(arcs(pieces, x, float(times[-1])))
    owners = np.minimum(np.searchsorted([arc.end for arc in found], times), len(found) - 1)
    points = [found[i].at(t) for i, t in zip(owners, times, strict=True)]
    run = Run(game.params, times, np.array(points), flow=True)
    return Switched(run, tuple(arc.event for arc in found if arc.event is not None))


def arcs(pieces: Pieces, x: np.ndarray, end: float) -> Iterator[Arc]:
    """The orbit from x up to the time ``end``, arc by arc; the first is a point where it starts on a surface."""
    time, mode, switches = 0.0, pieces.continued(x), [-np.inf] * BUDGET_SWITCHES
    for k in pieces.touched(x)[:1]:
        yield Arc(0.0, 0.0, (), (0.0,), x, _event(pieces, 0.0, x, k, None, mode))
    while time < end:
        arc, crossed = _arc(pieces, mode, time, x, end)
        time, x = arc.end, arc.point
        if crossed is None:
            yield arc
            return
        after = pieces.continued(x)
        event = _event(pieces, time, x, crossed, mode, after) if after != mode else None
        yield Arc(arc.begin, arc.end, arc.steps, arc.times, arc.point, event)
        mode, switches = after, [*switches[1:], time]
        if switches[-1] - switches[0] < SHORTEST:
            raise InputError(f"switches accumulate at time {time:.6g}, and a run does not go beyond")


def _event(pieces: Pieces, time: float, x: np.ndarray, crossed: int, before: Mode | None, after: Mode) -> Event:
    slid = before.sliding if before is not None else None
    if after.resting:
        return Event(time, x, "resting", pieces.surface(crossed, after), 0)
    if after.sliding is not None:
        return Event(time, x, "sliding", pieces.surface(after.sliding, after), 0)
    k = crossed if slid is None else slid
    return Event(time, x, "crossing" if slid is None else "leaving", pieces.surface(k, after), after.sides[k])


def _arc(pieces: Pieces, mode: Mode, begin: float, x: np.ndarray, end: float) -> tuple[Arc, int | None]:
    """The orbit in one mode, up to the first switch or the end, and the number of the quantity that switches."""
    watches = pieces.watches(mode)
    solver = _solver(pieces, mode, begin, x, end)
    steps: list[Dense] = []
    times = [begin]
    while solver.status == "running":
        _advance(solver)
        steps.append(solver.dense_output())
        hit = _first_switch(watches, steps[-1], solver.t_old, solver.t)
        if hit is not None:
            watch, guess = hit
            time, point = _polished(pieces, mode, watches[watch], (times[-1], steps[-1](times[-1])), guess)
            return Arc(begin, time, tuple(steps), tuple(times), point, None), pieces.crossed(mode, watch)
        times.append(solver.t)
        if np.max(np.abs(solver.f)) <= AT_REST * (1.0 + np.max(np.abs(solver.y))):
            steps.append(lambda _: solver.y)
            break
    return Arc(begin, end, tuple(steps), tuple(times), solver.y, None), None


def _solver(pieces: Pieces, mode: Mode, time: float, x: np.ndarray, end: float) -> DOP853:
    def velocity(_: float, w: np.ndarray) -> np.ndarray:
        return pieces.velocity(mode, w)

    return DOP853(velocity, time, x, end, rtol=TOLERANCE, atol=TOLERANCE * 1e-3)


def _advance(solver: DOP853) -> None:
    message = solver.step()
    if solver.status == "failed" or np.max(np.abs(solver.y)) > FARTHEST:
        why = message or f"it leaves the ball of radius {FARTHEST:.0e}"
        raise InputError(f"the flow could not be integrated beyond time {solver.t:.6g}: {why}")


def _first_switch(watches: tuple[Watch, ...], dense: Dense, begin: float, end: float) -> tuple[int, float] | None:
    """The watch that is first to become negative within a step, and when; None where none does."""
    grid = np.linspace(begin, end, PARTS + 1)
    points = [dense(t) for t in grid]
    beyond = BEYOND * (1.0 + float(np.max(np.abs(points))))
    found = []
    for i, watch in enumerate(watches):
        seen = [float(watch(p)) for p in points]
        when = _when(lambda t, watch=watch: float(watch(dense(t))), grid, seen, beyond)  # type: ignore[misc]
        if when is not None:
            found.append((when, i))
    return min(found)[::-1] if found else None


def _when(value: Callable[[float], float], grid: np.ndarray, seen: list[float], beyond: float) -> float | None:
    """The first zero where the value becomes negative; a dip between the nodes of the grid is looked into."""
    for j in range(1, len(grid)):
        last = float(grid[j])
        if j + 1 < len(grid) and 0 < seen[j] < min(seen[j - 1], seen[j + 1]):
            dip = minimize_scalar(value, bounds=(grid[j - 1], grid[j + 1]), method="bounded", options={"xatol": 1e-9})
            last, low = float(dip.x), float(dip.fun)
        else:
            low = seen[j]
        if low < -beyond:
            first = float(grid[j - 1])
            return first if seen[j - 1] <= 0 else float(brentq(value, first, last, xtol=1e-14))
    return None


def _polished(
    pieces: Pieces, mode: Mode, watch: Watch, start: tuple[float, np.ndarray], guess: float
) -> tuple[float, np.ndarray]:
    """The switch to full accuracy: integrated up to the guess, which interpolation gave, and corrected from there."""
    time, x = start
    if guess > time:
        solver = _solver(pieces, mode, time, x, guess)
        while solver.status == "running":
            _advance(solver)
        time, x = guess, solver.y
    for _ in range(3):
        slope = float(pieces.slope(watch, mode)(x))
        change = -float(watch(x)) / slope if slope else np.inf
        if abs(change) < SHORTEST:
            time, x = time + change, x + change * pieces.velocity(mode, x)
    return float(time), x
