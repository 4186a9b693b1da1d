"""Thistlethwaite 2018, lecture notes: simultaneous steps on x y do not circle, they spiral outward."""

from symgan import games, methods
from symgan.literature.statements import Conserved, Multiplied
from symgan.notation import h
from symgan.records import Claim, Source, Status

SOURCE = Source("thistlethwaite2018", "N. Thistlethwaite", 2018, "Advanced GANs", "lecture notes, February 2018")

_game = games.bilinear()
_squared = sum(p**2 for p in _game.params)

CLAIMS = (
    Claim(
        "seed004-simga-not-circling",
        "Simultaneous steps circle the equilibrium",
        SOURCE,
        "",
        "On the game {x*y} simultaneous steps circle the equilibrium indefinitely, without ever getting closer.",
        Conserved(_game, methods.simultaneous(), _squared),
        expected=Status.REFUTED,
        note="Circling is true of the gradient flow, and of no positive step size.",
    ),
    Claim(
        "seed004-simga-not-circling-corrected",
        "Simultaneous steps spiral outward",
        SOURCE,
        "corrected",
        "Each simultaneous step of size {h} on the game {x*y} multiplies the squared distance by {1 + h**2}.",
        Multiplied(_game, methods.simultaneous(), _squared, 1 + h**2),
        uses=("seed004-simga-not-circling",),
    ),
)
