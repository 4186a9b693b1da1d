from symgan.laws import Law, Normal
from symgan.notation import numbered, psi, theta
from symgan.records import Model, Network


def affine(law: Law | None = None) -> Model:
    """Data and latent code of one law, standard normal if left out, generator theta1 + theta2 z, critic D(x) = psi x.

    A linear critic sees the means only, so that a line of equilibria runs through (0, 1, 0) along theta2 wherever
    the law has mean 0.
    Source: Feizi et al. 2017, linear generators.
    """
    law = Normal() if law is None else law
    shift, scale = numbered(theta, 2)
    return Model(
        data=law,
        latent=law,
        generator=Network((shift, scale), lambda z: shift + scale * z),
        critic=Network((psi,), lambda x: psi * x),
        encoder=Network((), lambda x: x),
        name="affine",
        equilibrium={shift: 0, scale: 1, psi: 0},
    )
