"""Huang et al. 2024: the relativistic Dirac-GAN with gradient penalties."""

from sympy import sqrt

from symgan import methods
from symgan.literature.statements import Spectrum
from symgan.notation import f, f1, gamma, psi, theta
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "huang2024",
    "N. Huang, A. Gokaslan, V. Kuleshov and J. Tompkin",
    2024,
    "The GAN is dead; long live the GAN! A Modern GAN Baseline",
    "Advances in Neural Information Processing Systems, arXiv:2501.05441",
)

# paired critic outputs: data at 0 and the generator's point enter through their difference psi theta
_game = Game(
    "relativistic dirac-gan with gradient penalty",
    (
        Player("generator", (theta,), f(psi * theta)),
        Player("critic", (psi,), -f(psi * theta) + gamma * psi**2 / 2),
    ),
    equilibrium={theta: 0, psi: 0},
)

CLAIMS = (
    Claim(
        "r3gan-eq12-missing-square",
        "The eigenvalues of the penalized relativistic game with a missing square",
        SOURCE,
        "Lemma B.4, equation (12)",
        "With the penalty of weight {gamma} the eigenvalues are {-gamma/2 ± sqrt(gamma**2/4 - f1)}.",
        Spectrum(_game, methods.gradient_flow(), ((-gamma / 2, sqrt(gamma**2 / 4 - f1)),)),
        expected=Status.REFUTED,
        note="The determinant in equation (15) of the same paper is the square of the first derivative; the square "
        "was lost.",
    ),
    Claim(
        "r3gan-eq12-missing-square-corrected",
        "The eigenvalues of the penalized relativistic game with the square restored",
        SOURCE,
        "Lemma B.4, equation (12), corrected",
        "With the penalty of weight {gamma} the eigenvalues are {-gamma/2 ± sqrt(gamma**2/4 - f1**2)}.",
        Spectrum(_game, methods.gradient_flow(), ((-gamma / 2, sqrt(gamma**2 / 4 - f1**2)),)),
        uses=("r3gan-eq12-missing-square", "dirac-r1-eigs"),
    ),
)
