"""A generator of one point on a ring of modes, chased by a critic that answers it exactly."""

from __future__ import annotations

import numpy as np

from symgan.numeric.chase import chase
from symgan.pictures import Chase

MODES, ROUNDS, WIDTH = 8, 7, 0.3


def data() -> Chase:
    """Where the point goes if the critic answers its last place, and if it answers all its places."""
    turn = 2 * np.pi * np.arange(MODES) / MODES
    modes = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    paths = tuple(chase(modes, ROUNDS, WIDTH, remembers) for remembers in (False, True))
    labels = ("the critic answers the last place", "the critic answers all places so far")
    return Chase(labels, modes, paths, "One point and its critic, each the best answer to the other")
