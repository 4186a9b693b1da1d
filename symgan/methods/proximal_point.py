from typing import Any

from symgan import notation
from symgan.methods._rates import scaled
from symgan.records import Method


def proximal_point(h: Any = notation.h) -> Method:
    """The proximal point method, implicit Euler: the point w' with w' = w + h v(w').

    ``h`` may be a tuple, one step size a player. Source: Rockafellar 1976; as the implicit method,
    Gidel et al. 2019, A Variational Inequality Perspective.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any) -> tuple[Any, tuple[Any, ...]]:
        return v.solve(lambda y: y - x - scaled(v, h, v(y)), x), ()

    return Method("proximal-point", step, hyper=(h,))
