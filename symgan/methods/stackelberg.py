from typing import Any

from symgan.methods._adjusted import adjusted
from symgan.records import InputError, Method


def stackelberg(leader: int = 0, h: Any = None) -> Method:
    """Stackelberg gradient: the leader descends its loss as if the others answered so that their field stayed as it is.

    The leader's direction is minus the total derivative of its loss along the implicit response
    r' = -J_FF^(-1) J_FL of the followers, who follow their own field. A flow where ``h`` is None,
    else the map w + h v~; ``h`` may be a tuple. It rests at an equilibrium where the leader's loss
    has no slope in the followers' parameters, as in zero-sum games. InputError for a leader who is
    no player. Source: Fiez, Chasnov and Ratliff 2020, section 4.
    """

    def field(v: Any, x: Any) -> Any:
        if leader not in range(v.players):
            raise InputError(f"leader = {leader} is none of the players 0 to {v.players - 1}")

        def answered(y: Any) -> Any:
            def residual(u: Any) -> Any:
                followers = u - v.part(leader, u)
                change = v.jvp(x, y - x + followers)
                return change - v.part(leader, change) + v.part(leader, u)

            answer = v.solve(residual, 0 * y)
            return y + answer

        now = v(x)
        return v.through(leader, answered, x) + (now - v.part(leader, now))

    return adjusted("stackelberg", field, (), h)
