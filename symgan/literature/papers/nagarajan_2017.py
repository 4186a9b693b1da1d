"""Nagarajan and Kolter 2017: the Wasserstein GAN on uniform data that does not converge."""

from sympy import I, Rational, S, log

from symgan import methods
from symgan.literature.statements import Conserved, LimitCycles, Spectrum
from symgan.notation import psi, theta
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "nagarajan2017",
    "V. Nagarajan and J. Z. Kolter",
    2017,
    "Gradient Descent GAN Optimization is Locally Stable",
    "Advances in Neural Information Processing Systems, arXiv:1706.04156",
)

# D(x) = psi x^2 on data uniform in (-1, 1) and samples uniform in (-theta, theta), whose second moments are these
_value = psi * (Rational(1, 3) - theta**2 / 3)
_game = Game(
    "wasserstein on uniform data",
    (Player("generator", (theta,), _value), Player("critic", (psi,), -_value)),
    equilibrium={theta: 1, psi: 0},
)

CLAIMS = (
    Claim(
        "nk-wgan-uniform-center",
        "Wasserstein on uniform data: the eigenvalues",
        SOURCE,
        "",
        "At the equilibrium the eigenvalues are {0 ± 2*I/3}.",
        Spectrum(_game, methods.gradient_flow(), ((S.Zero, 2 * I / 3),)),
    ),
    Claim(
        "nk-wgan-not-limit-cycles",
        "Wasserstein on uniform data: limit cycles",
        SOURCE,
        "abstract",
        "Near its equilibrium the Wasserstein GAN may have limit cycles, as on uniform data.",
        LimitCycles(_game),
        expected=Status.REFUTED,
        note="A limit cycle is isolated; here the orbits are the level curves of a first integral.",
        uses=("nk-wgan-uniform-center",),
    ),
    Claim(
        "nk-wgan-not-limit-cycles-corrected",
        "Wasserstein on uniform data: a center",
        SOURCE,
        "corrected",
        "Every orbit lies on a level curve of {psi**2 + theta**2/2 - log(theta**2)/2}, closed around the equilibrium.",
        Conserved(_game, methods.gradient_flow(), psi**2 + theta**2 / 2 - log(theta**2) / 2),
        uses=("nk-wgan-not-limit-cycles",),
    ),
)
