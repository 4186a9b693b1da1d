from typing import Any

from symgan.records import Method


def gradient_flow(tau: Any = 1) -> Method:
    """The gradient flow w' = v(w); tau multiplies the second player's rate."""

    def step(v: Any, x: Any, memory: tuple[Any, ...], tau: Any) -> tuple[Any, tuple[Any, ...]]:
        return (v(x) + (tau - 1) * v.only(1, x) if v.players > 1 else v(x)), ()

    return Method("gradient-flow", step, hyper=(tau,), flow=True)
