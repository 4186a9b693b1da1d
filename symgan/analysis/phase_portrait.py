"""The field of a planar game around its equilibrium, with runs of the method."""

from __future__ import annotations

import numpy as np
from sympy import Expr

from symgan.analysis.record import Analysis, case_of
from symgan.numeric.predict import number, numbers
from symgan.numeric.simulate import simulate
from symgan.numeric.verify import Case
from symgan.pictures import Portrait
from symgan.records import InputError, Run

GRID = 21  # arrows in each direction
REACH = 1.5  # half the width, around the equilibrium
TIME = 16  # units of time, or steps of a discrete method times their size, that the runs last
MANY_STEPS = 400


def data(
    analysis: Analysis, starts: tuple[tuple[float, float], ...] = ((1.2, 0.0), (-0.6, 0.3)), steps: int = 0
) -> Portrait:
    """The field of a planar game around its equilibrium, with runs of the method, ``steps`` long where given."""
    d, case = analysis.derivation, case_of(analysis)
    if len(d.game.params) != 2:
        raise InputError(f"a phase portrait needs two parameters; '{d.game.name}' has {len(d.game.params)}")
    cx, cy = case.center
    x, y = np.meshgrid(np.linspace(cx - REACH, cx + REACH, GRID), np.linspace(cy - REACH, cy + REACH, GRID))
    vectors = np.array([case.field(np.array(p)) for p in zip(x.ravel(), y.ravel(), strict=True)])
    runs = tuple(_run(analysis, case.center + np.array(s), steps) for s in starts)
    u, v = (vectors[:, i].reshape(x.shape) for i in (0, 1))
    circle = number(d.invariant_circle.radius, case.values).real if d.invariant_circle is not None else None
    return Portrait(d.game.params, x, y, u, v, runs, (cx, cy), _real_directions(case), d.title, circle)


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
    predicted = numbers(d.jacobian, case.values).real.reshape(d.jacobian.shape)
    values, vectors = np.linalg.eig(predicted)
    return tuple(
        (float(v[0].real), float(v[1].real)) for e, v in zip(values, vectors.T, strict=True) if abs(e.imag) < 1e-12
    )
