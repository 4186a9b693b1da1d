from typing import Any

from symgan import notation
from symgan.methods._rates import scaled
from symgan.records import Method


def adam(h: Any = notation.h, beta1: Any = 0.9, beta2: Any = 0.999, eps: Any = notation.epsilon) -> Method:
    """Adam: w + h m / (sqrt(s) + eps), with m and s the running means of v and of its square, rid of their bias.

    m becomes beta1 m + (1 - beta1) v and s becomes beta2 s + (1 - beta2) v^2, both at first 0, and
    are divided by 1 - beta1^t and 1 - beta2^t. The memory is m, s and these two powers, which
    tend to 0. At an equilibrium the step is, to first order, one with the moving mean of v and the
    step size h/eps; the root has no slope at s = 0, but it is multiplied by m, which vanishes.
    ``h`` may be a tuple, one step size a player. Source: Kingma and Ba 2015.
    """

    def step(
        v: Any, x: Any, memory: tuple[Any, ...], h: Any, beta1: Any, beta2: Any, eps: Any
    ) -> tuple[Any, tuple[Any, ...]]:
        mean, square, first, second = memory
        now = v(x)
        mean = beta1 * mean + (1 - beta1) * now
        square = beta2 * square + (1 - beta2) * now * now
        first, second = beta1 * first, beta2 * second
        moved = (mean / (1 - first)) / (v.sqrt(square / (1 - second)) + eps)
        return x + scaled(v, h, moved), (mean, square, first, second)

    return Method(
        "adam",
        step,
        hyper=(h, beta1, beta2, eps),
        start=lambda v, x: (0 * x, 0 * x, 1 + 0 * x, 1 + 0 * x),
        rest=lambda v, x: (0 * x, 0 * x, 0 * x, 0 * x),
    )
