"""The vector field in floats: gradients of the losses by automatic differentiation, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from sympy import Expr, Function, Symbol, sympify
from sympy.core.function import AppliedUndef

from symgan.adversarial import boxes, losses
from symgan.numeric import dual
from symgan.numeric.evaluate import Reading, Rule, compiled
from symgan.numeric.rules import quadrature
from symgan.records import Game, InputError, Regularizer

NEWTON_STEPS = 60
NEWTON_TOLERANCE = 1e-13

Concrete = Mapping[str, Callable[[Any], Any]]


class FloatField:
    """The verbs of a method in floats, at given constants; x and u are arrays of shape (n,)."""

    def __init__(
        self,
        game: Game,
        constants: Mapping[Symbol, Any],
        functions: Concrete | None = None,
        rule: Rule | None = None,
    ) -> None:
        self.players = len(game.players)
        self.size = len(game.params)
        self._game, self._arguments = game, (constants, functions, rule)
        self._last: tuple[Any, Any] = (None, None)
        self._others: dict[str, FloatField] = {}  # fields without one regularizer, made when asked for
        self._params, self._blocks = game.params, game.blocks
        self._constants = {s: float(value) for s, value in constants.items()}
        self.rule = rule or quadrature()
        reading = Reading(self.rule, constant=lambda expr: float(expr.subs(constants)))
        self.losses = tuple(_concrete(loss, functions or {}) for loss in losses(game))
        self._losses = [compiled(loss, reading) for loss in self.losses]
        bounds = {game.params.index(p): box for p, box in boxes(game).items()}
        self.boxes = {i: (float(low.subs(constants)), float(high.subs(constants))) for i, (low, high) in bounds.items()}
        rates = [sympify(p.rate).subs(constants) for p in game.players]
        self._rates = [float(rate) for rate in rates]

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """v(x): minus each player's gradient of its own loss, times its rate; shape (n,)."""
        return _array([self._entry(player, i, x) for player, block in enumerate(self._blocks) for i in block])

    def only(self, player: int, x: np.ndarray) -> np.ndarray:
        """The field at x, zero outside the player's block."""
        block = self._blocks[player]
        return _array([self._entry(player, i, x) if i in block else 0.0 for i in range(len(x))])

    def part(self, player: int, u: np.ndarray) -> np.ndarray:
        """The vector u, zero outside the player's block."""
        return np.where(np.isin(np.arange(len(u)), self._blocks[player]), u, 0.0)

    def jvp(self, x: np.ndarray, u: np.ndarray) -> np.ndarray:
        """J(x) u, the derivative of the field at x in the direction u."""
        return self.jacobian(x) @ u

    def jtv(self, x: np.ndarray, u: np.ndarray) -> np.ndarray:
        """J(x)^T u."""
        return self.jacobian(x).T @ u

    def gradient(self, player: int, x: np.ndarray) -> np.ndarray:
        """The gradient of a player's loss in all parameters, shape (n,)."""
        return _array([self._slope(player, i, x) for i in range(len(x))])

    def turn(self, player: int, x: np.ndarray, h: float, times: int) -> np.ndarray:
        """x after the player moved ``times`` times by h times its block, the others waiting."""
        for _ in range(times):
            x = self._bounded(x + h * self.only(player, x), self._blocks[player])
        return x

    def project(self, x: np.ndarray) -> np.ndarray:
        """The point put onto the boxes of the players."""
        return self._bounded(x, range(self.size))

    def _bounded(self, x: np.ndarray, rows: Iterable[int]) -> np.ndarray:
        """The point with these entries put between their bounds, where they no longer move."""
        if not self.boxes:
            return x
        entries = list(x)
        for i in self.boxes.keys() & rows:
            low, high = self.boxes[i]
            entries[i] = low if dual.plain(x[i]) < low else high if dual.plain(x[i]) > high else x[i]
        return _array(entries)

    def through(self, player: int, inner: Callable[[np.ndarray], np.ndarray], x: np.ndarray) -> np.ndarray:
        """Minus the gradient, in the player's parameters, of its own loss at inner(x), times its rate."""
        slopes = [0.0] * len(x)
        for i in self._blocks[player]:

            def loss(value: Any, i: int = i) -> Any:
                return self._loss(player, inner(_array([value if j == i else e for j, e in enumerate(x)])))

            slopes[i] = -self._rates[player] * dual.derivative(loss, x[i], 1 + dual.highest(*x))
        return _array(slopes)

    def solve(self, residual: Callable[[np.ndarray], np.ndarray], start: np.ndarray) -> np.ndarray:
        """The point where the residual vanishes, by Newton's method from ``start``; InputError where it finds none.

        A slope in floats serves as long as the steps shrink tenfold. The duals that the residual
        depends on are right one order a step later than the point itself.
        """
        y, last, settled, inverse = start, np.inf, 0, None
        for _ in range(NEWTON_STEPS):
            rest = residual(y)
            if inverse is None:
                inverse = np.linalg.inv(dual.floats(_slopes(residual, y, dual.highest(*rest))))
            change = inverse @ rest
            y, size = y - change, max(abs(dual.plain(e)) for e in change)
            settled += size <= NEWTON_TOLERANCE * (1.0 + max(abs(dual.plain(e)) for e in y))
            if settled > dual.highest(*rest):
                return y
            inverse, last = (inverse if size <= last / 10 or settled else None), size
        raise InputError("an implicit step was not found by Newton's method; a smaller step size may serve")

    def without(self, regularizer: Regularizer | str) -> FloatField:
        """The same with one regularizer off."""
        name = regularizer if isinstance(regularizer, str) else regularizer.name
        if name not in self._others:
            self._others[name] = FloatField(self._game.without(name), *self._arguments)
        return self._others[name]

    def sqrt(self, u: np.ndarray) -> np.ndarray:
        """The root of each entry; 0 below zero, so that a difference across zero has a value."""
        return _array([dual.root(e) for e in u])

    def jacobian(self, x: np.ndarray) -> np.ndarray:
        """The Jacobian of the field by nested dual numbers, shape (n, n); kept for the point asked for last."""
        if not np.array_equal(self._last[0], x):
            self._last = np.array(x), _slopes(self, x)
        return self._last[1]

    def _entry(self, player: int, i: int, x: np.ndarray) -> Any:
        return -self._rates[player] * self._slope(player, i, x)

    def _slope(self, player: int, i: int, x: np.ndarray) -> Any:
        """The derivative of a player's loss in one parameter."""

        def loss(value: Any) -> Any:
            return self._loss(player, [value if j == i else e for j, e in enumerate(x)])

        return dual.derivative(loss, x[i], 1 + dual.highest(*x))

    def loss(self, player: int, x: np.ndarray) -> float:
        """The loss of a player."""
        return float(self._loss(player, x))

    def _loss(self, player: int, x: Iterable[Any]) -> Any:
        return self._losses[player]({**self._constants, **dict(zip(self._params, x, strict=True))})


def _array(entries: list[Any]) -> np.ndarray:
    """An array of floats, or of objects where some entry is a dual number."""
    return np.array(entries, dtype=object if dual.highest(*entries) else float)


def _slopes(function: Callable[[np.ndarray], np.ndarray], at: np.ndarray, below: int = 0) -> np.ndarray:
    """The Jacobian of a function of a vector, shape (n, n); its own duals are of the levels up to ``below``."""
    level, columns = 1 + max(below, dual.highest(*at)), []
    for seed in np.eye(len(at)):
        moved = np.array([dual.Dual(e, d, level) for e, d in zip(at, seed, strict=True)])
        columns.append(_array([dual.slope(e, level) for e in function(moved)]))
    return np.array(columns).T


def _concrete(loss: Expr, functions: Concrete) -> Expr:
    """The loss with every abstract function replaced by a concrete one; InputError where one is missing."""
    for name in sorted({a.func.__name__ for a in loss.atoms(AppliedUndef)}):
        if name not in functions:
            raise InputError(f"the function {name} is abstract; a simulation needs a concrete one")
        loss = loss.replace(Function(name), functions[name])
    return loss
