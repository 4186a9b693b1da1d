"""Arjovsky, Chintala and Bottou 2017: the Wasserstein GAN with clipped weights, on the Dirac model."""

from symgan import methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.literature.statements import NoRunConverges
from symgan.notation import h
from symgan.records import Claim, Source

SOURCE = Source(
    "arjovsky2017",
    "M. Arjovsky, S. Chintala and L. Bottou",
    2017,
    "Wasserstein Generative Adversarial Networks",
    "International Conference on Machine Learning, arXiv:1701.07875",
)

_game = dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_clip())

CLAIMS = (
    Claim(
        "clip-alternating-no-run",
        "No alternating run with clipped weights converges",
        SOURCE,
        "",
        "Where {h**2 < 4} no run with one alternating step of each player converges to the data, unless it starts "
        "there.",
        NoRunConverges(_game, methods.alternating(h, 1, 1), h**2 < 4),
        note="Stated for the Dirac model by Mescheder, Geiger and Nowozin 2018, for all starts but a set of "
        "measure zero.",
        uses=("dirac-wgan-clip-altgd",),
    ),
    Claim(
        "clip-two-critic-steps-no-run",
        "Nor does one with two steps of the critic",
        SOURCE,
        "",
        "Where {2*h**2 < 4} no run with two steps of the critic to one of the generator converges to the data, unless "
        "it starts there.",
        NoRunConverges(_game, methods.alternating(h, 1, 2), 2 * h**2 < 4),
        uses=("dirac-wgan-clip-altgd",),
    ),
    Claim(
        "clip-simultaneous-no-run",
        "No simultaneous run with clipped weights converges",
        SOURCE,
        "",
        "No run of simultaneous steps with clipped weights converges to the data, for any step size, unless it starts "
        "there.",
        NoRunConverges(_game, methods.simultaneous(h)),
        uses=("dirac-wgan-clip-altgd",),
    ),
)
