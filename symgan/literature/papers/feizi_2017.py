"""Feizi et al. 2017: linear generators, here under a linear and under a quadratic critic."""

from sympy import I, S, sqrt

from symgan import methods, models, objectives, regularizers
from symgan.adversarial import gan
from symgan.laws import Uniform
from symgan.literature.statements import CharacteristicPolynomial, Every, Spectrum
from symgan.notation import gamma, lam, m, s
from symgan.records import Claim, Source

SOURCE = Source(
    "feizi2017",
    "S. Feizi, F. Farnia, T. Ginart and D. Tse",
    2017,
    "Understanding GANs: the LQG Setting",
    "arXiv:1710.10793",
)

_wasserstein = objectives.wasserstein()
_quadratic = gan(_wasserstein, models.linear_quadratic())
_penalized = gan(_wasserstein, models.linear_quadratic(0)).with_(regularizers.r1())
_note = "The setting is the paper's, its critic optimal; the analysis of the flow is not in the paper."

CLAIMS = (
    Claim(
        "affine-linear-critic",
        "A linear critic sees the mean only",
        SOURCE,
        "",
        "With the generator {theta1 + theta2*z} and a linear critic the Wasserstein GAN has the eigenvalues 0 and "
        "{0 ± I} for normal samples, and 0 and {0 ± sqrt(5)*I/2} for uniform ones on the interval from 0 to 1.",
        Every(
            (
                Spectrum(gan(_wasserstein, models.affine()), methods.gradient_flow(), ((S.Zero, S.Zero), (S.Zero, I))),
                Spectrum(
                    gan(_wasserstein, models.affine(Uniform(0, 1))),
                    methods.gradient_flow(),
                    ((S.Zero, S.Zero), (S.Zero, sqrt(5) * I / 2)),
                ),
            )
        ),
        note=_note,
    ),
    Claim(
        "linear-quadratic-polynomial",
        "A quadratic critic sees mean and deviation",
        SOURCE,
        "",
        "On normal data of mean {m} and deviation {s}, with the critic {psi1*x + psi2*x**2}, the characteristic "
        "polynomial of the Wasserstein GAN is {lam**4 + (4*m**2 + 4*s**2 + 1)*lam**2 + 4*s**2}.",
        CharacteristicPolynomial(
            _quadratic, methods.gradient_flow(), lam**4 + (4 * m**2 + 4 * s**2 + 1) * lam**2 + 4 * s**2
        ),
        note=_note,
        uses=("affine-linear-critic",),
    ),
    Claim(
        "linear-quadratic-r1-eigs",
        "The gradient penalty on mean and deviation",
        SOURCE,
        "",
        "For data of mean 0 the gradient penalty of weight {gamma} damps both: the eigenvalues are "
        "{-gamma/2 ± sqrt(gamma**2/4 - 1)}, of the mean, and {-2*gamma*s**2 ± sqrt(4*gamma**2*s**4 - 4*s**2)}, of the "
        "deviation.",
        Spectrum(
            _penalized,
            methods.gradient_flow(),
            (
                (-gamma / 2, sqrt(gamma**2 / 4 - 1)),
                (-2 * gamma * s**2, sqrt(4 * gamma**2 * s**4 - 4 * s**2)),
            ),
        ),
        note=_note,
        uses=("linear-quadratic-polynomial", "dirac-r1-eigs"),
    ),
)
