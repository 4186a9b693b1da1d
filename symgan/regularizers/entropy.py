from typing import Any

from sympy import log

from symgan import notation
from symgan.adversarial import gradient
from symgan.records import InputError, Regularizer


def entropy(zeta: Any = notation.zeta) -> Regularizer:
    """The generator adds -zeta E log|dG/dz|, the entropy of its samples up to that of the latent code.

    InputError where the generator has more than one input or output, or does not depend on its input: samples
    without a density have no entropy.
    Source: Dieng et al. 2019, the entropy penalty; the change of variables.
    """

    def penalty(setting: Any) -> dict[int, Any]:
        latent, output = setting.latent, setting.model.generator(setting.latent.point)
        if isinstance(latent.point, tuple) or isinstance(output, tuple) or not output.has(latent.point):
            raise InputError(f"entropy needs a generator of one input that moves one output; got G(z) = {output}")
        (slope,) = gradient(setting.model.generator, latent)
        return {0: -zeta * latent.expect(log(slope**2)) / 2}

    return Regularizer("entropy", (zeta,), penalty=penalty)
