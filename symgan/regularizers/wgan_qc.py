from typing import Any

from sympy import Add

from symgan import notation
from symgan.adversarial import gradient, length
from symgan.laws import Dirac, Expectation
from symgan.records import InputError, Regularizer


def wgan_qc(gamma: Any = notation.gamma, vector: bool = False) -> Regularizer:
    """Quadratic transport cost: the critic learns the potentials H of the optimal transport, and its direction.

    It adds E_real (D - H)^2/2 + E_fake (D - H)^2/2 + (gamma/2) E_fake (|grad D(x)| - |y - x|)^2, where the transport
    takes x to y; with ``vector`` the last is |grad D(x) - (y - x)|^2. Use it on the objective ``transport``. InputError
    where the data are not at one point y: there H is 0 at y and -|y - x|^2/2 elsewhere, and else a linear program.
    Source: Liu, Gu and Samaras 2019; the Sharif slides, with norms.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        if not all(isinstance(law, Dirac) for _, law in setting.real.bindings):
            raise InputError("wgan_qc needs data at one point, as sg.models.dirac() has: else its transport is unknown")
        critic, real, fake = setting.model.critic, setting.real, setting.fake
        slope = gradient(critic, fake)
        way = [y - x for y, x in zip(real.coordinates, fake.coordinates, strict=True)]
        pairs = zip(slope, way, strict=True)
        missed = Add(*((a - b) ** 2 for a, b in pairs)) if vector else (length(slope) - length(way)) ** 2
        value = critic(fake.point) + Add(*(w**2 for w in way)) / 2
        whole = (critic(real.point) ** 2 + value**2 + gamma * missed) / 2
        return {1: Expectation(whole, *real.bindings, *fake.bindings)}

    return Regularizer("wgan-qc-vector" if vector else "wgan-qc", (gamma,), penalty=penalty)
