from typing import Any

from symgan import notation
from symgan.methods._rates import scaled
from symgan.records import Method


def past_extragradient(h: Any = notation.h, h_extra: Any = None) -> Method:
    """Extrapolation from the past: w_{t+1} = w_t + h v(y_t) with y_t = w_t + h_extra v(y_{t-1}); one field a step.

    ``h_extra`` is h unless given; either may be a tuple, one step size a player. The memory is
    v(y_{t-1}), at first v(w). Source: Popov 1980; Gidel et al. 2019, A Variational Inequality Perspective.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any, h_extra: Any) -> tuple[Any, tuple[Any, ...]]:
        (before,) = memory
        now = v(x + scaled(v, h_extra, before))
        return x + scaled(v, h, now), (now,)

    hyper = (h, h if h_extra is None else h_extra)
    return Method("past-extragradient", step, hyper=hyper, start=lambda v, x: (v(x),))
