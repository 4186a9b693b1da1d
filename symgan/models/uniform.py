from symgan.laws import Uniform
from symgan.notation import psi, theta
from symgan.records import Model, Network


def uniform() -> Model:
    """Data uniform on (-1, 1), generator theta z for z uniform on (-1, 1), critic D(x) = psi x^2.

    Source: Nagarajan and Kolter 2017, the Wasserstein GAN that does not converge.
    """
    return Model(
        data=Uniform(-1, 1),
        latent=Uniform(-1, 1),
        generator=Network((theta,), lambda z: theta * z),
        critic=Network((psi,), lambda x: psi * x**2),
        encoder=Network((), lambda x: x),
        name="uniform",
        equilibrium={theta: 1, psi: 0},
    )
