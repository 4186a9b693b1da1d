"""The ways in which an implementation is known to go wrong: the derived function read otherwise, term by term.

A vector here is a list of entries, one a parameter: expressions on the exact side, arrays over the
points seen on the numeric one.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sympy import Symbol

from symgan.methods.alternating import alternating
from symgan.methods.momentum import momentum
from symgan.methods.optimistic import optimistic
from symgan.methods.simultaneous import simultaneous
from symgan.records import Game, Method

Vector = list[Any]
# The move of one step (for a flow, the velocity) of a game under a method, at the given point or, where the
# signs of a player's parameters are turned, at that one; None where it has no closed form.
Move = Callable[[Game, Method, Sequence[int]], Vector | None]
Fit = Callable[[Vector, list[Vector]], tuple[Any, ...] | None]


@dataclass(frozen=True)
class Slip:
    """What a player's block of the function is: how the derived one is to be read, and the factor of each term.

    ``factors`` is None where nothing was found to fit.
    """

    player: str
    reading: str
    factors: tuple[tuple[str, Any], ...] | None

    @property
    def right(self) -> bool:
        """Whether the block is the derived one."""
        return self.reading == "" and self.factors is not None and all(c == 1 for _, c in self.factors)


def slips(found: Vector, game: Game, method: Method, move: Move, fit: Fit) -> tuple[Slip, ...]:
    """For each player the first reading whose terms, each times a constant, add up to the block of the function."""
    known = list(readings(game, method, move))
    return tuple(_slip(found, p.name, block, known, fit) for p, block in zip(game.players, game.blocks, strict=True))


def _slip(found: Vector, player: str, block: tuple[int, ...], known: Any, fit: Fit) -> Slip:
    for reading, terms in known:
        factors = fit([found[i] for i in block], [[vector[i] for i in block] for _, vector in terms])
        if factors is not None:
            return Slip(player, reading, tuple(zip((name for name, _ in terms), factors, strict=True)))
    return Slip(player, "", None)


def readings(game: Game, method: Method, move: Move) -> Iterator[tuple[str, tuple[tuple[str, Vector], ...]]]:
    """The derived move: whole, by regularizers, by the constants of the method, and read in other ways."""
    there = [1] * len(game.params)
    whole = move(game, method, there)
    assert whole is not None
    yield "", (("", whole),)
    yield from _by_regularizers(game, method, move)
    yield from _by_constants(game, method, move)
    for name, other in _others(method, tuple(range(len(game.players)))[::-1]):
        moved = move(game, other, there)
        if moved is not None:
            yield f"the step of {name}", (("", moved),)
    if game.model is not None:
        critic = set(game.model.critic.params)
        turned = move(game, method, [-1 if p in critic else 1 for p in game.params])
        if turned is not None:
            yield (
                "the one at the critic with the opposite sign, where f is read at the opposite argument",
                (("", turned),),
            )
    if len(game.players) == 2 and len({len(b) for b in game.blocks}) == 1:
        first, second = game.blocks
        yield "the one of the other player", (("", [whole[i] for i in (*second, *first)]),)


def _by_regularizers(game: Game, method: Method, move: Move) -> Iterator[tuple[str, tuple[tuple[str, Vector], ...]]]:
    """The move of the game without regularizers, and what each of them adds to those before it."""
    names = ["the losses alone", *(r.name for r in game.regularizers)]
    stages = [replace(game, regularizers=game.regularizers[:k]) for k in range(len(names))]
    moved = [move(stage, method, [1] * len(game.params)) for stage in stages]
    if game.regularizers:
        yield from _differences(names, moved)


def _by_constants(game: Game, method: Method, move: Move) -> Iterator[tuple[str, tuple[tuple[str, Vector], ...]]]:
    """The move at the method's first constant alone, and what each other constant adds when it is no longer zero."""
    hyper = method.hyper
    names = list(inspect.signature(method.step).parameters)[3:]
    if len(names) != len(hyper) or len(hyper) < 2:
        return
    names = [str(value) if isinstance(value, Symbol) else name for name, value in zip(names, hyper, strict=True)]
    stages = [replace(method, hyper=(*hyper[:k], *(0 for _ in hyper[k:]))) for k in range(1, len(hyper) + 1)]
    moved = [move(game, stage, [1] * len(game.params)) for stage in stages]
    yield from _differences(["the gradient step", *(f"what {name} adds" for name in names[1:])], moved)


def _differences(names: list[str], moved: list[Vector | None]) -> Iterator[tuple[str, tuple[tuple[str, Vector], ...]]]:
    """The first vector, and each other less the one before it; nothing where one of them is missing."""
    if any(v is None for v in moved):
        return
    known = [v for v in moved if v is not None]
    steps = [
        [b - a for a, b in zip(before, after, strict=True)] for before, after in zip(known, known[1:], strict=False)
    ]
    yield "", tuple(zip(names, [known[0], *steps], strict=True))


def _others(method: Method, opposite: tuple[int, ...]) -> Iterator[tuple[str, Method]]:
    """Methods that differ from this one only in which point a player sees."""
    match (method.name, *method.hyper):
        case ("simultaneous", h):
            yield "alternating gradient descent", alternating(h, 1, 1)
            yield "alternating gradient descent in the opposite order", alternating(h, 1, 1, order=opposite)
        case ("alternating", h, n_g, n_d):
            yield "simultaneous gradient descent", simultaneous(h)
            yield "alternating gradient descent in the opposite order", alternating(h, n_g, n_d, order=opposite)
        case ("momentum" | "alternating-momentum", h, beta):
            other = momentum(h, beta, alternating=method.name == "momentum")
            yield f"the method {other.name}", other
        case ("optimistic" | "alternating-optimistic", h, alpha, beta):
            other = optimistic(h, alpha, beta, alternating=method.name == "optimistic")
            yield f"the method {other.name}", other
