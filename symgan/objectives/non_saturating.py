from collections.abc import Callable
from typing import Any

from symgan.objectives.minimax import logistic
from symgan.records import Objective


def non_saturating(f: Callable[[Any], Any] = logistic) -> Objective:
    """The generator maximizes E f(-D(G(z))) in place of minimizing E f(D(G(z))); the critic is that of minimax.

    Source: Goodfellow et al. 2014, section 3; Koshkina 2021.
    """
    return Objective(
        "non-saturating",
        generator=lambda real, fake: -f(-fake),
        critic=lambda real, fake: -f(fake) - f(-real),
    )
