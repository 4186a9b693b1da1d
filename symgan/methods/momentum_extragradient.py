from typing import Any

from symgan import notation
from symgan.methods._rates import scaled
from symgan.records import Method


def momentum_extragradient(h: Any = notation.h, h_extra: Any = None, beta: Any = notation.beta) -> Method:
    """Extragradient with momentum: w_{t+1} = w_t + h v(w_t + h_extra v(w_t)) + beta (w_t - w_{t-1}).

    ``h_extra`` is h unless given; each may be a tuple, one number a player. The memory is w_{t-1},
    at first w. Source: Kim, Gidel, Kyrillidis and Pedregosa 2022.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any, h_extra: Any, beta: Any) -> tuple[Any, tuple[Any, ...]]:
        (before,) = memory
        y = x + scaled(v, h_extra, v(x))
        return x + scaled(v, h, v(y)) + scaled(v, beta, x - before), (x,)

    hyper = (h, h if h_extra is None else h_extra, beta)
    return Method("momentum-extragradient", step, hyper=hyper, start=lambda v, x: (x,))
