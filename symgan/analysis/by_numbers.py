"""An audit of a callable on arrays: it is compared at simple points with the field that comes from the losses alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from sympy import Expr, Float, Integer, Symbol

from symgan.analysis.audit import Audit, Linearization, title
from symgan.analysis.slips import Vector, slips
from symgan.decide.witness import points, spread
from symgan.laws import Expectation
from symgan.numeric.constants import abstract_functions, constants_of, required
from symgan.numeric.field import FloatField
from symgan.numeric.multiples import multiples
from symgan.numeric.observe import DIFFERENCES, WEIGHTS, location, step
from symgan.numeric.predict import number, numbers
from symgan.records import Derivation, Game, InputError, Judgement, Method, Status

BUDGET_POINTS = 20  # simple ones, and as many that are spread
AGREES = 1e-9  # two evaluations of one formula in floats, relative to values beyond one
AVERAGED = 1e-5  # two ways of taking an expectation that has no exact value
REST = 1e-9
DIFFERENCED = 1e-6  # a Jacobian by differences, and what is made of it

Values = Mapping[Symbol, Any]


def compared_at_points(function: Callable[..., Any], d: Derivation, at: Mapping[Any, Any]) -> Audit:
    """The audit of a callable on arrays, at numbers for all constants."""
    if abstract_functions(d.game):
        raise InputError(f"'{d.game.name}' has an abstract function; a callable needs a concrete one, as in "
                         "sg.dirac_gan(sg.objectives.minimax()), or give expressions")  # fmt: skip
    values = constants_of(at, required(d.game, d.method))
    center, n = _at_rest(d, values), len(d.game.params)
    called = _called(function, d, len(center) // n)
    states, seen = _points(d, values, center)
    found, derived = (np.array([f(s) for s in states]).T for f in (called, _derived(d.game, d.method, values)))
    derived = derived[: len(found)]
    tolerance = AVERAGED if d.field.has(Expectation) else AGREES
    wrong = ~(np.abs(found - derived) <= tolerance * np.maximum(1, np.abs(derived)))  # so that no number is wrong too
    linearization = _linearized(called, d, values, center)
    if not wrong.any():
        words = (
            f"At all {len(states)} points seen it agrees with the derived one to {tolerance:.0e}: evidence, no proof."
        )
        return Audit(title(d), Judgement(Status.UNDECIDED, (words,)), (), linearization=linearization)
    first = int(wrong.any(axis=0).argmax())
    start = 0 if d.method.flow else states.T[:n]
    return Audit(
        title(d),
        Judgement(Status.REFUTED, ("It differs from the derived one.",), dict(seen[first])),
        slips(
            list(found[:n] - start),
            d.game,
            d.method,
            _move(values, states),
            lambda u, p: multiples(u, p, values, tolerance),
        ),
        tuple(_shown(v) for v in found[:n, first]),
        tuple(_shown(v) for v in derived[:n, first]),
        linearization,
    )


def _shown(value: Any) -> Expr:
    """A number to six digits."""
    rounded = f"{value:.6g}"
    return Integer(round(value)) if float(rounded).is_integer() else Float(rounded, "")


def _at_rest(d: Derivation, values: Values) -> np.ndarray:
    """The equilibrium and what the method remembers there, in floats."""
    center = np.array([number(e, values).real for e in d.equilibrium.values()])
    return np.concatenate([center, *d.method.settled(FloatField(d.game, values), center)])


def _points(d: Derivation, values: Values, center: np.ndarray) -> tuple[np.ndarray, list[dict[Symbol, Any]]]:
    """Simple exact points of parameters and memory, where the derived function has a value, and the same in floats."""
    params = d.game.params
    memory = [Symbol(f"m{k}_{p.name}", real=True) for k in range(len(center) // len(params) - 1) for p in params]
    names = [*params, *memory]
    derived = _derived(d.game, d.method, values)
    chosen = [*points(names, BUDGET_POINTS), *spread(names, BUDGET_POINTS)]
    with np.errstate(all="ignore"):
        states = [np.array([float(p[s]) for s in names]) for p in chosen]
        good = [bool(np.isfinite(derived(s)).all()) for s in states]
    if not any(good):
        raise InputError(f"'{d.title}' has no value at any of the simple points around the origin")
    return np.array([s for s, g in zip(states, good, strict=True) if g]), [
        p for p, g in zip(chosen, good, strict=True) if g
    ]


def _derived(game: Game, method: Method, values: Values) -> Callable[[np.ndarray], np.ndarray]:
    return step(method, FloatField(game, values), values)


def _called(function: Callable[..., Any], d: Derivation, blocks: int) -> Callable[[np.ndarray], np.ndarray]:
    """The function on one array of parameters and memory; InputError where it fails or has another shape."""
    n = len(d.game.params)

    def call(state: np.ndarray) -> np.ndarray:
        x, *memory = np.split(state, blocks)
        try:
            result = np.hstack(function(x, *memory)).astype(float).ravel()
        except Exception as error:
            failed = f"the function failed at {state.tolist()} with {type(error).__name__}: {error}"
            raise InputError(f"{failed}; it is called with {blocks} arrays of {n} numbers") from None
        if len(result) not in (n, n * blocks):
            raise InputError(
                f"the function returned {len(result)} numbers for '{d.game.name}', which has {n} parameters"
            )
        return result

    return call


def _move(values: Values, states: np.ndarray) -> Callable[[Game, Method, Sequence[int]], Vector | None]:
    """The move of a game under a method at all points, an array over the points for each parameter."""

    def move(game: Game, method: Method, signs: Sequence[int]) -> Vector | None:
        n = len(signs)
        turned = states * np.resize(signs, states.shape[1])
        derived = _derived(game, method, values)
        moved = np.array([derived(s)[:n] for s in turned]).T
        moved = moved if method.flow else moved - turned.T[:n]
        return list(moved) if np.isfinite(moved).all() else None

    return move


def _linearized(
    called: Callable[[np.ndarray], np.ndarray], d: Derivation, values: Values, center: np.ndarray
) -> Linearization | None:
    """The local analysis of the callable by differences beside the derived one; None where the latter has none."""
    if d.matrix is None:
        return None
    predicted = numbers(d.matrix, values).real.reshape(d.matrix.shape)
    rest = called(center)
    observed = predicted.copy()
    observed[: len(rest)] = np.array([_slope(called, center, e) for e in np.eye(len(center))]).T
    if not np.isfinite(observed).all():
        return None
    rests = bool(np.abs(rest - (0 if d.method.flow else center[: len(rest)])).max() <= REST)
    spectra = [np.poly(m) for m in (observed, predicted)]
    verdicts = [location(m, d.method.flow) for m in (predicted, observed)]
    return Linearization(
        rests,
        bool(np.abs(observed - predicted).max() <= DIFFERENCED),
        bool(np.abs(spectra[0] - spectra[1]).max() <= DIFFERENCED),
        rests and verdicts[0] == verdicts[1],
        *verdicts,
    )


def _slope(called: Callable[[np.ndarray], np.ndarray], center: np.ndarray, direction: np.ndarray) -> Any:
    """The derivative in a direction by central differences, extrapolated."""
    slopes = [(called(center + s * direction) - called(center - s * direction)) / (2 * s) for s in DIFFERENCES]
    return sum(w * s for w, s in zip(WEIGHTS, slopes, strict=True))
