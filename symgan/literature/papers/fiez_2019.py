"""Fiez, Chasnov and Ratliff 2019: Stackelberg equilibria, and the condition that their definition lacks."""

from sympy import Expr, Symbol, true

from symgan.literature.statements import LocalEquilibrium
from symgan.records import Claim, Game, Player, Source, Status

SOURCE = Source(
    "fiez2019",
    "T. Fiez, B. Chasnov and L. J. Ratliff",
    2019,
    "Convergence of Learning Dynamics in Stackelberg Games",
    "arXiv:1906.01217",
)

_x, _y, _p, _b, _c = (Symbol(name, real=True) for name in "xypbc")
_q = Symbol("q", real=True, nonzero=True)


def _game(leader: Expr, follower: Expr) -> Game:
    return Game("leader and follower", (Player("leader", (_x,), leader), Player("follower", (_y,), follower)), _origin)


_origin = {_x: 0, _y: 0}
_general = _game(_p * _x**2 / 2 + _b * _x * _y, _q * _y**2 / 2 + _c * _x * _y)

CLAIMS = (
    Claim(
        "stack-def4-missing-follower",
        "A Stackelberg equilibrium by the leader's condition alone",
        SOURCE,
        "Definition 4",
        "Where the leader's loss is {x**2} and the follower's {-y**2}, the origin is a local Stackelberg "
        "equilibrium: the "
        "first derivatives vanish and the leader's total second derivative is positive.",
        LocalEquilibrium(_game(_x**2, -(_y**2)), true, leader=0),
        expected=Status.REFUTED,
        note="Its loss is largest for the follower there, which would leave. Later the paper uses the follower's "
        "condition.",
    ),
    Claim(
        "stack-def4-missing-follower-corrected",
        "A Stackelberg equilibrium by both conditions",
        SOURCE,
        "Definition 4, corrected",
        "With the losses {p*x**2/2 + b*x*y} of the leader and {q*y**2/2 + c*x*y} of the follower, {q != 0}, the "
        "origin is a strict "
        "local Stackelberg equilibrium exactly when the leader's total second derivative {p - 2*b*c/q} is positive and "
        "so is the follower's own {q}.",
        LocalEquilibrium(_general, (_q > 0) & (_p - 2 * _b * _c / _q > 0), leader=0),
        uses=("stack-def4-missing-follower",),
    ),
)
