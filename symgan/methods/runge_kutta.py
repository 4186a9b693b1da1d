from typing import Any

from symgan import notation
from symgan.methods._rates import scaled
from symgan.records import InputError, Method


def runge_kutta(h: Any = notation.h, order: int = 4) -> Method:
    """Explicit Runge-Kutta steps along the field: Heun's method for order 2, the classical one for order 4.

    ``h`` may be a tuple, one step size a player. InputError for another order.
    Source: Qin et al. 2020, Training Generative Adversarial Networks by Solving Ordinary Differential Equations.
    """
    if order not in (2, 4):
        raise InputError(f"order = {order} is none of the Runge-Kutta methods here; they have order 2 and 4")
    step = _heun if order == 2 else _classical
    return Method(f"runge-kutta-{order}", step, hyper=(h,))


def _heun(v: Any, x: Any, memory: tuple[Any, ...], h: Any) -> tuple[Any, tuple[Any, ...]]:
    first = scaled(v, h, v(x))
    second = scaled(v, h, v(x + first))
    return x + (first + second) / 2, ()


def _classical(v: Any, x: Any, memory: tuple[Any, ...], h: Any) -> tuple[Any, tuple[Any, ...]]:
    first = scaled(v, h, v(x))
    second = scaled(v, h, v(x + first / 2))
    third = scaled(v, h, v(x + second / 2))
    fourth = scaled(v, h, v(x + third))
    return x + (first + 2 * second + 2 * third + fourth) / 6, ()
