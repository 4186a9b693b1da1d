from typing import Any

from symgan import notation
from symgan.methods._counts import number
from symgan.methods._rates import scaled
from symgan.records import Method


def extragradient(h: Any = notation.h, h_extra: Any = None, k: int = 1) -> Method:
    """Extragradient: w + h v(y), where y is extrapolated from w by y = w + h_extra v(y), begun at w and done k times.

    ``h_extra`` is h unless given; either may be a tuple, one step size a player. ``k`` is a
    positive integer; the more extrapolations, the nearer to a step of the proximal point method.
    InputError otherwise. Source: Korpelevich 1976; Azizian et al. 2020 for k > 1.
    """
    times = number("k", k)

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any, h_extra: Any) -> tuple[Any, tuple[Any, ...]]:
        y = x
        for _ in range(times):
            y = x + scaled(v, h_extra, v(y))
        return x + scaled(v, h, v(y)), ()

    return Method("extragradient", step, hyper=(h, h if h_extra is None else h_extra))
