from collections.abc import Sequence
from typing import Any

from symgan.methods._composed import discrete
from symgan.records import InputError, Method


def periodic(methods: Sequence[Method]) -> Method:
    """A schedule: one step of each method in turn, over and over; one step of this method is a whole period.

    Each method has its own memory, which waits while the others move. ``methods`` are discrete.
    InputError otherwise, and where there is none.
    """
    if isinstance(methods, Method) or not methods:
        raise InputError(f"periodic takes a list of methods, such as [sg.methods.simultaneous(), ...]; got {methods!r}")
    turns = tuple(discrete("periodic", m) for m in methods)
    ends = [sum(len(m.hyper) for m in turns[:i]) for i in range(len(turns) + 1)]

    def step(v: Any, x: Any, memory: tuple[Any, ...], *hyper: Any) -> tuple[Any, tuple[Any, ...]]:
        kept: tuple[Any, ...] = ()
        for method, low, high in zip(turns, ends, ends[1:], strict=False):
            size = len(method.begun(v, x))
            own, memory = memory[:size], memory[size:]
            x, own = method.stepped(v, x, own, hyper[low:high])
            kept += own
        return x, kept

    return Method(
        " then ".join(m.name for m in turns),
        step,
        hyper=tuple(value for m in turns for value in m.hyper),
        start=lambda v, x: tuple(vector for m in turns for vector in m.begun(v, x)),
        rest=lambda v, x: tuple(vector for m in turns for vector in m.settled(v, x)),
    )
