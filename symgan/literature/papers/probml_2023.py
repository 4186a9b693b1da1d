"""A notebook on the Dirac-GAN: the derivative that its code has, and what noise makes of it."""

from sympy import Eq, Rational, exp, false, log, sqrt, true

from symgan import methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.literature import quantities
from symgan.literature.statements import Converges, Every, Holds, RateAlong, Spectrum
from symgan.notation import psi, sigma, theta
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "probml2023",
    "M. Rosca",
    2023,
    "DiracGAN",
    "notebook of the book Probabilistic Machine Learning: Advanced Topics by K. P. Murphy",
)

_value = -log(1 + exp(-psi * theta)) - log(2)
_plain = Game(
    "dirac-gan as in the text",
    (Player("generator", (theta,), _value), Player("critic", (psi,), -_value)),
    equilibrium={theta: 0, psi: 0},
)
_fall, _ = quantities.field(_plain)
_noise = regularizers.instance_noise()
_text = dirac_gan(objectives.minimax()).with_(_noise)
_code = dirac_gan(objectives.minimax(lambda t: log(1 + exp(t)), name="code")).with_(_noise)
_damping = sigma**2 / 4

CLAIMS = (
    Claim(
        "probml-dirac-wrong-derivative",
        "The derivative in the code",
        SOURCE,
        "the gradient functions of the code",
        "With the loss {-log(1 + exp(-psi*theta))} of the text the generator moves at the speed "
        "{-psi/(1 + exp(-psi*theta))}.",
        Holds(Eq(_fall, -psi / (1 + exp(-psi * theta))), game=_plain),
        expected=Status.REFUTED,
        note="The code is the derivative of log(1 + exp(t)), whose curvature at 0 has the opposite sign.",
    ),
    Claim(
        "probml-dirac-wrong-derivative-corrected",
        "The derivative, corrected, and what noise makes of the slip",
        SOURCE,
        "corrected",
        "The speed is {-psi/(1 + exp(psi*theta))}. Without noise the slip is harmless at the equilibrium; with noise "
        "of deviation {sigma} the text's loss has the eigenvalues {-sigma**2/4 ± sqrt(sigma**4/16 - 1/4)} and always "
        "converges, the code's has {sigma**2/4 ± sqrt(sigma**4/16 - 1/4)} and never does.",
        Every(
            (
                RateAlong(dirac_gan(objectives.minimax()), theta, -psi / (1 + exp(psi * theta))),
                Spectrum(_text, methods.gradient_flow(), ((-_damping, sqrt(_damping**2 - Rational(1, 4))),)),
                Converges(_text, methods.gradient_flow(), true),
                Spectrum(_code, methods.gradient_flow(), ((_damping, sqrt(_damping**2 - Rational(1, 4))),)),
                Converges(_code, methods.gradient_flow(), false),
            )
        ),
        uses=("probml-dirac-wrong-derivative", "dirac-instance-noise"),
    ),
)
