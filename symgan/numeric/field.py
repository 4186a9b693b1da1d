"""The vector field in floats: gradients of the losses by automatic differentiation, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from sympy import Expr, Function, Symbol, sympify
from sympy.core.function import AppliedUndef

from symgan.adversarial import losses
from symgan.numeric import dual
from symgan.numeric.evaluate import Reading, Rule, compiled
from symgan.numeric.rules import quadrature
from symgan.records import Game, InputError

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
        self._params, self._blocks = game.params, game.blocks
        self._constants = {s: float(value) for s, value in constants.items()}
        reading = Reading(rule or quadrature(), constant=lambda expr: float(expr.subs(constants)))
        self._losses = [compiled(_concrete(loss, functions or {}), reading) for loss in losses(game)]
        rates = [sympify(p.rate).subs(constants) for p in game.players]
        self._rates = [float(rate) for rate in rates]

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """v(x): minus each player's gradient of its own loss, times its rate; shape (n,)."""
        return np.array([float(dual.plain(e)) for e in self._entries(list(x))])

    def only(self, player: int, x: np.ndarray) -> np.ndarray:
        """The field at x, zero outside the player's block."""
        result = np.zeros(len(x))
        for i in self._blocks[player]:
            result[i] = float(self._entry(player, i, list(x)))
        return result

    def part(self, player: int, u: np.ndarray) -> np.ndarray:
        """The vector u, zero outside the player's block."""
        return np.where(np.isin(np.arange(len(u)), self._blocks[player]), u, 0.0)

    def jvp(self, x: np.ndarray, u: np.ndarray) -> np.ndarray:
        """J(x) u, the derivative of the field at x in the direction u, by one sweep of dual numbers."""
        moved = [dual.Dual(value, direction, 1) for value, direction in zip(x, u, strict=True)]
        return np.array([_slope(e) for e in self._entries(moved)])

    def jtv(self, x: np.ndarray, u: np.ndarray) -> np.ndarray:
        """J(x)^T u."""
        return self.jacobian(x).T @ u

    def turn(self, player: int, x: np.ndarray, h: float, times: int) -> np.ndarray:
        """x after the player moved ``times`` times by h times its block, the others waiting."""
        for _ in range(times):
            x = x + h * self.only(player, x)
        return x

    def jacobian(self, x: np.ndarray) -> np.ndarray:
        """The Jacobian of the field by nested dual numbers, shape (n, n)."""
        return np.array([self.jvp(x, e) for e in np.eye(len(x))]).T

    def _entries(self, x: list[Any]) -> list[Any]:
        return [self._entry(player, i, x) for player, block in enumerate(self._blocks) for i in block]

    def _entry(self, player: int, i: int, x: list[Any]) -> Any:
        values = {**self._constants, **dict(zip(self._params, x, strict=True))}
        loss, param = self._losses[player], self._params[i]
        return -self._rates[player] * dual.derivative(lambda p: loss({**values, param: p}), x[i], level=2)


def _slope(entry: Any) -> float:
    return float(entry.slope) if isinstance(entry, dual.Dual) else 0.0


def _concrete(loss: Expr, functions: Concrete) -> Expr:
    """The loss with every abstract function replaced by a concrete one; InputError where one is missing."""
    for name in sorted({a.func.__name__ for a in loss.atoms(AppliedUndef)}):
        if name not in functions:
            raise InputError(f"the function {name} is abstract; a simulation needs a concrete one")
        loss = loss.replace(Function(name), functions[name])
    return loss
