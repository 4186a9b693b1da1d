"""A lecture on pathologies of GAN training: the game x y, its equilibrium, and gradient steps on it."""

from sympy import Or, false

from symgan import games, methods
from symgan.literature import quantities
from symgan.literature.statements import Converges, Every, Holds, Multiplied, OnlyEquilibrium
from symgan.notation import h
from symgan.records import Claim, Source, Status

SOURCE = Source(
    "pathologies2019", "anonymous", 2019, "GAN Training Pathologies", "lecture slides, undated, not before 2019"
)

_game = games.bilinear()
_origin = dict.fromkeys(_game.params, 0)
_own = [quantities.slope(_game)[i, i] for i in range(2)]

CLAIMS = (
    Claim(
        "seed002-xy-equilibrium",
        "The equilibrium of the game x y",
        SOURCE,
        "Oscillation",
        "The only equilibrium of {x*y} is {Eq(x, 0)}, {Eq(y, 0)}.",
        OnlyEquilibrium(_game, _origin),
    ),
    Claim(
        "seed002-xy-diverges",
        "Gradient steps on the game x y do not converge",
        SOURCE,
        "Oscillation",
        "Simultaneous steps of any size {h} multiply {x**2 + y**2} by {1 + h**2}, and do not converge.",
        Every(
            (
                Converges(_game, methods.simultaneous(), false),
                Multiplied(_game, methods.simultaneous(), sum(p**2 for p in _game.params), 1 + h**2),
            )
        ),
        uses=("seed002-xy-equilibrium",),
    ),
    Claim(
        "seed002-xy-not-convex",
        "The game x y as a non-convex one",
        SOURCE,
        "Oscillation",
        "The game {x*y}, on which gradient steps fail, is not convex: some player's own loss curves downward.",
        Holds(Or(*(entry > 0 for entry in _own)), game=_game, point=_origin),
        expected=Status.REFUTED,
        note="The field is minus the gradients, so that a positive entry of its Jacobian is a loss that curves "
        "downward. As a function of both, {x*y} is not convex; but no player moves both.",
    ),
    Claim(
        "seed002-xy-not-convex-corrected",
        "The game x y is convex for each player",
        SOURCE,
        "Oscillation, corrected",
        "Each player's loss is convex, even linear, in its own parameter: gradient steps fail on a convex game.",
        Every(
            (
                Holds(_own[0] <= 0, game=_game),
                Holds(_own[1] <= 0, game=_game),
                Converges(_game, methods.simultaneous(), false),
            )
        ),
        uses=("seed002-xy-not-convex", "seed002-xy-diverges"),
    ),
)
