from typing import Any

from sympy import Max

from symgan import notation
from symgan.records import Regularizer


def relu_penalty(gamma: Any = notation.gamma, g0: Any = 1) -> Regularizer:
    """The penalty that grows like the gradient itself: gamma E max(0, |grad_x D(x)| - g0) on the critic, no half.

    The points x lie between real and fake samples. The field jumps where the gradient has the length g0.
    Source: Ehab 2023, section 12.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        points = setting.between
        return {1: gamma * points.expect(Max(0, setting.steepness(points) - g0))}

    return Regularizer("relu-penalty", (gamma, g0), penalty=penalty)
