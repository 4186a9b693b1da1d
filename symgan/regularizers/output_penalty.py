from typing import Any

from symgan import notation
from symgan.records import Regularizer


def output_penalty(nu: Any = notation.nu) -> Regularizer:
    """Closed-loop control: the critic adds (nu/2) (E_real D(x)^2 + E_fake D(x)^2), which draws its output to 0.

    Source: Xu et al. 2020.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        outputs = [stream.expect(setting.model.critic(stream.point) ** 2) for stream in (setting.real, setting.fake)]
        return {1: nu * sum(outputs) / 2}

    return Regularizer("output-penalty", (nu,), penalty=penalty)
