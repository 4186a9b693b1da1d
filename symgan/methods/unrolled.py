from typing import Any

from symgan import notation
from symgan.methods._adjusted import adjusted
from symgan.methods._counts import count
from symgan.records import Method


def unrolled(k: Any = notation.k, eta: Any = notation.alpha, through: bool = True, h: Any = None) -> Method:
    """Unrolled GAN: player 0 descends its loss at the point that the others reach in k steps of size eta.

    With ``through`` its gradient goes through these steps; without, the point that they reach is
    taken as fixed. The others follow their own field. ``k`` is a positive integer or a symbol. A
    flow where ``h`` is None, else the map w + h v~; ``h`` may be a tuple. With ``through`` it rests
    at an equilibrium where the loss of player 0 has no slope in the others' parameters, as in
    zero-sum games. InputError for a k that counts nothing. Source: Metz, Poole, Pfau and
    Sohl-Dickstein 2017.
    """

    def field(v: Any, x: Any, eta: Any, k: Any) -> Any:
        def reached(y: Any) -> Any:
            for player in range(1, v.players):
                y = v.turn(player, y, eta, k)
            return y

        first = v.through(0, reached, x) if through else v.only(0, reached(x))
        now = v(x)
        return first + (now - v.part(0, now))

    return adjusted("unrolled" if through else "unrolled-without-gradient", field, (eta, count("k", k)), h)
