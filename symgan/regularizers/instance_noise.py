from typing import Any

from symgan import notation
from symgan.adversarial import Stream
from symgan.laws import normal_noise
from symgan.records import Regularizer


def instance_noise(sigma: Any = notation.sigma) -> Regularizer:
    """Independent Gaussian noise of standard deviation sigma on every input of the critic, real and fake.

    Source: Sonderby et al. 2017; Mescheder, Geiger and Nowozin 2018, section 3.2.
    """

    def noise(stream: Stream) -> Stream:
        eps, law = normal_noise(f"eps_{stream.name}")
        return Stream(stream.point + sigma * eps, (*stream.bindings, (eps, law)), stream.name)

    return Regularizer("instance-noise", (sigma,), noise=noise)
