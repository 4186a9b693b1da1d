from typing import Any

from symgan import notation
from symgan.methods._rates import rate
from symgan.records import Method


def simultaneous(h: Any = notation.h) -> Method:
    """Simultaneous gradient descent F(w) = w + h v(w); h may be a tuple, one step size a player.

    Source: Mescheder, Nowozin and Geiger 2017, section 2.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any) -> tuple[Any, tuple[Any, ...]]:
        return sum((rate(h, i, v.players) * v.only(i, x) for i in range(v.players)), start=x), ()

    return Method("simultaneous", step, hyper=(h,))
