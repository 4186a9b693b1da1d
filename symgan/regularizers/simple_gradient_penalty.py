from typing import Any

from symgan import notation
from symgan.laws import Law, Normal
from symgan.records import Regularizer


def simple_gradient_penalty(rho: Any = notation.rho, law: Law | None = None, mass: Any = 1) -> Regularizer:
    """The zero-centered gradient penalty of a finite measure: (rho/2) mass E_law |grad_x D(x)|^2 on the critic.

    The law is that of each coordinate, standard normal if left out; the mass may depend on the parameters.
    Source: Kim et al. 2018, the simple gradient penalty.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        samples = setting.samples(Normal() if law is None else law)
        return {1: rho * mass * setting.squared_gradient(samples) / 2}

    return Regularizer("simple-gradient-penalty", (rho, mass), penalty=penalty)
