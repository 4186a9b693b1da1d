from typing import Any

from symgan import notation
from symgan.methods._adjusted import adjusted
from symgan.records import Method


def lola(alpha: Any = notation.alpha, h: Any = None) -> Method:
    """Learning with opponent-learning awareness: each player descends its loss after the others took a step.

    Player i follows minus the whole gradient, in its own parameters, of its loss at w with the
    others' parameters moved by alpha times their field. A flow where ``h`` is None, else the map
    w + h v~; ``h`` may be a tuple. It rests at an equilibrium where each loss has no slope in the
    others' parameters, as in zero-sum games. Source: Foerster et al. 2018.
    """

    def field(v: Any, x: Any, alpha: Any) -> Any:
        return sum((_aware(v, i, x, alpha) for i in range(v.players)), start=0 * x)

    return adjusted("lola", field, (alpha,), h)


def _aware(v: Any, player: int, x: Any, alpha: Any) -> Any:
    def answered(y: Any) -> Any:
        now = v(y)
        return y + alpha * (now - v.part(player, now))

    return v.through(player, answered, x)
