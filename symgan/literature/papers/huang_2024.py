"""Huang et al. 2024: the relativistic Dirac-GAN with gradient penalties."""

from sympy import Derivative, I, S, Subs, Symbol, sqrt

from symgan import methods, models, objectives, regularizers
from symgan.adversarial import dirac_gan, gan
from symgan.literature.statements import Every, RateAlong, Spectrum
from symgan.notation import f, f1, f2, gamma, psi, theta
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "huang2024",
    "N. Huang, A. Gokaslan, V. Kuleshov and J. Tompkin",
    2024,
    "The GAN is dead; long live the GAN! A Modern GAN Baseline",
    "Advances in Neural Information Processing Systems, arXiv:2501.05441",
)

# paired critic outputs: data at 0 and the generator's point enter through their difference psi theta
_paired = dirac_gan(objectives.relativistic(f))
_game = _paired.with_(regularizers.r1())
_place, _u = Symbol("c", real=True), Symbol("u", real=True)
_slope = Subs(Derivative(f(_u), _u), _u, psi * theta)
_away = models.dirac(_place)

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
    Claim(
        "rpgan-dirac-identical",
        "With data at 0 pairing changes nothing",
        SOURCE,
        "Summary of Appendix B",
        "On the Dirac model the relativistic pairing GAN and the GAN have one vector field: {theta} changes at the "
        "rate {-psi} times the derivative of {f(t)} at {psi*theta}, and {psi} at {theta} times that.",
        Every(
            tuple(
                RateAlong(game, quantity, rate)
                for game in (_paired, dirac_gan())
                for quantity, rate in ((theta, -psi * _slope), (psi, theta * _slope))
            )
        ),
    ),
    Claim(
        "rpgan-dirac-elsewhere",
        "With data away from 0 pairing loses the damping",
        SOURCE,
        "",
        "With data at {c} the GAN has the eigenvalues {c**2*f2 ± sqrt(c**4*f2**2 - f1**2)}; the pairing GAN, which "
        "sees differences only, still has {0 ± I*f1}.",
        Every(
            (
                Spectrum(
                    gan(objectives.abstract(), _away),
                    methods.gradient_flow(),
                    ((_place**2 * f2, sqrt(_place**4 * f2**2 - f1**2)),),
                ),
                Spectrum(gan(objectives.relativistic(f), _away), methods.gradient_flow(), ((S.Zero, I * f1),)),
            )
        ),
        note="Not in the paper: how far the identity goes.",
        uses=("rpgan-dirac-identical",),
    ),
    Claim(
        "r3gan-both-penalties",
        "The relativistic game with both penalties",
        SOURCE,
        "",
        "With the penalties of weight {gamma} on real and on generated samples the eigenvalues are "
        "{-gamma ± sqrt(gamma**2 - f1**2)}.",
        Spectrum(_paired.with_(regularizers.r1_r2()), methods.gradient_flow(), ((-gamma, sqrt(gamma**2 - f1**2)),)),
        note="The paper trains with both penalties, and gives the eigenvalues for each; both are derived here.",
        uses=("r3gan-eq12-missing-square-corrected",),
    ),
)
