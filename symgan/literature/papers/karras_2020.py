"""Karras et al. 2020: regularizing now and then."""

from sympy import ImmutableMatrix, Rational

from symgan import dirac_gan, methods, objectives, regularizers
from symgan.literature.statements import Converges, Every, Holds, ModifiedTerms
from symgan.notation import gamma, h, psi, theta
from symgan.records import Claim, Source

SOURCE = Source(
    "karras2020",
    "T. Karras, S. Laine, M. Aittala, J. Hellsten, J. Lehtinen and T. Aila",
    2020,
    "Analyzing and Improving the Image Quality of StyleGAN",
    "Conference on Computer Vision and Pattern Recognition, arXiv:1912.04958",
)

_game = dirac_gan(objectives.wasserstein()).with_(regularizers.r1(gamma))
_penalized = dirac_gan(objectives.wasserstein()).with_(regularizers.r1(1))
_flow = ImmutableMatrix([-psi, theta - gamma * psi])

CLAIMS = (
    Claim(
        "lazy-regularization-flow",
        "Lazy regularization follows the same flow",
        SOURCE,
        "section 3.1",
        "A period of k steps, the penalty of k times the strength in the last one, follows to lowest order in h the "
        "flow of the regularized game for the time k h; here on the Wasserstein Dirac-GAN with k = 2 and k = 4.",
        Every(tuple(ModifiedTerms(_game, methods.lazy_regularization("r1", k, h), (k * _flow,)) for k in (2, 4))),
        note="Proved for these two periods.",
    ),
    Claim(
        "lazy-regularization-steps",
        "Lazy regularization asks for smaller steps",
        SOURCE,
        "",
        "With {Eq(gamma, 1)} penalizing every step converges exactly when {h < 1}, and penalizing every other step "
        "twice as much only when {(h < 1) & (h**4 - 2*h**3 - 4*h + 4 > 0)}, which is less than 5/6.",
        Every(
            (
                Converges(_penalized, methods.simultaneous(h), h < 1),
                Converges(
                    _penalized,
                    methods.lazy_regularization("r1", 2, h),
                    (h < 1) & (h**4 - 2 * h**3 - 4 * h + 4 > 0),
                ),
                Holds(h < Rational(5, 6), given=(h < 1) & (h**4 - 2 * h**3 - 4 * h + 4 > 0)),
            )
        ),
        uses=("lazy-regularization-flow",),
    ),
)
