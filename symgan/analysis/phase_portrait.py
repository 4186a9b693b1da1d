"""The field of a planar game around its equilibrium, with runs of the method, and where it switches."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from sympy import Expr, nan

from symgan.analysis.enclosed_cycle import enclosed
from symgan.analysis.record import Analysis, case_of
from symgan.analysis.switching_lines import limit_cycle, switching
from symgan.numeric.predict import number, numbers
from symgan.numeric.simulate import simulate
from symgan.numeric.verify import Case
from symgan.pictures import Portrait
from symgan.records import InputError, Run

GRID = 21  # arrows in each direction
FINE_GRID = 61  # where the field switches, which is not to be smeared
REACH = 1.5  # half the width, around the equilibrium
AROUND = 1.15  # half the width in sizes of a limit cycle, where that is wider
TIME = 16  # units of time, or steps of a discrete method times their size, that the runs last
MANY_STEPS = 400
STARTS = ((1.2, 0.0), (-0.6, 0.3))
BESIDE = ((1.2, 0.4), (-0.6, 0.3))  # off the lines on which fields switch mostly

Pair = tuple[float, float]


def data(
    analysis: Analysis,
    starts: tuple[Pair, ...] = (),
    steps: int = 0,
    reach: float = 0.0,
    cycle_near: Pair | None = None,
) -> Portrait:
    """The field of a planar game around its equilibrium, with runs of the method, and where it switches.

    ``starts`` of the runs are relative to the equilibrium, and runs are ``steps`` long where given; ``reach`` is half
    the width of the picture. A cycle without closed form is drawn where intervals prove one near the point
    ``cycle_near`` of the switching line.
    """
    d, case = analysis.derivation, case_of(analysis)
    if len(d.game.params) != 2:
        raise InputError(f"a phase portrait needs two parameters; '{d.game.name}' has {len(d.game.params)}")
    cycle, (cx, cy) = limit_cycle(case) if cycle_near is None else enclosed(case, cycle_near), case.center
    size = 0.0 if cycle is None else float(np.abs(cycle - case.center).max())
    reach = reach or max(REACH, AROUND * size)
    lines = switching(case, ((cx - reach, cx + reach), (cy - reach, cy + reach)))
    grid = GRID if lines is None else FINE_GRID
    x, y = np.meshgrid(np.linspace(cx - reach, cx + reach, grid), np.linspace(cy - reach, cy + reach, grid))
    vectors = np.array([case.field(np.array(p)) for p in zip(x.ravel(), y.ravel(), strict=True)])
    runs = tuple(_runs(analysis, starts, STARTS if lines is None else BESIDE, steps))
    u, v = (vectors[:, i].reshape(x.shape) for i in (0, 1))
    circle = number(d.invariant_circle.radius, case.values).real if d.invariant_circle is not None else None
    return Portrait(d.game.params, x, y, u, v, runs, (cx, cy), _real_directions(case), d.title, circle, lines, cycle)


def _runs(analysis: Analysis, starts: tuple[Pair, ...], default: tuple[Pair, ...], steps: int) -> Iterator[Run]:
    """Runs from the starts; where none are given from those of its own, if from there a run can be followed."""
    for start in starts or default:
        try:
            yield _run(analysis, case_of(analysis).center + np.array(start), steps)
        except InputError:
            if starts:
                raise


def _run(analysis: Analysis, start: np.ndarray, wanted: int) -> Run:
    d = analysis.derivation
    step = max((float(v) for v in _step_sizes(analysis)), default=0.1)
    steps = TIME if d.method.flow else min(MANY_STEPS, round(TIME / step))
    return simulate(d.game, d.method, analysis.at, start, wanted or steps)


def _step_sizes(analysis: Analysis) -> list[Expr]:
    values = case_of(analysis).values
    return [v for s, v in values.items() if s.name in ("h", "h_g", "h_d")]


def _real_directions(case: Case) -> tuple[tuple[float, float], ...]:
    """The directions of the real eigenvectors of the Jacobian of the field."""
    d = case.derivation
    if d.jacobian.has(nan):
        return ()
    predicted = numbers(d.jacobian, case.values).real.reshape(d.jacobian.shape)
    values, vectors = np.linalg.eig(predicted)
    return tuple(
        (float(v[0].real), float(v[1].real)) for e, v in zip(values, vectors.T, strict=True) if abs(e.imag) < 1e-12
    )
