from typing import Any

from symgan import notation
from symgan.methods._rates import rate
from symgan.records import Method


def optimistic(h: Any = notation.h, alpha: Any = 2, beta: Any = 1, alternating: bool = False) -> Method:
    """Optimistic gradient descent: w + h (alpha v_t - beta v_{t-1}), where v_t is the field at step t.

    The memory is v_{t-1}, at first v(w), so that the first step is one of h (alpha - beta).
    ``h`` may be a tuple, one step size a player; with ``alternating`` each player sees the new
    points of those before it. Source: Daskalakis, Ilyas, Syrgkanis and Zeng 2018.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any, alpha: Any, beta: Any) -> tuple[Any, tuple[Any, ...]]:
        (before,) = memory
        after, now = x, 0 * x
        for i in range(v.players):
            own = v.only(i, after if alternating else x)
            after = after + rate(h, i, v.players) * (alpha * own - beta * v.part(i, before))
            now = now + own
        return after, (now,)

    name = "alternating-optimistic" if alternating else "optimistic"
    return Method(name, step, hyper=(h, alpha, beta), start=lambda v, x: (v(x),))
