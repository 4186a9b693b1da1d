from sympy import Max

from symgan.records import Objective


def hinge() -> Objective:
    """The hinge GAN: the critic minimizes max(0, 1 - D(x)) + max(0, 1 + D(G(z))), the generator -D(G(z)).

    Where the critic's outputs lie between -1 and 1 it is smooth: the Wasserstein GAN, high on real.
    Source: Lim and Ye 2017; Miyato et al. 2018.
    """
    return Objective(
        "hinge",
        generator=lambda real, fake: -fake,
        critic=lambda real, fake: Max(0, 1 - real) + Max(0, 1 + fake),
    )
