"""sg.verify: every stage of a derivation against independent numbers, not only its end.

What was derived is evaluated by SymPy; what is observed comes from the losses alone, through
automatic differentiation, quadrature, sampling and simulated runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from sympy import Basic, Expr, Function, Symbol, nan, sympify

from symgan.laws import Dirac, Expectation
from symgan.notation import t, taylor_symbol
from symgan.numeric import decay, distance, observe, runs_around
from symgan.numeric.branches import switches
from symgan.numeric.concrete import DEFAULT_SLOPES, slope, stand_ins
from symgan.numeric.constants import abstract_functions, constants_of, required
from symgan.numeric.field import FloatField
from symgan.numeric.limit_cycle import limit_cycle
from symgan.numeric.predict import excess, expected, number, numbers
from symgan.numeric.projected import projected
from symgan.numeric.rules import NODES, monte_carlo, quadrature
from symgan.numeric.simulate import in_boxes
from symgan.reading import text
from symgan.records import Check, Derivation, Distance, Game, InputError, Outcome

POINTS = 3  # random points at which the field and the update map are compared
SPREAD = 0.6  # their distance from the equilibrium, in each parameter
SAMPLES = 100_000
STANDARD_ERRORS = 6.0
RESOLVED = 1e-4  # the difference of two quadrature rules beyond which an expectation is not accurate
EXACT = 1e-9  # two evaluations of one formula in floats
DIFFERENCED = 1e-7  # a Jacobian by differences, and what is made of it
RUN = 1e-4  # nonlinear runs next to the equilibrium: their curvature, and the accuracy of an integrated flow
CONSERVED_STEPS = 8  # or units of time
CONSERVED_RANGE = 3.0  # beyond which a hyperbolic run loses the quantity to rounding
CONSERVED = 1e-9  # a conserved quantity along a run
EXPONENT = 3e-2  # the exponent of a long run; the next possible ones are far away
FACTOR = 1e-2  # the factor of its power law, of which the next order is extrapolated
CYCLE = 1e-8  # amplitude and period of a limit cycle, every switch of the run located
BESIDE = 0.9  # where the run to a limit cycle starts, in each parameter, in amplitudes
CIRCLE = 2e-2  # the radius of an invariant circle, extrapolated from two step sizes


@dataclass(frozen=True)
class Case:
    """One derivation at numbers: the float field, and the values of every constant and Taylor symbol."""

    derivation: Derivation
    label: str
    values: Mapping[Symbol, Any]
    functions: Mapping[str, Callable[[Any], Expr]]
    field: FloatField

    @property
    def center(self) -> np.ndarray:
        """The equilibrium in floats, shape (n,)."""
        return np.array([number(e, self.values).real for e in self.derivation.equilibrium.values()])

    def points(self) -> np.ndarray:
        """Random points around the equilibrium, the same at every call, shape (POINTS, n).

        They are drawn nearer where that far away the losses have no value, as a logarithm, or their
        expectations no accuracy, as those of a function with a kink.
        """
        rng = np.random.default_rng(20180113)
        shifts = rng.uniform(-SPREAD, SPREAD, (POINTS, len(self.center)))
        with np.errstate(all="ignore"):
            for nearer in (1, 4, 16, 64):
                points = self.center + shifts / nearer
                seen = np.array([self.field(p) for p in points])
                if np.isfinite(seen).all() and _quadrature_error(self, points, seen) < RESOLVED:
                    break
        return points


def verify(d: Derivation | Distance, at: Mapping[Any, Any] | None = None) -> tuple[Check, ...]:
    """The checks of a derivation, or of a distance, at the constants ``at`` (symbols or names to numbers).

    A game with an abstract f is checked with three concrete functions that have the f1 and f2 of
    ``at`` (those of the logistic f if left out). InputError for a missing or impossible constant.
    """
    if isinstance(d, Distance):
        return distance.checks(d, {} if at is None else at)
    if not isinstance(d, Derivation):
        raise InputError(f"verify takes a derivation, such as sg.derive(game, method); got {d!r}")
    return tuple(check for case in cases(d, {} if at is None else at) for check in _checks(case))


def cases(d: Derivation, at: Mapping[Any, Any]) -> Iterator[Case]:
    """The derivation at the constants, once for each concrete function that stands for an abstract one."""
    free = set().union(*(e.free_symbols for e in d.equilibrium.values()))  # a line of equilibria
    constants = constants_of(at, required(d.game, d.method) | free)
    names = abstract_functions(d.game)
    if not names:
        yield Case(d, "", constants, {}, FloatField(d.game, constants))
        return
    first, second = (constants.get(taylor_symbol("f", k), v) for k, v in zip((1, 2), DEFAULT_SLOPES, strict=True))
    for label, function in stand_ins(first, second):
        functions = dict.fromkeys(names, function)
        taylor = {taylor_symbol(n, k): slope(function, k) for n in names for k in range(1, 5)}
        taylor |= {Function(n)(0): slope(function, 0) for n in names}
        field = FloatField(d.game, constants, functions)
        yield Case(d, label, {**constants, **taylor}, functions, field)


def _checks(case: Case) -> Iterator[Check]:
    """All checks of one case, stage by stage; InputError where the derivation does not hold at its constants."""
    if holds(~case.derivation.given, case.values):
        raise InputError(f"the derivation assumes {text(case.derivation.given)}, which is false at these constants")
    yield _field_at_equilibrium(case)
    yield _field_at_points(case)
    if not case.derivation.jacobian.has(nan):
        yield _jacobian(case)
    if case.derivation.matrix is not None:
        yield from _step_checks(case)
    elif _has_kinked_step(case.derivation):
        yield _update_at_points(case)
        yield from _verdict_by_runs(case, observe.step(case.derivation.method, case.field, case.values))
    elif _is_held(case):
        yield from _verdict_by_runs(case, _time_one(case))
    yield from _orbit_checks(case)
    if _is_random(case.derivation.game):
        yield _sampled_field(case)


def _step_checks(case: Case) -> Iterator[Check]:
    """The step of the method: at points, and what decides of it."""
    update = case.derivation.update
    if update is not None and not update.has(Expectation) and not case.derivation.method.start:
        yield _update_at_points(case)
    yield from _spectral(case)
    yield from (_conserved(case, i) for i in case.derivation.invariants)


def _orbit_checks(case: Case) -> Iterator[Check]:
    """What long runs do beyond the linearization."""
    d = case.derivation
    if d.decay is not None:
        yield from _decay(case)
    if d.invariant_circle is not None and d.invariant_circle.attracting:
        yield _circle(case)
    if d.limit_cycle is not None and d.limit_cycle.stable and holds(d.limit_cycle.exists, case.values):
        yield from _cycle(case)


def _check(case: Case, name: str, predicted: Any, observed: Any, tolerance: float) -> Check:
    """A comparison of two arrays; the error is the largest difference, relative where the numbers exceed one."""
    predicted, observed = np.asarray(predicted), np.asarray(observed)
    scale = max(1.0, float(np.max(np.abs(predicted), initial=0.0)))
    same = predicted.shape == observed.shape
    error = float(np.max(np.abs(predicted - observed), initial=0.0)) / scale if same else float("inf")
    label = f"{name} [{case.label}]" if case.label else name
    return Check(label, predicted.tolist(), observed.tolist(), error, tolerance, bool(error <= tolerance))


def _field_at_equilibrium(case: Case) -> Check:
    """That it vanishes there, but for what a bound holds."""
    seen = projected(case.field(case.center), case.center, case.field.boxes)
    return _check(case, "field at the equilibrium", np.zeros(len(case.center)), seen, EXACT)


def concrete(case: Case, expr: Expr) -> Expr:
    """A derived expression with the concrete functions put in for the abstract ones."""
    for name, function in case.functions.items():
        expr = expr.replace(Function(name), function)
    return expr.doit() if case.functions else expr


def _field_at_points(case: Case) -> Check:
    d, points = case.derivation, case.points()
    if d.field.has(Expectation):
        points = points[:1]  # each entry is a sum over many nodes, evaluated term by term
    entries = [concrete(case, entry) for entry in d.field]
    predicted = [numbers(entries, {**case.values, **_point(d, p)}).real for p in points]
    seen = np.array([case.field(p) for p in points])
    return _check(case, "field at random points", predicted, seen, EXACT + _quadrature_error(case, points, seen))


def _quadrature_error(case: Case, points: np.ndarray, seen: np.ndarray) -> float:
    """How far a coarser rule for the expectations is off, which bounds the error of the one used."""
    if not case.derivation.field.has(Expectation):
        return 0.0
    coarse = FloatField(case.derivation.game, _plain(case), case.functions, quadrature(2 * NODES // 3))
    return float(np.max(np.abs(seen - np.array([coarse(p) for p in points]))))


def _point(d: Derivation, x: np.ndarray) -> dict[Symbol, float]:
    return dict(zip(d.game.params, map(float, x), strict=True))


def _jacobian(case: Case) -> Check:
    d = case.derivation
    predicted = numbers(d.jacobian, case.values).reshape(d.jacobian.shape).real
    return _check(case, "Jacobian of the field", predicted, case.field.jacobian(case.center), EXACT)


def _update_at_points(case: Case) -> Check:
    d = case.derivation
    assert d.update is not None
    points = case.points()
    entries = [concrete(case, entry) for entry in d.update]
    predicted = [numbers(entries, {**case.values, **_point(d, p)}).real for p in points]
    step = observe.step(d.method, case.field, case.values)
    name = "velocity at random points" if d.method.flow else "update at random points"
    return _check(case, name, predicted, [step(p) for p in points], EXACT)


def _spectral(case: Case) -> Iterator[Check]:
    """The deciding matrix entry by entry, its polynomial, its eigenvalues, the rate of a run, and the verdict."""
    d = case.derivation
    assert d.matrix is not None and d.charpoly is not None
    predicted = numbers(d.matrix, case.values).reshape(d.matrix.shape).real
    observed = observe.matrix(d.method, case.field, case.values, case.center)
    name = "Jacobian of the simulated velocity" if d.method.flow else "Jacobian of the simulated update"
    yield _check(case, name, predicted, observed, DIFFERENCED)
    coefficients = numbers(d.charpoly.all_coeffs(), case.values).real
    yield _check(case, "characteristic polynomial", coefficients, np.poly(observed).real, DIFFERENCED)
    if d.eigenvalues is not None:
        roots = [number(e, case.values) for e, m in d.eigenvalues for _ in range(m)]
        # compared through the polynomial: a defective eigenvalue in floats is off by the root of the error
        spectrum = np.linalg.eigvals(observed)
        yield _check(case, "eigenvalues", np.poly(roots).real, np.poly(spectrum).real, DIFFERENCED)
    if observe.spectral_rate(predicted, d.method.flow) > observe.SMALLEST_RATE:
        yield _runs(case, predicted)
    yield _verdict(case, predicted, observed)


def _runs(case: Case, matrix: np.ndarray) -> Check:
    """The rate of nonlinear runs next to the equilibrium.

    The error is that of the whole map from starts to ends, relative to its size: a defective
    eigenvalue would move by the root of it.
    """
    from scipy.linalg import expm

    d = case.derivation
    rate = observe.spectral_rate(matrix, d.method.flow)
    duration = observe.duration(rate, d.method.flow)
    expected = expm(duration * matrix) if d.method.flow else np.linalg.matrix_power(matrix, int(duration))
    seen = observe.runs(d.game, d.method, case.field, case.values, case.center, duration)
    error = float(np.max(np.abs(expected - seen)) / np.max(np.abs(expected)))
    name = "growth rate of a run" if d.method.flow else "contraction of a run"
    label = f"{name} [{case.label}]" if case.label else name
    return Check(label, rate, observe.mean_rate(seen, duration), error, RUN, error <= RUN)


def _verdict(case: Case, matrix: np.ndarray, observed: np.ndarray) -> Check:
    """The region at these constants against where the observed spectrum lies.

    Where that is too near to the boundary for floats (a defective eigenvalue moves by the root of
    the error), the matrix, which was compared entry by entry, tells with sixty digits.
    """
    d = case.derivation
    predicted = _stated(case)
    margin = max(observe.BOUNDARY, min(observe.NEAR, 10 * float(np.sqrt(np.max(np.abs(matrix - observed))))))
    seen = observe.location(observed, d.method.flow, margin)
    if seen == "marginal":
        over = excess(d.matrix, case.values, d.method.flow)
        seen = "marginal" if over == 0 else "unstable" if over > 0 else "stable"
    agrees = predicted in (seen, "undecided") or (predicted == "not stable" and seen != "stable")
    label = f"verdict [{case.label}]" if case.label else "verdict"
    return Check(label, predicted, seen, 0.0 if agrees else 1.0, 0.0, agrees)


def _has_kinked_step(d: Derivation) -> bool:
    """Whether a discrete step on the parameters alone is known in pieces, and has no slope at the equilibrium."""
    known = d.update is not None and not d.update.has(Expectation) and d.update.rows == len(d.game.params)
    return known and bool(d.pieces) and not d.method.flow and d.jacobian.has(nan)


def _is_held(case: Case) -> bool:
    """Whether a bound holds a parameter at the equilibrium of a flow, of losses that do not switch."""
    if not case.derivation.method.flow or any(map(switches, case.field.losses)):
        return False
    push = case.field(case.center)
    return bool((projected(push, case.center, case.field.boxes) != push).any())


def _time_one(case: Case) -> Callable[[np.ndarray], np.ndarray]:
    """The projected flow over a unit of time, from the nearest point of the boxes."""
    d = case.derivation

    def moved(x: np.ndarray) -> np.ndarray:
        return in_boxes(d.game, d.method, case.field, case.values, case.field.project(x), 1).points[-1]

    return moved


def _verdict_by_runs(case: Case, step: Callable[[np.ndarray], np.ndarray]) -> Iterator[Check]:
    """A verdict without a linearization against runs that start all around the equilibrium, if it is definite."""
    predicted = _stated(case)
    if predicted in ("stable", "unstable"):
        seen = runs_around.location(step, case.center, case.derivation.method.flow)
        error = 0.0 if seen in ("open", predicted) else 1.0
        label = f"verdict by runs [{case.label}]" if case.label else "verdict by runs"
        yield Check(label, predicted, seen, error, 0.0, error == 0.0)


def _stated(case: Case) -> str:
    """What the verdict says of these constants."""
    v = case.derivation.verdict
    if v.outcome is Outcome.UNDECIDED:
        return "undecided"
    places = (("stable", v.region), ("unstable", v.unstable), ("marginal", v.marginal))
    stated = [name for name, condition in places if condition is not None and holds(condition, case.values)]
    return " and ".join(stated) or ("not stable" if None in (v.unstable, v.marginal) else "nothing")


def holds(condition: Basic, values: Mapping[Symbol, Any]) -> bool:
    """Whether a derived condition is true at the values, expectations worked out by sums."""
    there = sympify(condition).subs(values).replace(lambda e: isinstance(e, Expectation), expected)
    return bool(there == True)  # noqa: E712 - a SymPy Boolean


def _conserved(case: Case, invariant: Expr) -> Check:
    """The drift of a derived invariant along a run that starts away from the equilibrium."""
    d = case.derivation
    assert d.matrix is not None
    rate = observe.spectral_rate(numbers(d.matrix, case.values).reshape(d.matrix.shape).real, d.method.flow)
    duration = observe.duration(rate, d.method.flow, CONSERVED_STEPS, CONSERVED_RANGE)
    run = observe.run(d.game, d.method, case.field, case.values, case.points()[0], duration)
    sampled = run.points[:: max(1, len(run.points) // CONSERVED_STEPS)]
    along = [number(invariant, {**case.values, **_point(d, x)}).real for x in sampled]
    return _check(case, f"{{{text(invariant)}}} along a run", [along[0]] * len(along), along, CONSERVED)


def _decay(case: Case) -> Iterator[Check]:
    """The power law of a long run: its exponent, and its factor relative to the derived one."""
    d = case.derivation
    assert d.decay is not None
    factor, exponent = d.decay.as_coeff_exponent(t)
    step = observe.step(d.method, case.field, case.values)
    linear = observe.matrix(d.method, case.field, case.values, case.center)
    seen = decay.decay(step, linear, case.center, d.method.flow, float(exponent))
    yield _check(case, "exponent of the decay of a long run", float(exponent), seen.exponent, EXPONENT)
    ratio = seen.factor / number(factor, case.values).real
    yield _check(case, "factor of the decay of a long run, relative", 1.0, ratio, FACTOR)


def _circle(case: Case) -> Check:
    """The radius of the invariant circle at two small steps, relative to the derived one, extrapolated to step 0."""
    d = case.derivation
    assert d.invariant_circle is not None
    (h,) = set().union(*(sympify(value).free_symbols for value in d.method.hyper))

    def linear(size: float) -> np.ndarray:
        return observe.matrix(d.method, case.field, {**case.values, h: sympify(size)}, case.center)

    ratios, q = [], decay.form(case.field.jacobian(case.center))
    sizes = decay.step_sizes(lambda size: float(np.linalg.det(linear(size))))
    for size in sizes:
        values = {**case.values, h: sympify(size)}
        radius = number(d.invariant_circle.radius, values).real
        step = observe.step(d.method, case.field, values)
        ratios.append(decay.settled(step, linear(size), q, case.center, radius) / radius)
    limit = ratios[1] + (ratios[1] - ratios[0]) * sizes[1] / (sizes[0] - sizes[1])
    return _check(case, "radius of the invariant circle, relative, as the step tends to 0", 1.0, limit, CIRCLE)


def _cycle(case: Case) -> Iterator[Check]:
    """The limit cycle at which a run settles: where it crosses the switching line, and how long a turn takes."""
    d, cycle = case.derivation, case.derivation.limit_cycle
    assert cycle is not None
    amplitude, period = (number(e, case.values).real for e in (cycle.amplitude, cycle.period))
    start = case.center + BESIDE * amplitude
    seen = limit_cycle(d.game, _plain(case), start, method=d.method, functions=case.functions)
    distance = float(np.linalg.norm(seen.point - case.center))
    yield _check(case, "amplitude of the limit cycle", amplitude, distance, CYCLE)
    yield _check(case, "period of the limit cycle", period, seen.period, CYCLE)


def _is_random(game: Game) -> bool:
    from symgan.adversarial import losses

    laws = [law for loss in losses(game) for e in loss.atoms(Expectation) for _, law in e.bindings]
    return any(not isinstance(law, Dirac) for law in laws)


def _sampled_field(case: Case) -> Check:
    """The field by quadrature against batches of random samples, in standard errors."""
    d, point = case.derivation, case.points()[0]
    batches = [
        FloatField(d.game, _plain(case), case.functions, monte_carlo(SAMPLES // 20, seed))(point) for seed in range(20)
    ]
    mean, error = np.mean(batches, axis=0), np.std(batches, axis=0, ddof=1) / np.sqrt(len(batches))
    exact = case.field(point)
    distance = float(np.max(np.abs(mean - exact) / np.maximum(error, 1e-12)))
    name = "field by Monte Carlo, in standard errors"
    label = f"{name} [{case.label}]" if case.label else name
    return Check(label, exact.tolist(), mean.tolist(), distance, STANDARD_ERRORS, distance <= STANDARD_ERRORS)


def _plain(case: Case) -> dict[Symbol, Any]:
    return {s: v for s, v in case.values.items() if sympify(v).is_number}
