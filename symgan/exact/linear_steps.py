"""Whether a method treats directions alike: its step is made of sums, multiples and the linear verbs alone.

Products, quotients and roots of vectors are taken entry by entry, and so depend on the coordinates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sympy import Expr

from symgan.exact.undecided import Undecided
from symgan.records import Method


@dataclass(frozen=True)
class Direction:
    """A vector of which only this is known: it is a linear function of the state."""

    def __add__(self, other: Any) -> Direction:
        if not isinstance(other, Direction):
            raise Undecided("the step adds a number to every entry of a vector")
        return self

    def __mul__(self, other: Any) -> Direction:
        if not isinstance(other, (int, float, Expr)):
            raise Undecided("the step multiplies or divides vectors entry by entry, which depends on the coordinates")
        return self

    def __neg__(self) -> Direction:
        return self

    def __rtruediv__(self, other: Any) -> Direction:
        return self * self

    __sub__ = __radd__ = __rsub__ = __add__
    __rmul__ = __truediv__ = __mul__


class LinearVerbs:
    """The verbs of a method on directions."""

    def __init__(self, players: int) -> None:
        self.players = players

    def __call__(self, x: Direction) -> Direction:
        return x + x

    def only(self, player: int, x: Direction) -> Direction:
        """The field of one player."""
        return x + x

    part = only

    def jvp(self, x: Direction, u: Direction) -> Direction:
        """The Jacobian times u."""
        return x + u

    jtv = jvp

    def turn(self, player: int, x: Direction, h: Any, times: Any) -> Direction:
        """Steps of one player."""
        return x * h

    def project(self, x: Direction) -> Direction:
        """Nothing, inside the boxes."""
        return x

    def through(self, player: int, inner: Callable[[Direction], Direction], x: Direction) -> Direction:
        """One player's slope of its own loss at inner(x)."""
        return inner(x)

    def solve(self, residual: Callable[[Direction], Direction], start: Direction) -> Direction:
        """The solution of linear equations."""
        return residual(start)

    def without(self, regularizer: Any) -> LinearVerbs:
        """Another field, which has a matrix of its own."""
        raise Undecided("the step uses the field of a second game")

    def sqrt(self, u: Direction) -> Direction:
        """Roots of entries."""
        raise Undecided("the step takes roots entry by entry, which depends on the coordinates")


def linear_step(method: Method, players: int = 2) -> None:
    """Nothing if the step is linear in directions; Undecided with the reason if not."""
    verbs, x = LinearVerbs(players), Direction()
    moved, memory = method.step(verbs, x, method.begun(verbs, x), *method.hyper)
    for vector in (moved, *memory):
        if not isinstance(vector, Direction):
            raise Undecided("the step gives a vector that does not depend on the state")
