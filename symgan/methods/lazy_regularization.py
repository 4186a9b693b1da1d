from typing import Any

from symgan import notation
from symgan.methods._counts import number
from symgan.methods._rates import scaled
from symgan.records import Method, Regularizer


def lazy_regularization(regularizer: Regularizer | str, k: int = 16, h: Any = notation.h) -> Method:
    """Lazy regularization: k - 1 gradient steps without a regularizer, then one with k times its penalty.

    One step of this method is the whole period. ``regularizer`` is one that adds a penalty to the
    game, or its name; ``h`` may be a tuple, one step size a player. InputError where k counts
    nothing, and where the game has no such regularizer. Source: Karras et al. 2020, StyleGAN2, section 3.1 (k = 16).
    """
    times = number("k", k)

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any) -> tuple[Any, tuple[Any, ...]]:
        free = v.without(regularizer)
        for _ in range(times - 1):
            x = v.project(x + scaled(v, h, free(x)))
        rest = free(x)
        return x + scaled(v, h, rest + times * (v(x) - rest)), ()

    return Method(f"lazy regularization every {times} steps", step, hyper=(h,))
