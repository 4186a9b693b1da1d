"""Xiao, Ni and Yang 2025: a generator that solves a regression, and the Dirac-GANs that it is compared with."""

from dataclasses import replace

from sympy import Eq, I, ImmutableMatrix, S, Symbol, exp, log

from symgan import methods, objectives
from symgan.adversarial import dirac_gan
from symgan.conventions import Convention
from symgan.literature import quantities
from symgan.literature.statements import DecidingMatrix, Every, Holds, Spectrum
from symgan.notation import psi, theta
from symgan.records import Claim, Game, Objective, Player, Source, Status

SOURCE = Source(
    "xiao2025",
    "B. Xiao, H. Ni and W. Yang",
    2025,
    "MCGAN: Enhancing GAN Training with Regression-Based Generator Loss",
    "AAAI Conference on Artificial Intelligence, arXiv:2405.17191",
    Convention(order=(1, 0)),
)

# on point masses the expected outputs, between which the generator regresses, are the outputs
_regression = Objective(
    "regression",
    generator=lambda real, fake: (fake - real) ** 2,
    critic=lambda real, fake: log(1 + exp(fake)) + log(1 + exp(-real)),
)
_game = dirac_gan(_regression)
_slope = Symbol("c", real=True)
_elsewhere = replace(_game, equilibrium={theta: S.Zero, psi: _slope})
_baseline = Game(
    "the baseline",
    (
        Player("generator", (theta,), -log(1 + exp(psi * theta))),
        Player("critic", (psi,), log(1 + exp(psi * theta)) + log(2)),
    ),
    equilibrium={theta: 0, psi: 0},
)
_, _climb = quantities.field(_baseline)
_hinge = dirac_gan(objectives.hinge())
_turn = quantities.field(_hinge).dot([theta, psi])

CLAIMS = (
    Claim(
        "mcgan-dirac-nilpotent",
        "The baseline's step of the critic, as printed",
        SOURCE,
        "the Dirac example",
        "With {f(t)} being {-log(1 + exp(t))}, the critic's slope {psi} changes at the rate {-theta/(1 + "
        "exp(psi*theta))}, which is {theta} times the derivative at {-psi*theta}.",
        Holds(Eq(_climb, -theta / (1 + exp(psi * theta))), game=_baseline),
        expected=Status.REFUTED,
        note="The argument lost its sign: harmless for the linearization, and not beyond it.",
    ),
    Claim(
        "mcgan-dirac-nilpotent-corrected",
        "The regression generator on the Dirac model",
        SOURCE,
        "the Dirac example, corrected",
        "The rate is {-theta/(1 + exp(-psi*theta))}. With the regression loss {psi**2*theta**2} of the generator the "
        "eigenvalues at {Eq(theta, 0)}, {Eq(psi, c)} are 0, along this line of equilibria, and {-2*c**2}; at the "
        "origin the Jacobian is nilpotent.",
        Every(
            (
                Holds(Eq(_climb, -theta / (1 + exp(-psi * theta))), game=_baseline),
                Spectrum(_elsewhere, methods.gradient_flow(), ((-(_slope**2), _slope**2),)),
                DecidingMatrix(
                    _elsewhere, methods.gradient_flow(), ImmutableMatrix([[-2 * _slope**2, 0], [-S.Half, 0]])
                ),
                DecidingMatrix(_game, methods.gradient_flow(), ImmutableMatrix([[0, 0], [-S.Half, 0]])),
            )
        ),
        note="So runs end beside the origin, on the line, and not at it.",
        uses=("mcgan-dirac-nilpotent",),
    ),
    Claim(
        "dirac-hinge",
        "The hinge GAN runs in circles on the Dirac model",
        SOURCE,
        "Figure 1",
        "Where {psi*theta > -1} the hinge GAN keeps {theta**2 + psi**2}, so that every circle inside "
        "{theta**2 + psi**2 < 2} is invariant; where {psi*theta < -1} the critic rests. The eigenvalues are {0 ± I}.",
        Every(
            (
                Holds(Eq(_turn, 0), psi * theta > -1, game=_hinge),
                Holds(psi * theta > -1, theta**2 + psi**2 < 2),
                Holds(Eq(quantities.field(_hinge)[1], 0), psi * theta < -1, game=_hinge),
                Spectrum(_hinge, methods.gradient_flow(), ((S.Zero, I),)),
            )
        ),
        note="The paper shows by a run that the hinge GAN fails; why it does is derived here.",
        uses=("dirac-circle-invariant",),
    ),
)
