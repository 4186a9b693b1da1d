"""Pishkoo and Khoshjoo 2023, slides on the convergence of GAN training: the lemmas on the Dirac-GAN they print."""

from sympy import I, S, false, sqrt

from symgan import methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.literature.statements import Conserved, Converges, Modulus, OnlyEquilibrium, Spectrum
from symgan.notation import f1, f2, h, n_d, n_g, psi, sigma, theta
from symgan.records import Claim, Source

SOURCE = Source(
    "sharif2023",
    "R. Pishkoo and K. Khoshjoo",
    2023,
    "Convergence Analysis of GAN Training Procedures",
    "slides, Sharif University of Technology, after Mescheder, Geiger and Nowozin (2018)",
)

_alpha2 = n_g * n_d * h**2 * f1**2

CLAIMS = (
    Claim(
        "dirac-unique-equilibrium",
        "The equilibrium is unique",
        SOURCE,
        "Dirac-GAN",
        "With the logistic f the unique Nash equilibrium of the Dirac-GAN is at {Eq(theta, 0)}, {Eq(psi, 0)}.",
        OnlyEquilibrium(dirac_gan(objectives.minimax()), {theta: 0, psi: 0}),
    ),
    Claim(
        "dirac-center-eigs",
        "Purely imaginary eigenvalues",
        SOURCE,
        "Dirac-GAN",
        "The eigenvalues of the Jacobian of the gradient vector field are {0 ± I*f1}, with real part zero.",
        Spectrum(dirac_gan(), methods.gradient_flow(), ((S.Zero, I * f1),)),
        uses=("dirac-unique-equilibrium",),
    ),
    Claim(
        "dirac-circle-invariant",
        "Integral curves are circles",
        SOURCE,
        "Lemma (integral curves do not converge)",
        "Every integral curve of the gradient vector field satisfies {theta**2 + psi**2} = const: "
        "it does not converge.",
        Conserved(dirac_gan(), methods.gradient_flow(), theta**2 + psi**2),
    ),
    Claim(
        "dirac-simgd-eigs",
        "Simultaneous gradient descent",
        SOURCE,
        "Lemma (simultaneous gradient does not converge)",
        "The Jacobian of the update operator has eigenvalues {1 ± I*h*f1}.",
        Spectrum(dirac_gan(), methods.simultaneous(), ((S.One, I * h * f1),)),
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-simgd-modulus",
        "Simultaneous gradient descent: the modulus",
        SOURCE,
        "Lemma (simultaneous gradient does not converge)",
        "Both eigenvalues of the update operator have absolute value {sqrt(1 + h**2*f1**2)}.",
        Modulus(dirac_gan(), methods.simultaneous(), sqrt(1 + h**2 * f1**2)),
        uses=("dirac-simgd-eigs",),
    ),
    Claim(
        "dirac-simgd-unstable",
        "Simultaneous gradient descent never converges",
        SOURCE,
        "Lemma (simultaneous gradient does not converge)",
        "Independently of the learning rate, simultaneous gradient descent is not stable near the equilibrium.",
        Converges(dirac_gan(), methods.simultaneous(), false),
        uses=("dirac-simgd-modulus",),
    ),
    Claim(
        "dirac-altgd-eigs",
        "Alternating gradient descent",
        SOURCE,
        "Lemma (alternating gradient descent does not converge)",
        "With {n_g} generator and {n_d} critic updates the Jacobian of the update operator has eigenvalues "
        "{1 - alpha**2/2 ± sqrt((1 - alpha**2/2)**2 - 1)}, where {Eq(alpha, sqrt(n_g*n_d)*h*f1)}.",
        Spectrum(dirac_gan(), methods.alternating(), ((1 - _alpha2 / 2, sqrt((1 - _alpha2 / 2) ** 2 - 1)),)),
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-altgd-not-inside",
        "Alternating gradient descent never converges",
        SOURCE,
        "Lemma (alternating gradient descent does not converge)",
        "The eigenvalues of the alternating update operator cannot be strictly inside the unit circle.",
        Converges(dirac_gan(), methods.alternating(), false),
        uses=("dirac-altgd-eigs",),
    ),
    Claim(
        "dirac-instance-noise",
        "Instance noise",
        SOURCE,
        "Lemma (Gaussian instance noise)",
        "With Gaussian instance noise of standard deviation {sigma} the eigenvalues of the Jacobian of the gradient "
        "vector field are {f2*sigma**2 ± sqrt(f2**2*sigma**4 - f1**2)}.",
        Spectrum(
            dirac_gan().with_(regularizers.instance_noise()),
            methods.gradient_flow(),
            ((f2 * sigma**2, sqrt(f2**2 * sigma**4 - f1**2)),),
        ),
        uses=("dirac-center-eigs",),
    ),
    Claim(
        "dirac-instance-noise-converges",
        "Instance noise leads to convergence",
        SOURCE,
        "Lemma (Gaussian instance noise), remark",
        "If {f2 < 0} both eigenvalues have negative real parts, and only then.",
        Converges(dirac_gan().with_(regularizers.instance_noise()), methods.gradient_flow(), f2 < 0),
        uses=("dirac-instance-noise",),
    ),
)
