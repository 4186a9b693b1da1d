"""Step sizes and momenta: one for all players, or one a player."""

from typing import Any

from symgan.records import InputError


def rate(h: Any, player: int, players: int) -> Any:
    """The step size of one player; InputError where a tuple is not as long as there are players."""
    if not isinstance(h, tuple):
        return h
    if len(h) != players:
        raise InputError(f"{len(h)} step sizes were given for {players} players; give one, or one a player")
    return h[player]


def scaled(v: Any, h: Any, u: Any) -> Any:
    """The vector u with each player's part multiplied by the step size of that player."""
    if not isinstance(h, tuple):
        return h * u
    first, *others = (rate(h, i, v.players) * v.part(i, u) for i in range(v.players))
    return sum(others, start=first)
