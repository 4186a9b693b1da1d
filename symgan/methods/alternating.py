from typing import Any

from symgan import notation
from symgan.methods._counts import count
from symgan.methods._rates import rate
from symgan.records import InputError, Method


def alternating(
    h: Any = notation.h, n_g: Any = notation.n_g, n_d: Any = notation.n_d, order: tuple[int, ...] | None = None
) -> Method:
    """Alternating gradient descent: n_g steps of player 0, then n_d steps of player 1, then one step of each other.

    ``h`` may be a tuple, one step size a player; ``order`` is a permutation of the players.
    ``n_g`` and ``n_d`` are positive integers or symbols. InputError otherwise.
    Source: Mescheder, Geiger and Nowozin 2018, Lemma 2.5; the Sharif slides, p. 13.
    """
    counts = tuple(count(name, n) for name, n in (("n_g", n_g), ("n_d", n_d)))

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any, *times: Any) -> tuple[Any, tuple[Any, ...]]:
        turns = tuple(range(v.players)) if order is None else order
        if not isinstance(turns, (tuple, list)) or {*turns} != {*range(v.players)} or len(turns) != v.players:
            raise InputError(f"order {order} is no permutation of the players 0 to {v.players - 1}")
        for player in turns:
            x = v.turn(player, x, rate(h, player, v.players), times[player] if player < len(times) else 1)
        return x, ()

    return Method("alternating", step, hyper=(h, *counts))
