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
        if latent.point not in getattr(output, "free_symbols", ()):  # nor where one of them is a tuple
            raise InputError(f"entropy needs a generator of one input that moves one output; got G(z) = {output}")
        (slope,) = gradient(setting.model.generator, latent)
        return {0: -zeta * latent.expect(log(slope**2)) / 2}

    return Regularizer("entropy", (zeta,), penalty=penalty)
