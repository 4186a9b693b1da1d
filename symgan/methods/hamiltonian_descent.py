from typing import Any

from symgan.methods._adjusted import adjusted
from symgan.records import Method


def hamiltonian_descent(h: Any = None) -> Method:
    """Hamiltonian gradient descent: the field -J^T v, minus the gradient of |v|^2 / 2.

    A flow where ``h`` is None, else the map w - h J^T v; ``h`` may be a tuple, one step size a
    player. Source: Balduzzi et al. 2018; Abernethy, Lai and Wibisono 2019.
    """

    def field(v: Any, x: Any) -> Any:
        return -v.jtv(x, v(x))

    return adjusted("hamiltonian-descent", field, (), h)
