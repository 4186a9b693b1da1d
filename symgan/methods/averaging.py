from typing import Any

from symgan.methods._composed import discrete
from symgan.methods.simultaneous import simultaneous
from symgan.records import Method


def averaging(inner: Method | None = None, decay: Any = None) -> Method:
    """The average of the iterates of the inner method: of all of them alike, or with ``decay`` an exponential one.

    The point of this method is the average a. With the next iterate y it moves to a + c (y - a),
    where c is 1 - decay, or 1/(t + 2) at step t. The memory is the iterate, in the first case the
    c before (it tends to 0), and the memory of the inner method. ``inner`` is a discrete method,
    simultaneous gradient descent unless given. InputError otherwise.
    Source: Gidel et al. 2019, A Variational Inequality Perspective; Yazici et al. 2019 for the exponential one.
    """
    chosen = discrete("averaging", simultaneous() if inner is None else inner)
    return _uniform(chosen) if decay is None else _exponential(chosen, decay)


def _uniform(inner: Method) -> Method:
    def step(v: Any, x: Any, memory: tuple[Any, ...], *hyper: Any) -> tuple[Any, tuple[Any, ...]]:
        (y, weight), kept = memory[:2], memory[2:]
        y, kept = inner.stepped(v, y, kept, hyper)
        weight = weight / (1 + weight)
        return x + weight * (y - x), (y, weight, *kept)

    return Method(
        f"average of {inner.name}",
        step,
        hyper=inner.hyper,
        start=lambda v, x: (x, 1 + 0 * x, *inner.begun(v, x)),
        rest=lambda v, x: (x, 0 * x, *inner.settled(v, x)),
    )


def _exponential(inner: Method, decay: Any) -> Method:
    def step(v: Any, x: Any, memory: tuple[Any, ...], decay: Any, *hyper: Any) -> tuple[Any, tuple[Any, ...]]:
        y, kept = memory[0], memory[1:]
        y, kept = inner.stepped(v, y, kept, hyper)
        return decay * x + (1 - decay) * y, (y, *kept)

    return Method(
        f"exponential average of {inner.name}",
        step,
        hyper=(decay, *inner.hyper),
        start=lambda v, x: (x, *inner.begun(v, x)),
        rest=lambda v, x: (x, *inner.settled(v, x)),
    )
