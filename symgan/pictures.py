"""The data of pictures: what a figure is drawn from, one record a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from symgan.records import Run

if TYPE_CHECKING:
    import numpy as np
    from sympy import Symbol


@dataclass(frozen=True, eq=False)
class Switching:
    """Where a planar field switches: curves, shape (m, 2) each, and the parts of them on which orbits slide or escape.

    ``resting`` are the parts that are at rest in Filippov's sense; a point is a curve of one point.
    """

    curves: tuple[np.ndarray, ...]
    sliding: tuple[np.ndarray, ...] = ()
    escaping: tuple[np.ndarray, ...] = ()
    resting: tuple[np.ndarray, ...] = ()


@dataclass(frozen=True, eq=False)
class Portrait:
    """The field of a planar game on a grid, shape (m, m), with runs and the real eigenvector directions.

    ``circle`` is the radius of a derived invariant circle, ``switching`` tells where the field is not smooth, and
    ``cycle`` holds points of a derived limit cycle, shape (m, 2), where there is one.
    """

    params: tuple[Symbol, Symbol]
    x: np.ndarray
    y: np.ndarray
    u: np.ndarray
    v: np.ndarray
    runs: tuple[Run, ...]
    equilibrium: tuple[float, float]
    eigenvectors: tuple[tuple[float, float], ...]
    title: str
    circle: float | None = None
    switching: Switching | None = None
    cycle: np.ndarray | None = None


@dataclass(frozen=True, eq=False)
class SpectrumPath:
    """Eigenvalues against one constant: predicted, shape (m, n), and observed at some of its values, (k, n)."""

    constant: Symbol
    values: np.ndarray
    predicted: np.ndarray
    observed_values: np.ndarray
    observed: np.ndarray
    flow: bool
    title: str


@dataclass(frozen=True, eq=False)
class Distances:
    """Distance to the equilibrium along runs, with the predicted factor per unit of time for each."""

    labels: tuple[str, ...]
    times: tuple[np.ndarray, ...]
    distances: tuple[np.ndarray, ...]
    factors: tuple[float, ...]
    flow: bool
    title: str


@dataclass(frozen=True, eq=False)
class LinearOrbits:
    """Orbits of planar linear fields around the origin, in rows of panels: a name, and an array of shape (k, m, 2).

    ``resting`` are the points at rest, shape (j, 2): one, or the two ends of a line.
    """

    names: tuple[tuple[str, ...], ...]
    orbits: tuple[tuple[np.ndarray, ...], ...]
    resting: tuple[tuple[np.ndarray, ...], ...]
    title: str


@dataclass(frozen=True, eq=False)
class Atlas:
    """Stability over two constants: rates on a grid, shape (m, n), not a number where unstable; exact boundary curves.

    A curve is a formula (or an empty text), x and y; dots are (x, y, whether a run converged there).
    """

    constants: tuple[Symbol, Symbol]
    x: np.ndarray
    y: np.ndarray
    rates: np.ndarray
    curves: tuple[tuple[Any, np.ndarray, np.ndarray], ...]
    dots: tuple[tuple[float, float, bool], ...]
    flow: bool
    title: str


@dataclass(frozen=True, eq=False)
class RateCurve:
    """The rate against one constant: derived, shape (m,), observed at some values, and the best value if known."""

    constant: Symbol
    values: np.ndarray
    rates: np.ndarray
    observed_values: np.ndarray
    observed: np.ndarray
    best: tuple[float, float, Any] | None
    bounds: tuple[tuple[float, Any], ...]
    flow: bool
    title: str


@dataclass(frozen=True, eq=False)
class PowerLaw:
    """The squared distance along a long run, shape (m,), beside the derived law of its decay at the same times."""

    times: np.ndarray
    observed: np.ndarray
    predicted: np.ndarray
    formula: Any
    flow: bool
    title: str


@dataclass(frozen=True)
class ClaimGraph:
    """Claims, each with its verdict, and which rests on which: an edge leads from a claim to one that uses it."""

    claims: tuple[tuple[str, str], ...]
    edges: tuple[tuple[str, str], ...]
    title: str


@dataclass(frozen=True, eq=False)
class RidgePath:
    """The path of STON'R in a planar box over the field of the game, shape (m, m), and gradient play beside it.

    ``legs`` are the curves of the epochs, shape (k, 2) each, and ``events`` tells for each how it ended: good, middling
    or bad.
    """

    params: tuple[Symbol, Symbol]
    x: np.ndarray
    y: np.ndarray
    u: np.ndarray
    v: np.ndarray
    legs: tuple[np.ndarray, ...]
    events: tuple[str, ...]
    runs: tuple[Run, ...]
    title: str


@dataclass(frozen=True, eq=False)
class RingSamples:
    """Samples in the plane of several runs (rows) at several times (columns), each of shape (m, 2).

    ``hit`` counts the modes, shape (k, 2), with a sample within three times their ``spread``.
    """

    labels: tuple[str, ...]
    times: tuple[int, ...]
    samples: tuple[tuple[np.ndarray, ...], ...]
    hit: tuple[tuple[int, ...], ...]
    modes: np.ndarray
    spread: float
    title: str


@dataclass(frozen=True, eq=False)
class Coverage:
    """The mean distance of samples to the nearest mode along runs, each with the numbers of steps."""

    labels: tuple[str, ...]
    times: tuple[np.ndarray, ...]
    distances: tuple[np.ndarray, ...]
    title: str


@dataclass(frozen=True, eq=False)
class Cloud:
    """Eigenvalues in the complex plane, one array a label, and those that a theory predicts of the first, if any."""

    labels: tuple[str, ...]
    eigenvalues: tuple[np.ndarray, ...]
    predicted: np.ndarray | None
    title: str


@dataclass(frozen=True, eq=False)
class Chase:
    """Modes in the plane, shape (k, 2), and where a point is round by round, shape (m, 2), one path a label."""

    labels: tuple[str, ...]
    modes: np.ndarray
    paths: tuple[np.ndarray, ...]
    title: str


@dataclass(frozen=True, eq=False)
class RatioCurves:
    """Functions of the ratio p/q of the densities of data and samples, each with what was observed at some ratios.

    A curve is its name, its formula, its values, shape (m,), and the observed ones, shape (k,).
    """

    ratios: np.ndarray
    curves: tuple[tuple[str, Any, np.ndarray, np.ndarray], ...]
    observed_ratios: np.ndarray
    quantity: str
    title: str


@dataclass(frozen=True, eq=False)
class DistanceCurves:
    """Distances of two laws against a constant of one of them, or their slopes: shape (m,) each, with observed values.

    ``bound`` is a derived bound that one of them stays below, with its formula, where there is one.
    """

    constant: Symbol
    values: np.ndarray
    labels: tuple[str, ...]
    curves: tuple[np.ndarray, ...]
    observed_values: np.ndarray
    observed: tuple[np.ndarray, ...]
    bound: tuple[str, np.ndarray] | None
    upright: str
    title: str


@dataclass(frozen=True, eq=False)
class ModeFits:
    """The density of data with several modes, shape (m,), and the normal laws that fit it best in two senses."""

    points: np.ndarray
    data: np.ndarray
    labels: tuple[str, ...]
    fits: tuple[np.ndarray, ...]
    title: str


@dataclass(frozen=True, eq=False)
class AnswerCurves:
    """The follower's answers in the plane and runs beside them.

    ``best`` are the parts of the branches, shape (m, 2) each, on which no other answer costs less, ``local`` those that
    are only local minima; ``runs`` are points of methods, shape (k, 2), each with its name, and ``ends`` points with
    what they are.
    """

    params: tuple[Symbol, Symbol]
    best: tuple[np.ndarray, ...]
    local: tuple[np.ndarray, ...]
    runs: tuple[tuple[str, np.ndarray], ...]
    ends: tuple[tuple[str, float, float], ...]
    reach: float
    title: str
