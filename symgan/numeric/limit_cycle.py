"""A limit cycle as a long run shows it: the crossings of a section, until one turn is like the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import numpy as np
from sympy import Expr, Symbol

from symgan.methods.gradient_flow import gradient_flow
from symgan.numeric.branches import oriented
from symgan.numeric.field import Concrete
from symgan.numeric.pieces import Pieces
from symgan.numeric.simulate import begun, hyper_values
from symgan.numeric.switching import Event, arcs
from symgan.records import Game, InputError, Method

# Two turns agree when their crossings and their periods do, relative to their size.
SETTLED = 1e-11
BUDGET_TURNS = 400
BUDGET_TIME = 4000.0
# A run is given up where its amplitude leaves these bounds: it comes to rest, or goes to infinity.
SMALLEST, LARGEST = 1e-6, 1e6


@dataclass(frozen=True, eq=False)
class ObservedCycle:
    """A closed orbit that a run settles at: where it crosses the section upwards, and the time of one turn.

    ``amplitude`` is the distance of that point from the origin.
    """

    amplitude: float
    period: float
    point: np.ndarray
    turns: int


def limit_cycle(
    game: Game,
    at: Mapping[Any, Any] | None = None,
    start: Mapping[Symbol, float] | Any = None,
    section: Expr | None = None,
    method: Method | None = None,
    functions: Concrete | None = None,
) -> ObservedCycle:
    """The closed orbit that a run of a flow from ``start`` settles at; losses may switch.

    Turns are counted where the ``section``, an expression in the parameters that is the last of them
    unless another is given, goes from negative to positive. On a center it is the orbit of the start
    itself. InputError where the run comes to rest, leaves, or needs too many turns to settle.
    """
    method = method or gradient_flow()
    field, values, x = begun(game, method, at, start, functions)
    section = game.params[-1] if section is None else section
    pieces = Pieces(game, method, field, values, hyper_values(method, values), (section,))
    last = np.inf
    for turn, (a, b) in enumerate(pairwise(islice(_ups(pieces, x, section), BUDGET_TURNS)), 1):
        period, size = b.time - a.time, float(np.linalg.norm(b.point))
        if not SMALLEST < size < LARGEST:
            break
        moved = float(np.linalg.norm(b.point - a.point)) / size
        if max(moved, abs(period - last) / period) < SETTLED:
            return ObservedCycle(size, period, b.point, turn)
        last = period
    raise InputError(
        f"a run of '{game.title}' settles at no closed orbit of an amplitude between {SMALLEST} and {LARGEST} "
        f"within {BUDGET_TURNS} turns and {BUDGET_TIME} units of time"
    )


def _ups(pieces: Pieces, x: np.ndarray, section: Expr) -> Iterator[Event]:
    """The events where the section becomes positive."""
    quantity, turned = oriented(section)
    for arc in arcs(pieces, x, BUDGET_TIME):
        event = arc.event
        if event is not None and event.surface == quantity and event.side == turned:
            yield event
