"""The manifold of answers in the plane, with descent on it beside plain play and play with a leader."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from sympy import Symbol

from symgan.algorithms.games_with_answers import Example, named
from symgan.analysis.descents import runs
from symgan.analysis.grids import holds_on, values_on
from symgan.exact.best_responses import Branch, best_responses
from symgan.exact.classify import classify
from symgan.pictures import AnswerCurves
from symgan.records import InputError, Status

SAMPLES = 601  # points of a branch across the picture
REACH = 1.5


def data(of: str, reach: float = REACH, steps: int = 0) -> AnswerCurves:
    """The branches of the example of that name, and runs of three methods from the same point of the manifold.

    ``reach`` is half the width of the picture around the origin. InputError where the game has not one parameter a
    player.
    """
    example = named(of)
    if [len(player.params) for player in example.game.players] != [1, 1]:
        raise InputError(
            f"answers are drawn in the plane; '{example.game.name}' has {len(example.game.params)} parameters"
        )
    best, local = (tuple(curves(example, reach, wanted)) for wanted in (True, False))
    _, points = runs(example, steps or example.steps)
    return AnswerCurves(
        example.game.params,
        best,
        local,
        tuple(points.items()),
        tuple(_ends(example, reach)),
        reach,
        f"{example.game.title}: answers and descent",
    )


def curves(example: Example, reach: float, wanted: bool) -> Iterator[np.ndarray]:
    """The parts of the branches that are best of all, or those that are minima and not best."""
    for branch in best_responses(example.game).branches:
        grid = np.linspace(-reach, reach, SAMPLES)
        values: dict[Symbol, object] = {**dict(example.at), example.game.params[0]: grid}
        points = np.stack([grid, values_on(branch.answer[example.game.params[1]], values)], axis=-1)
        yield from _parts(points, _mask(branch, values, wanted))


def _mask(branch: Branch, values: dict[Symbol, object], wanted: bool) -> np.ndarray:
    best = holds_on(branch.best, values) & (branch.judgement.status is Status.PROVED)
    return best if wanted else holds_on(branch.least, values) & ~best


def _parts(points: np.ndarray, mask: np.ndarray) -> Iterator[np.ndarray]:
    """The parts of a sampled curve where the mask is true."""
    cuts = np.flatnonzero(np.diff(mask)) + 1
    pairs = zip(np.split(points, cuts), np.split(mask, cuts), strict=True)
    yield from (curve for curve, inside in pairs if inside[0])


def _ends(example: Example, reach: float) -> Iterator[tuple[str, float, float]]:
    """The strict Nash and Stackelberg equilibria with the first player as the leader."""
    for label in classify(example.game, ()).labels:
        place = [float(label.point[p].subs(dict(example.at))) for p in example.game.params]
        for key, kind in (("differential-nash", "strict Nash"), ("stackelberg-0", "strict Stackelberg")):
            if label[key].judgement.status is Status.PROVED:
                if max(map(abs, place)) <= reach:
                    yield kind, place[0], place[1]
                break
