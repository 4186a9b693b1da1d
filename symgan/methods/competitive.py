from typing import Any

from symgan import notation
from symgan.methods._rates import scaled
from symgan.records import Method


def competitive(h: Any = notation.h) -> Method:
    """Competitive gradient descent: the Nash equilibrium u of the players' bilinear local games, each with |u|^2/(2 h).

    u = h (v + the mixed part of J times u), the mixed part being J without each player's own
    block. ``h`` may be a tuple, one step size a player. Source: Schaefer and Anandkumar 2019.
    """

    def step(v: Any, x: Any, memory: tuple[Any, ...], h: Any) -> tuple[Any, tuple[Any, ...]]:
        now = v(x)

        def residual(u: Any) -> Any:
            return u - scaled(v, h, now + _mixed(v, x, u))

        return x + v.solve(residual, scaled(v, h, now)), ()

    return Method("competitive", step, hyper=(h,))


def _mixed(v: Any, x: Any, u: Any) -> Any:
    """The change of each player's field that the others' part of u makes."""
    others = (v.part(i, v.jvp(x, u - v.part(i, u))) for i in range(v.players))
    return sum(others, start=0 * u)
