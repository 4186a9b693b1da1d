"""Metz, Poole, Pfau and Sohl-Dickstein 2017: the generator foresees k steps of the critic."""

from sympy import S, sqrt

from symgan import dirac_gan, methods
from symgan.literature.statements import Converges, Every, Spectrum
from symgan.notation import alpha, f1, k
from symgan.records import Claim, Source

SOURCE = Source(
    "metz2017",
    "L. Metz, B. Poole, D. Pfau and J. Sohl-Dickstein",
    2017,
    "Unrolled Generative Adversarial Networks",
    "International Conference on Learning Representations, arXiv:1611.02163",
)

_game = dirac_gan()

CLAIMS = (
    Claim(
        "unrolled-dirac",
        "The Dirac-GAN unrolled",
        SOURCE,
        "",
        "With k steps of size {alpha} unrolled, and the gradient taken through them, the eigenvalues are "
        "{-alpha*k*f1**2 ± sqrt(alpha**2*k**2*f1**4 - f1**2)}, so the flow converges for every k.",
        Every(
            (
                Spectrum(
                    _game,
                    methods.unrolled(),
                    ((-alpha * k * f1**2, sqrt(alpha**2 * k**2 * f1**4 - f1**2)),),
                ),
                Converges(_game, methods.unrolled(), f1**2 > 0),
            )
        ),
    ),
    Claim(
        "unrolled-dirac-without-gradient",
        "Half the damping comes from the gradient through the unrolled steps",
        SOURCE,
        "",
        "Without the gradient through the steps the eigenvalues are "
        "{-alpha*k*f1**2/2 ± sqrt(alpha**2*k**2*f1**4/4 - f1**2)}.",
        Spectrum(
            _game,
            methods.unrolled(through=False),
            ((-alpha * k * f1**2 / 2, sqrt(alpha**2 * k**2 * f1**4 / 4 - f1**2)),),
        ),
        uses=("unrolled-dirac",),
    ),
    Claim(
        "unrolled-dirac-critical",
        "How many unrolled steps damp the Dirac-GAN critically",
        SOURCE,
        "",
        "With {Eq(alpha, 1/(k*f1))} both eigenvalues are {-f1}, the fastest decay there is.",
        Spectrum(_game, methods.unrolled(k, 1 / (k * f1)), ((-f1, S.Zero), (-f1, S.Zero))),
        uses=("unrolled-dirac",),
    ),
)
