"""Berthelot, Schumm and Metz 2017: boundary equilibrium GANs, on one number with a linear autoencoder."""

from dataclasses import replace

from sympy import Abs, Eq, Equivalent, ImmutableMatrix, Ne, Rational, Symbol

from symgan import games
from symgan.conventions import Convention
from symgan.literature import quantities
from symgan.literature.statements import Every, Holds, Slides
from symgan.notation import c, gamma, psi, tau, theta
from symgan.records import Claim, Source

SOURCE = Source(
    "berthelot2017",
    "D. Berthelot, T. Schumm and L. Metz",
    2017,
    "BEGAN: Boundary Equilibrium Generative Adversarial Networks",
    "arXiv:1703.10717",
    Convention(symbols={tau: Symbol("lambda_k", positive=True)}),
)

_game = games.began()
_generator, _learning, _balance = quantities.field(_game)
_weight, _c = _game.players[2].params[0], Symbol("c", positive=True)
_may_learn = Abs(c) > _weight * Abs(theta)
_settled = replace(games.began(c=_c), equilibrium={theta: gamma * _c, psi: 1, _weight: Rational(1, 2)})
_note = "The paper has networks; data at {c}, one sample {theta} and the autoencoder {psi*x} are the least of them."

CLAIMS = (
    Claim(
        "began-balance",
        "The balance is kept where the errors have the wanted ratio",
        SOURCE,
        "section 3.3",
        "With the errors {Abs(c - psi*c)} on data and {Abs(theta - psi*theta)} on samples the balance {k_t} moves with "
        "the speed {tau*Abs(1 - psi)*(gamma*Abs(c) - Abs(theta))}: it rests where {Eq(Abs(theta), gamma*Abs(c))}.",
        Holds(Eq(_balance, tau * Abs(1 - psi) * (gamma * Abs(c) - Abs(theta))), game=_game),
        note=_note,
    ),
    Claim(
        "began-generator-shrinks",
        "The generator lowers its error and not its distance from the data",
        SOURCE,
        "",
        "The autoencoder learns, that is {psi} moves towards 1, exactly where {Abs(c) > k_t*Abs(theta)}; the sample "
        "moves to 0, wherever the data are.",
        Every(
            (
                *(Holds(Equivalent(s * _learning > 0, _may_learn), s * psi < s, _game) for s in (1, -1)),
                Holds(theta * _generator < 0, Ne(psi, 1) & Ne(theta, 0), _game),
            )
        ),
        note=f"{_note} Not in the paper: a linear autoencoder errs least at 0.",
        uses=("began-balance",),
    ),
    Claim(
        "began-stops-anywhere",
        "Once the autoencoder makes no error, all that is learnt stays as it is",
        SOURCE,
        "",
        "With data at {c > 0} orbits slide on {Eq(psi, 1)} where {k_t*Abs(theta) < c}, {theta != 0}, and with speed 0: "
        "the sample rests at any such place, and not only at the data.",
        Slides(_settled, psi - 1, Ne(theta, 0) & (_weight * Abs(theta) < _c), ImmutableMatrix([0, 0, 0])),
        note=f"{_note} Not in the paper.",
        uses=("began-generator-shrinks",),
    ),
)
