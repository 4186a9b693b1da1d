from typing import Any

from sympy import Rational

from symgan.records import Objective


def least_squares(a: Any = 0, b: Any = 1, c: Any = 1) -> Objective:
    """The least-squares GAN: the critic is drawn to b on real and to a on fake, the generator draws it to c on fake.

    Source: Mao et al. 2017, eq. (2), with the labels a, b and c of the paper.
    """
    return Objective(
        "least-squares",
        generator=lambda real, fake: Rational(1, 2) * (fake - c) ** 2,
        critic=lambda real, fake: Rational(1, 2) * ((real - b) ** 2 + (fake - a) ** 2),
    )
