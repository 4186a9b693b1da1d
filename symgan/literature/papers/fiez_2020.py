"""Fiez, Chasnov and Ratliff 2020: gradient play with a leader."""

from sympy import Expr, ImmutableMatrix, Integer, Ne, symbols, true

from symgan import methods
from symgan.literature.statements import Converges, DecidingMatrix, LocalEquilibrium, Spectrum
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "fiez2020",
    "T. Fiez, B. Chasnov and L. J. Ratliff",
    2020,
    "Implicit Learning Dynamics in Stackelberg Games: Equilibria Characterization, Convergence Analysis, and "
    "Empirical Study",
    "International Conference on Machine Learning, arXiv:1906.01217",
)

_x, _y, _a, _b, _k, _l, _m, _n = symbols("x y a b k l m n", real=True)
_d = symbols("d", real=True, nonzero=True)
_value = _a * _x**2 / 2 + _b * _x * _y + _d * _y**2 / 2 + _k * _x**3 + _l * _x**2 * _y + _m * _x * _y**2 + _n * _y**3
_game = Game(
    "zero sum, to third order",
    (Player("leader", (_x,), _value), Player("follower", (_y,), -_value)),
    equilibrium={_x: 0, _y: 0},
)


def _led(leader: Expr, follower: Expr) -> Game:
    """Losses that need not add up to zero."""
    players = (Player("leader", (_x,), leader), Player("follower", (_y,), follower))
    return Game("leader and follower", players, {_x: 0, _y: 0})


_general = _led(_a * _x**2 / 2 + _b * _x * _y, _d * _y**2 / 2 + _k * _x * _y)

CLAIMS = (
    Claim(
        "stack-block-triangular",
        "In a zero-sum game the leader's gradient does not turn",
        SOURCE,
        "Proposition 1",
        "Where the value has the second derivatives a, b, d (and any third ones), the linearization at the critical "
        "point is triangular, with the eigenvalues {-(a - b**2/d)} and {d}.",
        DecidingMatrix(_game, methods.stackelberg(), ImmutableMatrix([[_b**2 / _d - _a, 0], [_b, _d]])),
        original=r"J_S = \begin{pmatrix} f_{xx} - f_{xy}f_{yy}^{-1}f_{yx} & 0 \\ -f_{yx} & -f_{yy} \end{pmatrix}",
        note="Proved for one parameter a player. It needs the game to be zero-sum.",
    ),
    Claim(
        "stack-real-spectrum",
        "The eigenvalues under a leader are real",
        SOURCE,
        "Proposition 1",
        "The eigenvalues are {b**2/d - a} and {d}, whatever the coupling b.",
        Spectrum(_game, methods.stackelberg(), ((_b**2 / _d - _a, Integer(0)), (_d, Integer(0)))),
        uses=("stack-block-triangular",),
    ),
    Claim(
        "stack-scalar-corollary",
        "What attracts gradient descent-ascent attracts play with a leader",
        SOURCE,
        "Corollary 1",
        "Where the plain flow converges ({d - a < 0}, {b**2 - a*d > 0}) and {d < 0}, play with a leader converges.",
        Converges(
            _game,
            methods.stackelberg(),
            (_d < 0) & (_a - _b**2 / _d > 0),
            given=(_d - _a < 0) & (_b**2 - _a * _d > 0) & (_d < 0) & Ne(_d, 0),
        ),
        uses=("stack-block-triangular",),
    ),
    Claim(
        "stack-def4-missing-follower",
        "A Stackelberg equilibrium by the leader's condition alone",
        SOURCE,
        "Definition 4",
        "Where the leader's loss is {x**2} and the follower's {-y**2}, the origin is a local Stackelberg equilibrium: "
        "the first derivatives vanish and the leader's total second derivative is positive.",
        LocalEquilibrium(_led(_x**2, -(_y**2)), true, leader=0),
        expected=Status.REFUTED,
        note="Its loss is largest for the follower there, which would leave. Later the paper uses the follower's "
        "condition.",
    ),
    Claim(
        "stack-def4-missing-follower-corrected",
        "A Stackelberg equilibrium by both conditions",
        SOURCE,
        "Definition 4, corrected",
        "With the losses {a*x**2/2 + b*x*y} of the leader and {d*y**2/2 + k*x*y} of the follower, {d != 0}, the "
        "origin is a strict local Stackelberg equilibrium exactly when the leader's total second derivative {a - "
        "2*b*k/d} is positive and so is the follower's own {d}.",
        LocalEquilibrium(_general, (_d > 0) & (_a - 2 * _b * _k / _d > 0), leader=0),
        uses=("stack-def4-missing-follower",),
    ),
)
