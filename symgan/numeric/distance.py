"""The numeric twin of distances: densities by quadrature, transport by distribution functions or a linear program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise, product
from math import inf, isfinite
from typing import Any

import numpy as np
from scipy import integrate, special
from sympy import Symbol, lambdify, sympify

from symgan.laws import Law
from symgan.numeric.constants import constants_of
from symgan.numeric.measures import REACHES, Measure, measure
from symgan.numeric.predict import number
from symgan.numeric.transport_program import transport_plan
from symgan.records import Check, Distance, Divergence, FourierMetric, OptimalTransport

QUADRATURE = 1e-10
PROGRAM = 1e-7  # to which the linear program is solved
FREQUENCIES = 1e-5  # the largest quotient on a grid of frequencies
SAMPLES = 12  # points for each coordinate that is the same on both sides
NODES = 96
SMALLEST = 1e-290
LOWEST, HIGHEST, GRID = 1e-4, 6.0, 400
NEAR_ZERO = 1e-7


def checks(d: Distance, at: Mapping[Any, Any]) -> tuple[Check, ...]:
    """The closed form, or the middle of the enclosure, at the constants ``at``, against the numeric twin.

    Empty where the twin has no route. InputError for a missing or impossible constant.
    """
    values = constants_of(at, set().union(*(law.free_symbols for law in (*d.first, *d.second))))
    observed = observe(d.definition, d.first, d.second, values)
    if observed is None or (d.value is None and d.enclosure is None):
        return ()
    name, seen, tolerance = observed
    there = sympify(d.value if d.value is not None else sum(d.enclosure or ()) / 2).subs(values)
    predicted = inf if there.is_infinite else float(number(there, {}).real)
    if not isfinite(predicted):
        error = 0.0 if seen > 1 / NEAR_ZERO**0.5 else inf
    else:
        error = abs(predicted - seen) / max(1.0, abs(predicted))
    return (Check(f"{d.definition.title} by {name}", predicted, seen, error, tolerance, bool(error <= tolerance)),)


def observe(
    definition: Any, first: tuple[Law, ...], second: tuple[Law, ...], at: Mapping[Symbol, Any]
) -> tuple[str, float, float] | None:
    """How the distance was observed, its value, and the tolerance; None where there is no route in floats."""
    if len(first) > 1:
        return _on_points(definition, first, second, at)
    p, q = measure(first[0], at), measure(second[0], at)
    if isinstance(definition, Divergence):
        return "quadrature of the densities", divergence(definition, p, q), QUADRATURE
    if isinstance(definition, FourierMetric):
        return "a grid of frequencies", fourier(definition, first[0], second[0], at), FREQUENCIES
    if not p.parts and not q.parts:
        found = transport_plan(p.points[:, None], q.points[:, None], p.masses, q.masses, float(definition.power))
        return "a linear program", found.cost ** (1 / float(definition.power)), PROGRAM
    if definition.power == 1:
        return "quadrature of the distribution functions", _between(p, q), QUADRATURE
    if p.single and q.single:
        return "quadrature of the quantiles", _quantiles(float(definition.power), p, q), QUADRATURE
    return None


def divergence(definition: Divergence, p: Measure, q: Measure) -> float:
    """The sum over the points and the integral over the density of q f(p/q), cut where a density begins or ends."""
    t = Symbol("t", positive=True)
    f = lambdify(t, definition.generator(t), "numpy")
    missing, slope = _end(lambda n: f(10.0**-n)), _end(lambda n: f(10.0**n) / 10.0**n)
    total = 0.0
    for point in {*p.points.tolist(), *q.points.tolist()}:
        a, b = (float(law.masses[law.points == point].sum()) for law in (p, q))
        total += b * f(a / b) if a and b else _times(b, missing) + _times(a, slope)
    for low, high in pairwise(sorted(p.cuts() | q.cuts())):
        if p.covers(low, high) and q.covers(low, high):
            total += _quad(lambda x: _weighted(f, p.density(x), q.density(x)), low, high)
        elif p.covers(low, high):
            total += _times(p.between(low, high), slope)
        elif q.covers(low, high):
            total += _times(q.between(low, high), missing)
    return float(total)


def _end(value: Callable[[float], float]) -> float:
    """A limit, from far away; infinite where it still grows there."""
    with np.errstate(all="ignore"):
        near, far = float(value(70.0)), float(value(140.0))
    return far if abs(far - near) < 1e-12 else inf


def _times(mass: float, weight: float) -> float:
    return mass * weight if mass else 0.0


def _weighted(f: Callable[[float], float], a: float, b: float) -> float:
    return b * f(a / b) if min(a, b) > SMALLEST else 0.0


def _quad(integrand: Callable[[float], float], low: float, high: float) -> float:
    return float(integrate.quad(integrand, low, high, epsabs=1e-13, epsrel=1e-12, limit=400)[0])


def _between(p: Measure, q: Measure) -> float:
    """The integral of |F - G|."""
    cuts = pairwise(sorted(p.cuts() | q.cuts()))
    return sum(_quad(lambda x: abs(p.below(x) - q.below(x)), low, high) for low, high in cuts)


def _quantiles(power: float, p: Measure, q: Measure) -> float:
    """The integral of |difference of the quantiles|^power over the shares of mass, as those of a normal variable."""

    def gap(z: float) -> float:
        share = special.ndtr(-abs(z))
        return abs(p.quantile(share, z > 0) - q.quantile(share, z > 0)) ** power * np.exp(-(z**2) / 2)

    jumps = [special.ndtri(np.cumsum(law.masses[np.argsort(law.points)])) for law in (p, q) if not law.parts]
    cuts = sorted({*REACHES[1:-1], *(float(j) for jump in jumps for j in jump if abs(j) < REACHES[-2])})
    total = sum(_quad(gap, low, high) for low, high in pairwise(cuts)) / np.sqrt(2 * np.pi)
    return float(total ** (1 / power))


def fourier(definition: FourierMetric, p: Law, q: Law, at: Mapping[Symbol, Any]) -> float:
    """The largest quotient on a grid of frequencies, or next to 0 where it grows without bound there."""
    exponent = float(definition.exponent)
    sides = [law.quadrature(lambda c: float(number(c, at).real), NODES) for law in (p, q)]

    def quotient(k: np.ndarray) -> np.ndarray:
        # exp(i k x) - 1, so that nothing is lost to rounding for small k
        waves = [
            (w * (1j * np.sin(k[:, None] * x) - 2 * np.sin(k[:, None] * x / 2) ** 2)).sum(axis=1) for x, w in sides
        ]
        return np.asarray(abs(waves[0] - waves[1]) / k**exponent)

    grid = quotient(np.geomspace(LOWEST, HIGHEST, GRID)).max()
    tiny = quotient(np.array([NEAR_ZERO]))[0]
    return float(tiny if tiny > 100 * grid else grid)


def _wave(phase: np.ndarray) -> np.ndarray:
    """exp(i phase) - 1, so that nothing is lost to rounding for small phases."""
    return np.asarray(1j * np.sin(phase) - 2 * np.sin(phase / 2) ** 2)


def _on_points(
    definition: Any, first: tuple[Law, ...], second: tuple[Law, ...], at: Mapping[Symbol, Any]
) -> tuple[str, float, float] | None:
    """Laws in several coordinates on points: those that they have, and samples of a coordinate that is the same."""
    sides = [_grid(ours, theirs, at) for ours, theirs in ((first, second), (second, first))]
    if isinstance(definition, FourierMetric) or None in sides:
        return None
    (a, p), (b, q) = (side for side in sides if side is not None)
    if isinstance(definition, OptimalTransport):
        found = transport_plan(a, b, p, q, float(definition.power))
        return "a linear program", found.cost ** (1 / float(definition.power)), PROGRAM
    names = {tuple(point): float(i) for i, point in enumerate(np.unique(np.concatenate([a, b]), axis=0))}
    measures = (Measure(np.array([names[tuple(x)] for x in side]), w, ()) for side, w in ((a, p), (b, q)))
    return "sums over points", divergence(definition, *measures), QUADRATURE


def _grid(ours: tuple[Law, ...], theirs: tuple[Law, ...], at: Mapping[Symbol, Any]) -> Any:
    """The points (m, d) and masses (m,) of the combinations; None where a density differs."""
    axes = []
    for law, other in zip(ours, theirs, strict=True):
        known = measure(law, at)
        if known.parts and (law != other or not known.single):
            return None
        axes.append(_samples(known) if known.parts else list(zip(known.points, known.masses, strict=True)))
    combined = list(product(*axes))
    return np.array([[x for x, _ in c] for c in combined]), np.array([np.prod([w for _, w in c]) for c in combined])


def _samples(law: Measure) -> list[tuple[float, float]]:
    """Points of equal mass in the middle of as many equal shares."""
    return [(law.quantile((i + 0.5) / SAMPLES, False), 1 / SAMPLES) for i in range(SAMPLES)]
