from typing import Any

from sympy import log

from symgan import notation
from symgan.adversarial import gradient
from symgan.records import InputError, Regularizer


def entropy(zeta: Any = notation.zeta) -> Regularizer:
    """The generator adds -zeta E log|dG/dz|, the entropy of its samples up to that of the latent code.

    InputError where the generator has more than one input or output.
    Source: Dieng et al. 2019, the entropy penalty; the change of variables.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        if isinstance(setting.latent.point, tuple) or isinstance(setting.fake.point, tuple):
            raise InputError("entropy needs a generator of one input and one output")
        (slope,) = gradient(setting.model.generator, setting.latent)
        return {0: -zeta * setting.latent.expect(log(slope**2)) / 2}

    return Regularizer("entropy", (zeta,), penalty=penalty)
