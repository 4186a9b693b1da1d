from typing import Any

from symgan import notation
from symgan.methods._adjusted import adjusted
from symgan.records import Method


def consensus(gamma: Any = notation.gamma, h: Any = None) -> Method:
    """Consensus optimization: the field v - gamma J^T v, which is v less gamma times the gradient of |v|^2 / 2.

    A flow where ``h`` is None, else the map w + h (v - gamma J^T v); ``h`` may be a tuple, one
    step size a player. Source: Mescheder, Nowozin and Geiger 2017, section 4.
    """

    def field(v: Any, x: Any, gamma: Any) -> Any:
        now = v(x)
        return now - gamma * v.jtv(x, now)

    return adjusted("consensus", field, (gamma,), h)
