"""Methods that adjust the field: a flow of the adjusted field, or Euler steps along it."""

from collections.abc import Callable
from typing import Any

from symgan.methods._rates import scaled
from symgan.records import Method


def adjusted(name: str, field: Callable[..., Any], hyper: tuple[Any, ...], h: Any) -> Method:
    """The flow w' = field(v, w, *hyper), or where ``h`` is given the map w + h field(v, w, *hyper)."""

    def velocity(v: Any, x: Any, memory: tuple[Any, ...], *hyper: Any) -> tuple[Any, tuple[Any, ...]]:
        return field(v, x, *hyper), ()

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any, *hyper: Any) -> tuple[Any, tuple[Any, ...]]:
        return x + scaled(v, h, field(v, x, *hyper)), ()

    if h is None:
        return Method(name, velocity, hyper=hyper, flow=True)
    return Method(name, step, hyper=(h, *hyper))
