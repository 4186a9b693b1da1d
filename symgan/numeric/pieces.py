"""A flow whose losses switch, piece by piece: its velocity in each, and where an orbit can go on from a point.

On the boundary of two pieces orbits cross, slide (Filippov's combination of both velocities), or have no unique
continuation. Source: Filippov 1988, Differential Equations with Discontinuous Righthand Sides, chapter 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np
from sympy import Expr, Symbol

from symgan.numeric import dual
from symgan.numeric.branches import locked
from symgan.numeric.evaluate import Reading, compiled
from symgan.numeric.field import FloatField
from symgan.records import Game, InputError, Method

# A quantity, or its derivative along an orbit, that is smaller relative to the point counts as zero.
ZERO = 1e-10
# So many surfaces may meet at a point of an orbit.
BUDGET_SURFACES = 6

Watch = Callable[[np.ndarray], Any]


@dataclass(frozen=True)
class Mode:
    """The sides, +1 or -1, of all quantities; ``sliding`` is the one that an orbit keeps at zero.

    In the plane an orbit rests where two surfaces cross and no piece and no surface takes it away.
    """

    sides: tuple[int, ...]
    sliding: int | None = None
    resting: bool = False


class Pieces:
    """The smooth pieces of a method's velocity on a game whose losses switch."""

    def __init__(
        self,
        game: Game,
        method: Method,
        field: FloatField,
        values: Mapping[Symbol, Any],
        hyper: tuple[Any, ...],
        sections: Iterable[Expr] = (),
    ) -> None:
        branches = locked(field.losses, game.params, sections)
        self._game = replace(game, regularizers=(), objective=None, model=None)
        self._losses = branches.losses
        self._method, self._hyper, self._rule, self._values = method, hyper, field.rule, values
        self._constants = {s: float(value) for s, value in values.items()}
        self._fields: dict[tuple[int, ...], FloatField] = {}  # made when an orbit comes there
        self._sides, self._quantities = branches.sides, branches.quantities
        reading = Reading(field.rule, constant=lambda expr: float(expr.subs(values)))
        self._read = [compiled(q, reading) for q in branches.quantities]

    def surface(self, k: int, mode: Mode) -> Expr:
        """The quantity of that number as it is in the mode."""
        return self._quantities[k].subs(self._named(mode.sides))

    def velocity(self, mode: Mode, x: np.ndarray) -> np.ndarray:
        """The method's velocity in that mode, smooth on all of space."""
        if mode.resting:
            return 0.0 * x
        if mode.sliding is None:
            return self._smooth(mode.sides, x)
        up, down = (self._smooth(sides, x) for sides in _both(mode))
        rising, falling = (dual.along(self._quantity(mode.sliding, mode.sides), x, u) for u in (up, down))
        gap = falling - rising
        if dual.plain(gap) == 0:
            return up
        mixed = [(falling * u - rising * d) / gap for u, d in zip(up, down, strict=True)]
        return np.array(mixed, dtype=object if dual.highest(*mixed) else float)

    def watches(self, mode: Mode) -> tuple[Watch, ...]:
        """The functions that are positive as long as an orbit stays in the mode: those of the quantities first."""
        if mode.resting:
            return ()
        sides = [self._watch(k, mode) for k in range(len(self._quantities)) if k != mode.sliding]
        if mode.sliding is None:
            return tuple(sides)
        return (*sides, *(self._push(mode.sliding, beside, mode.sides) for beside in _both(mode)))

    def crossed(self, mode: Mode, watch: int) -> int:
        """The number of the quantity that the watch of that number is on."""
        watched = [k for k in range(len(self._quantities)) if k != mode.sliding]
        return watched[watch] if watch < len(watched) else mode.sliding or 0

    def touched(self, x: np.ndarray) -> list[int]:
        """The numbers of the quantities that vanish at x."""
        sides = self._sided(x, {})
        return [k for k in range(len(sides)) if abs(self._quantity(k, sides)(x)) <= _small(x)]

    def continued(self, x: np.ndarray) -> Mode:
        """The mode in which an orbit goes on from x; InputError where there is no single one."""
        found: dict[int, list[Mode]] = {1: [], 0: [], -1: []}
        for mode in self._modes(x):
            found[min((self._staying(w, mode, x) for w in self.watches(mode)), default=1)].append(mode)
        ways = found[1] + found[0]
        place = ", ".join(f"{p} = {value:.6g}" for p, value in zip(self._game.params, x, strict=True))
        if not ways and self._isolated(x):
            return Mode(self._sided(x, {}), resting=True)
        if not ways:
            raise InputError(f"at {place} switching surfaces meet, and the flow would slide along more than one")
        if any(self._apart(ways[0], mode, x) for mode in ways[1:]):
            raise InputError(f"at {place} orbits leave in several ways: the flow has no unique continuation there")
        return ways[0]

    def _isolated(self, x: np.ndarray) -> bool:
        """Whether x is a point of the plane at which surfaces cross at an angle."""
        sides = self._sided(x, {})
        normals = [[dual.along(self._quantity(k, sides), x, e) for e in np.eye(len(x))] for k in self.touched(x)]
        return len(x) == 2 == np.linalg.matrix_rank(np.array(normals, dtype=float), tol=ZERO)

    def _apart(self, a: Mode, b: Mode, x: np.ndarray) -> bool:
        return float(np.max(np.abs(self.velocity(a, x) - self.velocity(b, x)))) > _small(x)

    def _modes(self, x: np.ndarray) -> Iterator[Mode]:
        """The pieces whose closure holds x, then the surfaces through it."""
        near = self.touched(x)
        if len(near) > BUDGET_SURFACES:
            raise InputError(f"more than {BUDGET_SURFACES} switching surfaces meet at the point {x.tolist()}")
        for chosen in product((1, -1), repeat=len(near)):
            yield Mode(self._sided(x, dict(zip(near, chosen, strict=True))))
        for k in near:
            others = [j for j in near if j != k]
            for chosen in product((1, -1), repeat=len(others)):
                yield Mode(self._sided(x, {k: 1, **dict(zip(others, chosen, strict=True))}), k)

    def _sided(self, x: np.ndarray, chosen: Mapping[int, int]) -> tuple[int, ...]:
        """The sides of all quantities at x, one after the other, those that are chosen as they are."""
        sides: list[int] = []
        for k in range(len(self._quantities)):
            sides.append(chosen[k] if k in chosen else 1 if self._quantity(k, sides)(x) >= 0 else -1)
        return tuple(sides)

    def _staying(self, watch: Watch, mode: Mode, x: np.ndarray) -> int:
        """The sign of the first that is not zero of a watch and its first two derivatives along the mode's orbit."""
        slope = self.slope(watch, mode)
        for function in (watch, slope, self.slope(slope, mode)):
            value = function(x)
            if abs(value) > _small(x):
                return 1 if value > 0 else -1
        return 0

    def slope(self, watch: Watch, mode: Mode) -> Watch:
        """The derivative of a function of x along the mode's orbits."""
        return lambda x: dual.along(watch, x, self.velocity(mode, x))

    def _smooth(self, sides: tuple[int, ...], x: np.ndarray) -> np.ndarray:
        if sides not in self._fields:
            smooth = [loss.subs(self._named(sides)) for loss in self._losses]
            players = tuple(replace(p, loss=e) for p, e in zip(self._game.players, smooth, strict=True))
            self._fields[sides] = FloatField(replace(self._game, players=players), self._values, rule=self._rule)
        return self._method.step(self._fields[sides], x, (), *self._hyper)[0]

    def _quantity(self, k: int, sides: Sequence[int]) -> Watch:
        constants = {**self._constants, **self._named(sides)}
        return lambda x: self._read[k]({**constants, **dict(zip(self._game.params, x, strict=True))})

    def _watch(self, k: int, mode: Mode) -> Watch:
        quantity, side = self._quantity(k, mode.sides), float(mode.sides[k])
        return lambda x: side * quantity(x)

    def _push(self, k: int, beside: tuple[int, ...], sides: tuple[int, ...]) -> Watch:
        """How fast the velocity beside a surface on which an orbit slides leads towards it."""
        quantity, side = self._quantity(k, sides), float(beside[k])
        return lambda x: -side * dual.along(quantity, x, self._smooth(beside, x))

    def _named(self, sides: Sequence[int]) -> dict[Symbol, int]:
        return dict(zip(self._sides, sides, strict=False))


def _small(x: np.ndarray) -> float:
    return ZERO * (1.0 + float(np.max(np.abs(x))))


def _both(mode: Mode) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The sides above and below the surface that an orbit slides on."""
    above, below = (tuple(s if k == mode.sliding else e for k, e in enumerate(mode.sides)) for s in (1, -1))
    return above, below
