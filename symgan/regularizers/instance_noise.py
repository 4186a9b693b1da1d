from typing import Any

from symgan import notation
from symgan.adversarial import Stream
from symgan.records import Regularizer


def instance_noise(sigma: Any = notation.sigma, real: bool = True, fake: bool = True) -> Regularizer:
    """Independent Gaussian noise of standard deviation sigma on every input of the critic, real and fake, or one.

    Source: Sonderby et al. 2017; Mescheder, Geiger and Nowozin 2018, section 3.2.
    """
    chosen = [name for name, on in (("real", real), ("fake", fake)) if on]

    def noise(stream: Stream) -> Stream:
        return stream.noisy(sigma) if stream.name in chosen else stream

    return Regularizer("instance-noise", (sigma,), noise=noise)
