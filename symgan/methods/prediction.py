from typing import Any

from symgan import notation
from symgan.methods._rates import rate
from symgan.records import Method


def prediction(h: Any = notation.h) -> Method:
    """The prediction method: the players move in turn, each against the others' points moved on by their last step.

    Where a player before it moved from w to w', a player sees 2 w' - w. ``h`` may be a tuple, one
    step size a player. Source: Yadav, Shah, Xu, Jacobs and Goldstein 2018.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any) -> tuple[Any, tuple[Any, ...]]:
        after = x
        for i in range(v.players):
            predicted = after + (after - x)
            after = after + rate(h, i, v.players) * v.only(i, predicted)
        return after, ()

    return Method("prediction", step, hyper=(h,))
