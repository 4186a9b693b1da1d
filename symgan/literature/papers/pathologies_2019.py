"""A lecture on pathologies of GAN training: the game x y, its equilibrium, and gradient steps on it."""

from sympy import Eq, Or, S, Symbol, false, log, symbols

from symgan import games, methods
from symgan.laws import Expectation, Normal
from symgan.literature import quantities
from symgan.literature.statements import (
    Converges,
    Every,
    Holds,
    Multiplied,
    OnlyEquilibrium,
    RateAlong,
    Spectrum,
)
from symgan.notation import c, h
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "pathologies2019", "anonymous", 2019, "GAN Training Pathologies", "lecture slides, undated, not before 2019"
)

_game = games.bilinear()
_origin = dict.fromkeys(_game.params, 0)
_own = [quantities.slope(_game)[i, i] for i in range(2)]
_p, _q = symbols("p1 p2", positive=True), symbols("q1 q2", positive=True)
_likelihood = -sum(p * log(q) for p, q in zip(_p, _q, strict=True))
_divergence = sum(p * log(p / q) for p, q in zip(_p, _q, strict=True))
_u, _v, _z = (Symbol(name, real=True) for name in "uvz")
# the generator u + v z against a critic that stays what it is, largest at c
_collapse = Game(
    "generator alone",
    (Player("generator", (_u, _v), Expectation((_u + _v * _z - c) ** 2 / 2, (_z, Normal()))),),
    {_u: c, _v: 0},
)
_distance = (_u - c) ** 2 + _v**2

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
    Claim(
        "seed002-likelihood",
        "The greatest likelihood is the least divergence",
        SOURCE,
        "Generative models training",
        "For laws on two points, p1, p2 of the data and q1, q2 of the model, minus the mean logarithm of the "
        "likelihood is the divergence of the data from the model plus {-p1*log(p1) - p2*log(p2)}, which does not "
        "depend on the model.",
        Holds(Eq(_likelihood, _divergence - sum(p * log(p) for p in _p))),
        original=r"\hat\theta = \arg\max_\theta \prod_i p(x_i | \theta) \text{ minimizes } D_{KL}(p \Vert q)",
    ),
    Claim(
        "seed002-mode-collapse",
        "A generator alone collapses to one point",
        SOURCE,
        "Vanishing gradient, the extreme case",
        "Against a fixed critic {-(x - c)**2/2} the generator u + v z of normal z has the eigenvalues -1 and -1 at "
        "{Eq(u, c)}, {Eq(v, 0)}, and the squared distance {(u - c)**2 + v**2} decreases at the rate of twice itself, "
        "from everywhere: in the end each sample is the point that the critic likes best.",
        Every(
            (
                Spectrum(_collapse, methods.gradient_flow(), ((-S.One, S.Zero), (-S.One, S.Zero))),
                RateAlong(_collapse, _distance, -2 * _distance),
            )
        ),
    ),
)
