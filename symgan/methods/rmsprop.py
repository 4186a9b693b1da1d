from typing import Any

from symgan import notation
from symgan.methods._rates import scaled
from symgan.records import Method


def rmsprop(h: Any = notation.h, beta2: Any = 0.9, eps: Any = notation.epsilon) -> Method:
    """RMSProp: w + h v / (sqrt(s) + eps), with s the running mean of the squares of v, all elementwise.

    s becomes beta2 s + (1 - beta2) v^2, at first 0. At an equilibrium s is 0 and the step is
    that of gradient descent with h/eps, to first order; the root has no slope there, but it is
    multiplied by v, which vanishes. ``h`` may be a tuple, one step size a player.
    Source: Tieleman and Hinton 2012.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any, beta2: Any, eps: Any) -> tuple[Any, tuple[Any, ...]]:
        (square,) = memory
        now = v(x)
        square = beta2 * square + (1 - beta2) * now * now
        return x + scaled(v, h, now / (v.sqrt(square) + eps)), (square,)

    return Method("rmsprop", step, hyper=(h, beta2, eps), start=lambda v, x: (0 * x,))
