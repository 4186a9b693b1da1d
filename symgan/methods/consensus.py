from typing import Any

from symgan import notation
from symgan.methods._rates import scaled
from symgan.records import Method


def consensus(gamma: Any = notation.gamma, h: Any = None) -> Method:
    """Consensus optimization: the field v - gamma J^T v, which is v less gamma times the gradient of |v|^2 / 2.

    A flow where ``h`` is None, else the map w + h (v - gamma J^T v); ``h`` may be a tuple, one
    step size a player. Source: Mescheder, Nowozin and Geiger 2017, section 4.
    """

    def adjusted(v: Any, x: Any, gamma: Any) -> Any:
        now = v(x)
        return now - gamma * v.jtv(x, now)

    def velocity(v: Any, x: Any, memory: tuple[Any, ...], gamma: Any) -> tuple[Any, tuple[Any, ...]]:
        return adjusted(v, x, gamma), ()

    def step(v: Any, x: Any, memory: tuple[Any, ...], gamma: Any, h: Any) -> tuple[Any, tuple[Any, ...]]:
        return x + scaled(v, h, adjusted(v, x, gamma)), ()

    if h is None:
        return Method("consensus", velocity, hyper=(gamma,), flow=True)
    return Method("consensus", step, hyper=(gamma, h))
