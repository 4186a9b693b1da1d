"""Nie and Patel 2019: Jacobian regularization, and the Gaussian example that it comes from."""

from sympy import I, ImmutableMatrix, Symbol, sqrt

from symgan import games, methods, models, objectives, regularizers
from symgan.adversarial import gan
from symgan.literature.statements import DecidingMatrix, Spectrum
from symgan.notation import f1, f2, gamma, m, s
from symgan.records import Claim, Source

SOURCE = Source(
    "nie2019",
    "W. Nie and A. B. Patel",
    2019,
    "Towards a Better Understanding and Regularization of GAN Training Dynamics",
    "Conference on Uncertainty in Artificial Intelligence, arXiv:1806.09235",
)

_a = Symbol("a", real=True, nonzero=True)
_example = gan(objectives.abstract(), models.gaussian_shift(m))
_penalized = gan(objectives.abstract(), models.gaussian_shift()).with_(regularizers.jare())

CLAIMS = (
    Claim(
        "jare-bilinear",
        "Jacobian regularization on a bilinear game",
        SOURCE,
        "",
        "On {a*x*y} the gradient flow with Jacobian regularization of weight {gamma} has the eigenvalues "
        "{-gamma*a**2 ± I*a}.",
        Spectrum(games.bilinear(_a).with_(regularizers.jare()), methods.gradient_flow(), ((-gamma * _a**2, I * _a),)),
    ),
    Claim(
        "jare-example-jacobian",
        "The Jacobian of the Gaussian example",
        SOURCE,
        "Section 4, supplement A.2",
        "With normal data of mean {m} and deviation {s}, a generator that shifts samples of the same deviation and a "
        "linear critic, the curvature of the objective acts on the critic alone, times {m**2 + s**2}.",
        DecidingMatrix(_example, methods.gradient_flow(), ImmutableMatrix([[0, -f1], [f1, 2 * f2 * (m**2 + s**2)]])),
        note="The paper has vectors and two functions; here is one coordinate, and one function for both.",
    ),
    Claim(
        "jare-example-eigs",
        "Jacobian regularization on the Gaussian example",
        SOURCE,
        "",
        "With data of mean 0 and Jacobian regularization of weight {gamma} the eigenvalues are "
        "{f2*s**2 - gamma*f1**2 ± sqrt(f2**2*s**4 - 2*gamma*f1**2*f2*s**2 - f1**2)}: where {f2 < 0} the weight "
        "moves them to the left and, where they are complex, nearer to the real line.",
        Spectrum(
            _penalized,
            methods.gradient_flow(),
            ((f2 * s**2 - gamma * f1**2, sqrt(f2**2 * s**4 - 2 * gamma * f1**2 * f2 * s**2 - f1**2)),),
        ),
        note="The paper bounds both factors of the Jacobian; the eigenvalues are derived here.",
        uses=("jare-example-jacobian", "jare-bilinear"),
    ),
)
