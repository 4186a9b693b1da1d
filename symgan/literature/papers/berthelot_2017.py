"""Berthelot, Schumm and Metz 2017: boundary equilibrium GANs, on one number with a linear autoencoder."""

from sympy import Abs, Eq, Equivalent, Ne, Symbol

from symgan import games
from symgan.conventions import Convention
from symgan.literature import quantities
from symgan.literature.statements import Every, Holds
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
_may_learn = Abs(c) > _game.players[2].params[0] * Abs(theta)
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
)
