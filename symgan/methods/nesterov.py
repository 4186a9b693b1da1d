from typing import Any

from symgan import notation
from symgan.methods._rates import scaled
from symgan.records import Method


def nesterov(h: Any = notation.h, beta: Any = notation.beta) -> Method:
    """Nesterov's momentum: w_{t+1} = y + h v(y) with y = w_t + beta (w_t - w_{t-1}).

    The memory is w_{t-1}, at first w. ``h`` and ``beta`` may be tuples, one number a player.
    Source: Nesterov 1983; Sutskever et al. 2013, section 2.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any, beta: Any) -> tuple[Any, tuple[Any, ...]]:
        (before,) = memory
        y = x + scaled(v, beta, x - before)
        return y + scaled(v, h, v(y)), (x,)

    return Method("nesterov", step, hyper=(h, beta), start=lambda v, x: (x,))
