from symgan.records import Objective


def transport() -> Objective:
    """The generator raises the critic's output on its samples; the critic only learns what a regularizer gives it.

    Source: Liu, Gu and Samaras 2019, whose critic learns the potentials of the optimal transport (wgan_qc).
    """
    return Objective("transport", generator=lambda real, fake: -fake, critic=lambda real, fake: 0)
