from typing import Any

from symgan.methods._composed import discrete
from symgan.methods._counts import number
from symgan.methods.simultaneous import simultaneous
from symgan.records import Method


def lookahead(inner: Method | None = None, alpha: Any = 0.5, k: int = 5) -> Method:
    """Lookahead: k steps of the inner method from w lead to y; then w moves to w + alpha (y - w).

    One step of this method is all of that. The memory is that of the inner method, which goes on
    from one step to the next. ``inner`` is a discrete method, simultaneous gradient descent unless
    given. InputError otherwise. Source: Zhang, Lucas, Hinton and Ba 2019; Chavdarova et al. 2021 for games.
    """
    chosen = discrete("lookahead", simultaneous() if inner is None else inner)
    times = number("k", k)

    def step(v: Any, x: Any, memory: tuple[Any, ...], alpha: Any, *hyper: Any) -> tuple[Any, tuple[Any, ...]]:
        y = x
        for _ in range(times):
            y, memory = chosen.stepped(v, y, memory, hyper)
        return x + alpha * (y - x), memory

    name = f"lookahead-{times} of {chosen.name}"
    return Method(name, step, hyper=(alpha, *chosen.hyper), start=chosen.start, rest=chosen.rest)
