"""Petzka, Fischer and Lukovnikov 2018: a gradient penalty on one side, on the Dirac model."""

from sympy import Eq, I, S

from symgan import methods, objectives, regularizers
from symgan.adversarial import dirac_gan
from symgan.literature import quantities
from symgan.literature.statements import Every, Holds, Spectrum
from symgan.notation import g0, psi, theta
from symgan.records import Claim, Source

SOURCE = Source(
    "petzka2018",
    "H. Petzka, A. Fischer and D. Lukovnikov",
    2018,
    "On the Regularization of Wasserstein GANs",
    "International Conference on Learning Representations, arXiv:1709.08894",
)

_game = dirac_gan(objectives.wasserstein()).with_(regularizers.wgan_lp())
_turn = quantities.field(_game).dot([theta, psi])

CLAIMS = (
    Claim(
        "one-sided-penalty-circles",
        "A penalty on one side leaves the small circles",
        SOURCE,
        "",
        "Where {(psi < g0) & (psi > -g0)} the flow keeps {theta**2 + psi**2}, so that every circle of radius below "
        "{g0} is an orbit, around the eigenvalues {0 ± I}.",
        Every(
            (
                Holds(Eq(_turn, 0), (psi < g0) & (psi > -g0), game=_game),
                Spectrum(_game, methods.gradient_flow(), ((S.Zero, I),)),
            )
        ),
    ),
    Claim(
        "one-sided-penalty-pulls",
        "Outside the strip the penalty on one side damps",
        SOURCE,
        "",
        "Where {psi > g0} the flow makes {theta**2 + psi**2} smaller.",
        Holds(_turn < 0, psi > g0, game=_game),
        uses=("one-sided-penalty-circles",),
    ),
)
