"""Games that the equilibria and the answers of the literature are shown on, each with numbers and a start for runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from sympy import Expr, Rational, Symbol, cos

from symgan.adversarial import gan
from symgan.catalogue import unknown
from symgan.games.bilinear import bilinear
from symgan.models.dirac import dirac
from symgan.models.gaussian_shift import gaussian_shift
from symgan.notation import gamma
from symgan.objectives.wasserstein import wasserstein
from symgan.records import Game, InputError, Player
from symgan.regularizers.r1 import r1
from symgan.regularizers.relu_penalty import relu_penalty
from symgan.regularizers.wgan_gp import wgan_gp

x, y, z = (Symbol(name, real=True) for name in "xyz")


@dataclass(frozen=True)
class Example:
    """A game in words, with the constants and the start of a run, how long it is, and how far a picture reaches."""

    words: str
    game: Game
    at: Mapping[Symbol, Any] = field(default_factory=dict)
    start: tuple[Any, ...] = (1, 0)
    h: float = 0.1
    steps: int = 100


def named(name: str) -> Example:
    """The example of that name; InputError with the names there are if it is none."""
    if name not in EXAMPLES:
        raise InputError(unknown("games", name, tuple(EXAMPLES)))
    return EXAMPLES[name]


def _zero_sum(name: str, value: Expr, start: tuple[Any, ...] = (1, 0), steps: int = 100) -> Example:
    """One player minimizes the value, in x and z where it has it, the other maximizes it in y."""
    leader = tuple(p for p in (x, z) if value.has(p))
    game = Game(name, (Player("min", leader, value), Player("max", (y,), -value)))
    return Example(f"{name}, {{{value}}}", game, {}, start, 0.1, steps)


def _many_answers() -> Example:
    """One parameter against four that are coupled, so that the projection takes several iterations."""
    ys = tuple(Symbol(f"y{i}", real=True) for i in (1, 2, 3, 4))
    coupling = sum(i * x * p / 4 for i, p in enumerate(ys, start=1)) + sum(a * b for a, b in pairwise(ys)) / 4
    value = x**2 / 2 + coupling - sum(i * p**2 for i, p in enumerate(ys, start=1)) / 2
    players = (Player("min", (x,), value), Player("max", ys, -value))
    return Example("Four parameters that answer", Game("four answers", players), {}, (1, 0, 0, 0, 0))


def _wasserstein(model: Any, *chosen: Any, start: tuple[Any, ...] = (1, 0), words: str = "") -> Example:
    game = gan(wasserstein(), model).with_(*chosen)
    return Example(words, game, {gamma: 1} if chosen else {}, start)


EXAMPLES: Mapping[str, Example] = MappingProxyType(
    {
        "bilinear": Example("Bilinear game, {x*y}", bilinear(), {}, (1, 0)),
        "convex-concave": _zero_sum("Convex-concave quadratic", x**2 / 2 + x * y - y**2 / 2),
        "minimax-not-nash": _zero_sum("Daskalakis and Panageas", -(x**2) / 8 + 6 * x * y / 10 - y**2 / 2),
        "saddle-pair": _zero_sum("Cubic", x**3 / 3 - x + x * y - y**2 / 2),
        "waves": Example(
            "Jin, Netrapalli and Jordan, {x*y/5 - cos(y)}",
            Game(
                "waves",
                (Player("min", (x,), x * y / 5 - cos(y)), Player("max", (y,), cos(y) - x * y / 5)),
                equilibrium={x: 0, y: 0},
            ),
        ),
        "bent": _zero_sum("Bent answers", x**4 / 4 - x**2 + x**2 * y - y**2 / 2, (Rational(1, 4), 0)),
        "two-parameters": _zero_sum("Two parameters lead", x**2 / 2 + z**2 / 2 + x * y - y**2 / 2, (1, 1, 0)),
        "many-answers": _many_answers(),
        "dirac": _wasserstein(dirac(), words="Wasserstein Dirac-GAN"),
        "dirac-r1": _wasserstein(dirac(), r1(), words="Wasserstein Dirac-GAN with R1"),
        "dirac-relu": _wasserstein(
            dirac(), relu_penalty(gamma), words="Wasserstein Dirac-GAN with the rectified penalty"
        ),
        "penalized-shift": _wasserstein(
            gaussian_shift(s=1),
            wgan_gp(gamma, 1),
            start=(Rational(-1, 2), Rational(-4, 5)),
            words="Gaussian shift with a linear critic and the gradient penalty",
        ),
    }
)
