from typing import Any

from symgan import notation
from symgan.methods._rates import rate
from symgan.records import Method


def momentum(h: Any = notation.h, beta: Any = notation.beta, alternating: bool = False) -> Method:
    """Polyak's momentum (heavy ball): w_{t+1} = w_t + h v(w_t) + beta (w_t - w_{t-1}); a negative beta brakes.

    The memory is w_{t-1}, at first w, so that the first step is one of gradient descent. ``h`` and
    ``beta`` may be tuples, one number a player; with ``alternating`` each player sees the new
    points of those before it. Source: Gidel et al. 2019, Negative Momentum, section 2.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any, beta: Any) -> tuple[Any, tuple[Any, ...]]:
        (before,) = memory
        after = x
        for i in range(v.players):
            own = v.only(i, after if alternating else x)
            inertia = rate(beta, i, v.players) * v.part(i, x - before)
            after = after + rate(h, i, v.players) * own + inertia
        return after, (x,)

    return Method("alternating-momentum" if alternating else "momentum", step, hyper=(h, beta), start=lambda v, x: (x,))
