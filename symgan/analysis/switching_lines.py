"""Where the field of a planar game switches, what orbits do there, and its derived limit cycle, in floats."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from sympy import ImmutableMatrix

from symgan.analysis.grids import holds_on, values_on
from symgan.exact.filippov import Surface, surfaces
from symgan.numeric.predict import number, numbers
from symgan.numeric.verify import Case, concrete, holds
from symgan.pictures import Switching
from symgan.records import Piece

SAMPLES = 2001  # points of a curve from one side of the window to the other
MARGIN = 0.1  # curves are followed beyond the window by this part of it
ARC = 200  # points of a limit cycle in each piece

Window = tuple[tuple[float, float], tuple[float, float]]
Curves = tuple[np.ndarray, ...]


def switching(case: Case, window: Window) -> Switching | None:
    """The switching lines inside a window; None where there are none.

    Lines on which both sides agree throughout are left out. Of a discrete method they are where its step switches.
    """
    lines = [_line(case, s, window) for s in _surfaces(case)]
    if not lines:
        return None
    kinds = ("curves", "sliding", "escaping", "resting")
    return Switching(**{kind: tuple(c for line in lines for c in getattr(line, kind)) for kind in kinds})


def limit_cycle(case: Case) -> np.ndarray | None:
    """The derived limit cycle at the constants, shape (m, 2), by the eigenvectors of each piece; None if none.

    It starts where the derived amplitude says, and the foci lie on the switching line, so that an orbit stays in a
    piece for half a turn of that piece.
    """
    cycle = case.derivation.limit_cycle
    if cycle is None or not holds(cycle.exists, case.values):
        return None
    (line,) = _surfaces(case)
    across = numbers((line.quantity.diff(p) for p in case.derivation.game.params), case.values).real
    along = number(cycle.amplitude, case.values).real * np.array([-across[1], across[0]]) / np.linalg.norm(across)
    turns = [_turn(case, line, across, case.center + side * along) for side in (1, -1)]
    return min(turns, key=lambda points: float(np.linalg.norm(points[-1] - points[0])))


def _surfaces(case: Case) -> list[Surface]:
    d = case.derivation
    return [s for s in surfaces(d.pieces, d.game.params, d.given) if s.above.field != s.below.field]


def _line(case: Case, surface: Surface, window: Window) -> Switching:
    """One surface, sampled along the parameter by which the other one is given."""
    ((solved, expr),) = surface.where
    params = case.derivation.game.params
    (i,) = (i for i, p in enumerate(params) if p != solved)
    (low, high), (bottom, top) = window[i], window[1 - i]
    values = {**case.values, params[i]: np.linspace(low, high, SAMPLES)}
    other = values_on(concrete(case, expr), values)
    points = np.stack([values[params[i]], other][:: 1 if i == 0 else -1], axis=-1)
    beyond = MARGIN * (top - bottom)
    near = np.isfinite(other) & (other >= bottom - beyond) & (other <= top + beyond)
    if not case.derivation.method.flow:
        return Switching(_parts(points, near & holds_on(concrete(case, surface.region), values)))
    kinds = (surface.region, surface.sliding, surface.escaping)
    there, slides, escapes = (near & holds_on(concrete(case, kind), values) for kind in kinds)
    held = slides | escapes
    resting = tuple(_resting(case, surface.sliding_field, i, values, points, held)) if held.any() else ()
    return Switching(_parts(points, there), _parts(points, slides), _parts(points, escapes), resting)


def _parts(points: np.ndarray, mask: np.ndarray) -> Curves:
    """The parts of a sampled curve where the mask is true."""
    cuts = np.flatnonzero(np.diff(mask)) + 1
    return tuple(c for c, inside in zip(np.split(points, cuts), np.split(mask, cuts), strict=True) if inside[0])


def _resting(
    case: Case, sliding: ImmutableMatrix, i: int, values: dict, points: np.ndarray, held: np.ndarray
) -> Iterator[np.ndarray]:
    """Where the sliding field vanishes: throughout, or where its speed changes its sign."""
    if all(entry == 0 for entry in sliding):
        yield from _parts(points, held)
        return
    forward = values_on(concrete(case, sliding[i]), values) > 0
    for k in np.flatnonzero(held[:-1] & held[1:] & (forward[:-1] != forward[1:])):
        yield points[k : k + 1]


def _turn(case: Case, line: Surface, across: np.ndarray, start: np.ndarray) -> np.ndarray:
    """A turn of the orbit from a point of the line: an arc in one piece, and then an arc in the other."""
    arcs, x = [], start
    for _ in range(2):
        slope, focus = _affine(case, line.above)
        if across @ slope @ (x - focus) < 0:
            slope, focus = _affine(case, line.below)
        spectrum, vectors = np.linalg.eig(slope)
        times = np.linspace(0, np.pi / np.abs(spectrum.imag).max(), ARC)
        weights = np.exp(np.outer(times, spectrum)) * np.linalg.solve(vectors, x - focus)
        arcs.append(focus + (weights @ vectors.T).real)
        x = arcs[-1][-1]
    return np.concatenate(arcs)


def _affine(case: Case, piece: Piece) -> tuple[np.ndarray, np.ndarray]:
    """The matrix of an affine piece, and the point where it vanishes."""
    params = case.derivation.game.params
    slope = numbers(piece.field.jacobian(params), case.values).real.reshape(2, 2)
    constant = numbers(piece.field.subs(dict.fromkeys(params, 0)), case.values).real
    return slope, np.linalg.solve(slope, -constant)
