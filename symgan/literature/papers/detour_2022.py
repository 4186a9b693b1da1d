"""A blog of 2022 on momentum in the Dirac-GAN, where the order of the updates is not told."""

from sympy import Rational, false, sqrt, true

from symgan import methods
from symgan.adversarial import dirac_gan
from symgan.conventions import Convention
from symgan.literature.statements import Converges, Every, Modulus
from symgan.notation import alpha, f1, h
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "detour2022",
    "anonymous",
    2022,
    "A Detour to the Imaginary",
    "blog post",
    Convention(symbols={h: alpha}),
)

CLAIMS = (
    Claim(
        "detour-blog-zero-momentum",
        "Gradient descent without momentum converges",
        SOURCE,
        "experiments with momentum",
        "The Dirac-GAN converges for every momentum that is not positive, zero among them, with steps of 1/100.",
        Converges(dirac_gan(), methods.momentum(Rational(1, 100), 0), true),
        expected=Status.REFUTED,
        note="The order of the updates is not told. Simultaneous steps never converge, alternating ones only with "
        "negative momentum.",
    ),
    Claim(
        "detour-blog-zero-momentum-corrected",
        "Simultaneous momentum of any sign diverges",
        SOURCE,
        "experiments with momentum, corrected",
        "Without momentum the eigenvalues of the simultaneous update have the modulus {sqrt(1 + h**2*f1**2)}, and "
        "with momentum of any sign it never converges.",
        Every(
            (
                Modulus(dirac_gan(), methods.simultaneous(), sqrt(1 + h**2 * f1**2)),
                Converges(dirac_gan(), methods.momentum(), false),
            )
        ),
        uses=("detour-blog-zero-momentum",),
    ),
)
