"""sg.verify_critic: a best critic against one found by search, on laws of a few points, in floats.

The losses are taken as expectations over real and fake samples together, and minimized one output after the other;
the gradient of a functional of the samples' law is a difference of its values. Nothing of the derivation enters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from sympy import Symbol, lambdify

from symgan.numeric.predict import number
from symgan.optimality import Functional, OptimalCritic, p, q, r
from symgan.records import Check, InputError

REAL, FAKE = np.array([0.5, 0.3, 0.1, 0.1]), np.array([0.2, 0.35, 0.15, 0.3])
START = (0.25, 0.5)  # outputs that every objective admits, a probability as well as a number
SWEEPS = 2
SEARCH = 2e-7  # a search sees no change in an output that changes the loss by less than rounding
STEP = 1e-5  # of the samples' law, for a difference of its functional
VALUE, SLOPE = 1e-10, 1e-7

Loss = Callable[[Any, Any], Any]


def verify_critic(found: OptimalCritic) -> tuple[Check, ...]:
    """The outputs, the values and the gradient of an optimal critic, each against a search in floats.

    InputError where the critic holds constants without a number; no checks where there is no best critic.
    """
    if found.critic is None:
        return ()
    if constants := found.critic.free_symbols - {p, q}:
        name = found.objective.name
        raise InputError(f"the critic of '{name}' holds {constants}; give the objective numbers in their place")
    return tuple(_checks(found))


def _checks(found: OptimalCritic) -> Iterator[Check]:
    critic, generator = in_floats(found.objective.critic), in_floats(found.objective.generator)
    outputs = best_outputs(critic, REAL, FAKE)
    derived = [number(found.critic, {p: a, q: b}).real for a, b in zip(REAL, FAKE, strict=True)]
    yield _check("best output", np.array(derived), outputs, SEARCH)
    yield _check("value", _functional(found.value, FAKE), -_mean(critic, outputs), VALUE)
    yield _check("retrained", _functional(found.retrained, FAKE), _mean(generator, outputs), SEARCH)
    if found.frozen is not None:
        yield _check("frozen", *_slopes(found.frozen, generator, outputs), SLOPE)


def best_outputs(loss: Loss, real: np.ndarray, fake: np.ndarray) -> np.ndarray:
    """The outputs, one a point, that minimize the expectation of a loss, shape (n,); searched for in turns."""
    outputs = np.full(len(real), START[1])
    for i in [*range(len(real))] * SWEEPS:

        def of_one(output: float, i: int = i) -> float:
            outputs[i] = output
            value = float(real @ _table(loss, outputs) @ fake)
            return value if np.isfinite(value) else np.inf

        outputs[i] = minimize_scalar(of_one, bracket=START, tol=1e-12).x
    return outputs


def in_floats(definition: Loss) -> Loss:
    """An objective's loss as a function of floats."""
    real, fake = Symbol("real", real=True), Symbol("fake", real=True)
    return lambdify((real, fake), definition(real, fake), "numpy")


def _table(loss: Loss, outputs: np.ndarray) -> np.ndarray:
    """The loss at each pair of a real and a fake sample, shape (n, n)."""
    with np.errstate(all="ignore"):
        return np.broadcast_to(loss(outputs[:, None], outputs[None, :]), (len(outputs), len(outputs)))


def _mean(loss: Loss, outputs: np.ndarray) -> float:
    return float(REAL @ _table(loss, outputs) @ FAKE)


def _functional(functional: Functional | None, fake: np.ndarray) -> float:
    """The derived functional of the law of the samples."""
    assert functional is not None  # it is there where the critic is
    return sum(b * number(functional.integrand, {r: a / b}).real for a, b in zip(REAL, fake, strict=True))


def _slopes(functional: Functional, generator: Loss, outputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The slopes of the functional, and of the generator's loss at fixed outputs, as mass moves from point to point."""
    paid = REAL @ _table(generator, outputs)
    predicted = []
    for i in range(len(FAKE) - 1):
        move = STEP * (np.eye(len(FAKE))[i + 1] - np.eye(len(FAKE))[i])
        predicted.append((_functional(functional, FAKE + move) - _functional(functional, FAKE - move)) / (2 * STEP))
    return np.array(predicted), np.diff(paid)


def _check(name: str, predicted: Any, observed: Any, tolerance: float) -> Check:
    error = float(np.max(np.abs(np.asarray(predicted) - observed)))
    return Check(
        name, np.asarray(predicted).tolist(), np.asarray(observed).tolist(), error, tolerance, error <= tolerance
    )
