"""sg.manifold_descent: descent of the leader's loss on the manifold of the follower's answers, with its certificate.

The run is in floats, and its projection is iterative. What is exact stands beside it: every projected gradient is
compared with the derived one, and the end with the Stackelberg points that are found exactly.
Source: Ehab 2023, sections 4 to 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sympy import Expr, Rational, Symbol, lambdify

from symgan.adversarial import losses
from symgan.exact.classify import classify
from symgan.exact.field import fractions, worked_out
from symgan.exact.labels import Label
from symgan.exact.response_manifold import ResponseManifold, check_leader, response_manifold
from symgan.methods.gradient_flow import gradient_flow
from symgan.numeric.manifold_descent import ManifoldRun, descend
from symgan.numeric.simulate import begun
from symgan.records import Check, Game, InputError, Status

TOLERANCE = 1e-8


@dataclass(frozen=True)
class ManifoldDescent:
    """A run on the manifold of answers at numbers, the checks of it, and the exact point that it comes to.

    ``end`` is the nearest point that is proved to be a strict Stackelberg equilibrium, and ``distance`` how far from
    it the run ended; None and infinite where none is known. That a run came near is observed and proves nothing.
    """

    game: Game
    constants: Mapping[Symbol, Expr]
    run: ManifoldRun
    checks: tuple[Check, ...]
    end: Label | None
    distance: float

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)


def manifold_descent(
    game: Game,
    at: Mapping[Any, Any] | None = None,
    start: Any = None,
    h: float = 0.1,
    steps: int = 100,
    leader: int = 0,
) -> ManifoldDescent:
    """So many steps of size h, each along the projected gradient and back onto the manifold by training the follower.

    ``at`` and ``start`` are as in :func:`symgan.simulate`; the start is trained first. InputError where the game has
    not two players, where its follower has no curvature, and where training finds no answer.
    """
    check_leader(game, leader)
    if not isinstance(h, (int, float)) or not 0 < h < np.inf or not isinstance(steps, int) or steps < 1:
        raise InputError(f"descent takes a positive step size h and a whole number of steps; got {h!r} and {steps!r}")
    field, constants, begin = begun(game, gradient_flow(), at, start, None)
    run = descend(field, begin, list(game.blocks[1 - leader]), h, steps, leader)
    first = {p: Rational(repr(float(value))) for p, value in zip(game.params, run.points[0], strict=True)}
    checks = _checks(response_manifold(game, leader, near=first), constants, run)
    label, distance = _end(game, constants, run.points[-1], leader)
    return ManifoldDescent(game, constants, run, tuple(checks), label, distance)


def _checks(manifold: ResponseManifold, constants: Mapping[Symbol, Expr], run: ManifoldRun) -> Iterator[Check]:
    """The iterative projection against the derived one, the way along the manifold, and the fall of the potential."""
    derived = lambdify(manifold.game.params, manifold.projected.subs(constants), "numpy")
    predicted = np.array([np.asarray(derived(*point), dtype=float).ravel() for point in run.points[:-1]])
    apart = float(np.abs(predicted - run.projected).max(initial=0.0))
    yield Check("projected gradient", predicted, run.projected, apart, TOLERANCE, apart <= TOLERANCE and run.settled)
    off = float(run.residuals.max())
    yield Check("on the manifold", 0, run.residuals, off, TOLERANCE, off <= TOLERANCE)
    rise = float(max(0.0, np.diff(run.potential).max(initial=-np.inf)))
    yield Check("the potential falls", 0, run.potential, rise, TOLERANCE, rise <= TOLERANCE)


def _end(game: Game, constants: Mapping[Symbol, Expr], last: np.ndarray, leader: int) -> tuple[Label | None, float]:
    """The strict Stackelberg equilibrium at these constants that is nearest to the end of the run."""
    plain = (fractions(loss.subs(constants)) for loss in worked_out(losses(game)))
    players = tuple(replace(p, loss=loss) for p, loss in zip(game.players, plain, strict=True))
    found = classify(Game(game.name, players), methods=())
    strict = [x for x in found.labels if x[f"stackelberg-{leader}"].judgement.status is Status.PROVED]
    places = [np.array([float(x.point[p]) for p in game.params]) for x in strict]
    distances = [float(np.linalg.norm(place - last)) for place in places]
    nearest = int(np.argmin(distances)) if distances else None
    return (None, np.inf) if nearest is None else (strict[nearest], distances[nearest])
