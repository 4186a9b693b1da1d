"""sg.analyze: a derivation together with its checks and its pictures; the only place that sees both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from sympy import Expr, Symbol
from sympy.logic.boolalg import Boolean, true

from symgan.exact.derivation import derive
from symgan.numeric import observe
from symgan.numeric.predict import number, numbers
from symgan.numeric.simulate import simulate
from symgan.numeric.verify import Case, cases, verify
from symgan.records import Check, Derivation, Distances, Game, InputError, Method, Portrait, Run, SpectrumPath

if TYPE_CHECKING:
    from matplotlib.figure import Figure

GRID = 21  # arrows in each direction of a phase portrait
REACH = 1.5  # its half-width around the equilibrium
PATH_POINTS = 241
OBSERVED_POINTS = 9
PORTRAIT_TIME = 16  # units of time, or steps of a discrete method times their size, that its runs last
MANY_STEPS = 400


@dataclass(frozen=True)
class Analysis:
    """A derivation, the numbers it was checked at, and the checks."""

    derivation: Derivation
    at: Mapping[Any, Any] = field(hash=False)
    checks: tuple[Check, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)

    def figure(self, name: str, **options: Any) -> Figure:
        """One of the pictures: phase_portrait, eigenvalue_paths (of=constant, values=(low, high)), distance."""
        from importlib import import_module

        if name not in PICTURES:
            raise InputError(f"no figure is called '{name}'; there are: {', '.join(PICTURES)}")
        draw = getattr(import_module(f"symgan.figures.{name}"), name)
        return draw(PICTURES[name](self, **options))

    def _repr_markdown_(self) -> str:
        from symgan.printing.notebook import checks_markdown, derivation_markdown

        return derivation_markdown(self.derivation) + "\n\n" + checks_markdown(self.checks)


def analyze(
    game: Game, method: Method | None = None, at: Mapping[Any, Any] | None = None, given: Boolean = true
) -> Analysis:
    """The derivation of a game under a method, checked at the constants ``at``."""
    d = derive(game, method, given)
    return Analysis(d, dict(at or {}), verify(d, at or {}))


def _case(analysis: Analysis) -> Case:
    """The derivation at its numbers, with the first of the concrete functions where f is abstract."""
    return next(cases(analysis.derivation, analysis.at))


def portrait(analysis: Analysis, starts: tuple[tuple[float, float], ...] = ((1.2, 0.0), (-0.6, 0.3))) -> Portrait:
    """The field of a planar game around its equilibrium, with runs of the method."""
    d, case = analysis.derivation, _case(analysis)
    if len(d.game.params) != 2:
        raise InputError(f"a phase portrait needs two parameters; '{d.game.name}' has {len(d.game.params)}")
    cx, cy = case.center
    x, y = np.meshgrid(np.linspace(cx - REACH, cx + REACH, GRID), np.linspace(cy - REACH, cy + REACH, GRID))
    vectors = np.array([case.field(np.array(p)) for p in zip(x.ravel(), y.ravel(), strict=True)])
    runs = tuple(_run(analysis, case.center + np.array(s)) for s in starts)
    u, v = (vectors[:, i].reshape(x.shape) for i in (0, 1))
    return Portrait(d.game.params, x, y, u, v, runs, (cx, cy), _real_directions(case), d.title)


def _run(analysis: Analysis, start: np.ndarray) -> Run:
    d = analysis.derivation
    step = max((float(v) for v in _step_sizes(analysis)), default=0.1)
    steps = PORTRAIT_TIME if d.method.flow else min(MANY_STEPS, round(PORTRAIT_TIME / step))
    return simulate(d.game, d.method, analysis.at, start, steps)


def _step_sizes(analysis: Analysis) -> list[Expr]:
    values = _case(analysis).values
    return [v for s, v in values.items() if s.name in ("h", "h_g", "h_d")]


def _real_directions(case: Case) -> tuple[tuple[float, float], ...]:
    """The directions of the real eigenvectors of the Jacobian of the field."""
    d = case.derivation
    predicted = numbers(d.jacobian, case.values).real.reshape(d.jacobian.shape)
    values, vectors = np.linalg.eig(predicted)
    return tuple(
        (float(v[0].real), float(v[1].real)) for e, v in zip(values, vectors.T, strict=True) if abs(e.imag) < 1e-12
    )


def spectrum_path(analysis: Analysis, of: Symbol, values: tuple[float, float]) -> SpectrumPath:
    """The derived eigenvalues while one constant runs through an interval, with simulated ones at some values."""
    d = analysis.derivation
    if d.matrix is None:
        raise InputError(f"'{d.title}' has no deciding matrix to draw the spectrum of: {d.verdict.reason}")
    grid = np.linspace(*values, PATH_POINTS)
    shown = np.linspace(*values, OBSERVED_POINTS)
    seen = []
    for value in shown:
        case = next(cases(d, {**analysis.at, of.name: round(float(value), 6)}))
        seen.append(np.linalg.eigvals(observe.matrix(d.method, case.field, case.values, case.center)))
    fixed = _case(analysis).values
    predicted = [_eigenvalues(d, {**fixed, of: float(value)}) for value in grid]
    return SpectrumPath(of, grid, np.array(predicted), shown, np.array(seen), d.method.flow, d.title)


def _eigenvalues(d: Derivation, values: Mapping[Symbol, Any]) -> np.ndarray:
    """The derived eigenvalues at numbers: the closed forms, or the roots of the derived polynomial without them."""
    if d.eigenvalues is not None:
        return np.array([number(e, values) for e, m in d.eigenvalues for _ in range(m)])
    assert d.charpoly is not None
    return np.roots(numbers(d.charpoly.all_coeffs(), values))


def distances(analysis: Analysis, others: tuple[Analysis, ...] = (), steps: int = 60) -> Distances:
    """The distance to the equilibrium along a run of each analysis, with the derived factor per step."""
    labels, times, sizes, factors = [], [], [], []
    for a in (analysis, *others):
        d, case = a.derivation, _case(a)
        start = case.center + np.eye(len(case.center))[0] * 0.1
        run = simulate(d.game, d.method, a.at, start, steps)
        if d.matrix is None:
            raise InputError(f"'{d.title}' has no deciding matrix to predict a rate from: {d.verdict.reason}")
        predicted = numbers(d.matrix, case.values).reshape(d.matrix.shape)
        labels.append(d.title)
        times.append(run.times)
        sizes.append(np.linalg.norm(run.points - case.center, axis=1))
        factors.append(observe.spectral_rate(predicted, d.method.flow))
    flow = analysis.derivation.method.flow
    return Distances(tuple(labels), tuple(times), tuple(sizes), tuple(factors), flow, "distance to the equilibrium")


PICTURES: Mapping[str, Callable[..., Any]] = {
    "phase_portrait": portrait,
    "eigenvalue_paths": spectrum_path,
    "distance": distances,
}
