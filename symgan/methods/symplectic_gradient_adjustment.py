from typing import Any

from symgan import notation
from symgan.methods._adjusted import adjusted
from symgan.records import Method


def symplectic_gradient_adjustment(lam: Any = notation.delta, h: Any = None) -> Method:
    """Symplectic gradient adjustment: the field v - lam A^T v, with A = (J - J^T)/2 the Hamiltonian part of J.

    A flow where ``h`` is None, else the map w + h (v - lam A^T v); ``h`` may be a tuple, one step
    size a player. The weight is the symbol ``delta`` unless given, since ``lam`` names the eigenvalue.
    Source: Balduzzi et al. 2018; Letcher et al. 2019, whose field has the opposite sign.
    """

    def field(v: Any, x: Any, lam: Any) -> Any:
        now = v(x)
        return now - lam * (v.jtv(x, now) - v.jvp(x, now)) / 2

    return adjusted("symplectic-gradient-adjustment", field, (lam,), h)
