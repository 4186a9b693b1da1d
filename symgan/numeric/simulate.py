"""Training runs in floats: a method's step on the float field, or its flow by a Runge-Kutta integrator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from sympy import Symbol, sympify

from symgan.numeric.branches import switches
from symgan.numeric.concrete import DEFAULT_SLOPES, polynomial
from symgan.numeric.constants import constants_of, required
from symgan.numeric.field import Concrete, FloatField
from symgan.records import Game, InputError, Method, Run

# The flow is integrated to this relative accuracy, and reported this often in a unit of time.
FLOW_TOLERANCE = 1e-11
FLOW_SAMPLES = 20


def simulate(
    game: Game,
    method: Method,
    at: Mapping[Any, Any] | None = None,
    start: Mapping[Symbol, float] | Any = None,
    steps: float = 100,
    functions: Concrete | None = None,
) -> Run:
    """A run of ``steps`` steps (units of time for a flow) from ``start``, at the constants ``at``.

    ``start`` is a dict or a sequence in parameter order, one unit from the origin in each
    parameter if left out. ``functions`` gives concrete functions for abstract ones; f defaults to
    a polynomial with the f1 and f2 of ``at``. InputError for a missing or impossible constant.
    """
    if not isinstance(method, Method):
        raise InputError(f"simulate takes a method, such as sg.methods.simultaneous(); got {method!r}")
    if not isinstance(steps, (int, float)) or not 0 < steps < float("inf") or (not method.flow and steps != int(steps)):
        raise InputError(f"steps is a positive number, whole for a discrete method; got {steps!r}")
    field, values, x = begun(game, method, at, start, functions)
    if method.flow:
        return in_boxes(game, method, field, values, x, steps)
    return iterate(game, method, field, values, x, int(steps))


def in_boxes(
    game: Game, method: Method, field: FloatField, values: Mapping[Symbol, Any], x: np.ndarray, time: float
) -> Run:
    """The flow on [0, time] in the boxes of the players, on whose bounds it is without what points out.

    Where the losses switch it is followed inside only: InputError where it leaves.
    """
    if not field.boxes or any(map(switches, field.losses)):
        return _inside(field, flow(game, method, field, values, x, time))
    from symgan.numeric.projected import projected_flow

    hyper, times = hyper_values(method, values), _reported(time)
    points = projected_flow(lambda w: method.step(field, w, (), *hyper)[0], field.boxes, x, times)
    return Run(game.params, times, points, flow=True)


def _inside(field: FloatField, run: Run) -> Run:
    """The run of a flow that switches, which is followed inside the boxes only; InputError where it leaves them."""
    for i, (low, high) in field.boxes.items():
        left = (run.points[:, i] < low) | (run.points[:, i] > high)
        if left.any():
            when = f"at time {run.times[left.argmax()]:.6g}"
            raise InputError(
                f"the flow leaves the box of {run.params[i]}, from {low} to {high}, {when}; "
                "where its losses switch it is followed inside only, while a discrete method is put back"
            )
    return run


def begun(
    game: Game, method: Method, at: Mapping[Any, Any] | None, start: Any, functions: Concrete | None
) -> tuple[FloatField, dict[Symbol, Any], np.ndarray]:
    """The float field at the constants, the constants, and the start; as :func:`simulate` takes them."""
    values = constants_of({} if at is None else at, required(game, method))
    functions = functions or {"f": polynomial(*_slopes(values))}
    return FloatField(game, values, functions), values, _start(game, start)


def _slopes(values: Mapping[Symbol, Any]) -> tuple[Any, Any]:
    by_name = {s.name: v for s, v in values.items()}
    return tuple(sympify(by_name.get(n, d)) for n, d in zip(("f1", "f2"), DEFAULT_SLOPES, strict=True))


def _start(game: Game, start: Any) -> np.ndarray:
    params = game.params
    if start is None:
        return np.ones(len(params))
    try:
        chosen = np.array(_ordered(start, params) if isinstance(start, Mapping) else list(start), dtype=float)
    except (TypeError, ValueError, KeyError):
        chosen = np.empty(0)
    if chosen.shape != (len(params),) or not np.isfinite(chosen).all():
        raise InputError(f"a start of '{game.name}' has {len(params)} numbers, for {params}; got {start!r}")
    return chosen


def _ordered(start: Mapping[Any, Any], params: tuple[Symbol, ...]) -> list[Any]:
    """The values of a start given by symbols or names, in parameter order; nothing where a name is none of theirs."""
    named = {str(k): v for k, v in start.items()}
    return [named[p.name] for p in params] if set(named) == {p.name for p in params} else []


def hyper_values(method: Method, values: Mapping[Symbol, Any]) -> tuple[Any, ...]:
    """The method's constants as numbers: floats, and integers where they count steps."""

    def number(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(number(v) for v in value)
        exact = sympify(value).subs(values)
        return int(exact) if exact.is_Integer and sympify(value).is_integer else float(exact)

    return tuple(number(value) for value in method.hyper)


def iterate(
    game: Game, method: Method, field: FloatField, values: Mapping[Symbol, Any], x: np.ndarray, steps: int
) -> Run:
    """The iterates x_0, ..., x_steps of a discrete method."""
    hyper = hyper_values(method, values)
    memory = method.begun(field, x)
    points = [x]
    for _ in range(steps):
        x, memory = method.stepped(field, x, memory, hyper)
        points.append(x)
    return Run(game.params, np.arange(steps + 1), np.array(points), flow=False)


def flow(
    game: Game, method: Method, field: FloatField, values: Mapping[Symbol, Any], x: np.ndarray, time: float
) -> Run:
    """The solution of w' = (the method's velocity) on [0, time], by an explicit Runge-Kutta pair of order 8.

    Where the orbit meets a switch of the losses it is followed piece by piece; see :mod:`symgan.numeric.switching`.
    Boxes do not act on it; see :func:`in_boxes`.
    """
    from scipy.integrate import solve_ivp

    hyper = hyper_values(method, values)
    times = _reported(time)
    if any(map(switches, field.losses)):
        from symgan.numeric.switching import switched_flow

        switched = switched_flow(game, method, field, values, hyper, x, times)
        if switched.events:
            return switched.run
    solution = solve_ivp(
        lambda _, w: method.step(field, w, (), *hyper)[0],
        (0.0, time),
        x,
        method="DOP853",
        t_eval=times,
        rtol=FLOW_TOLERANCE,
        atol=FLOW_TOLERANCE * 1e-5,
    )
    if not solution.success:
        raise InputError(f"the flow of '{game.name}' could not be integrated: {solution.message}")
    return Run(game.params, solution.t, solution.y.T, flow=True)


def _reported(time: float) -> np.ndarray:
    """The times at which a flow is reported."""
    return np.linspace(0.0, time, max(2, round(FLOW_SAMPLES * time) + 1))
