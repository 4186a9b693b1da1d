"""Bailey, Gidel and Piliouras 2020: alternating steps on the bilinear game keep a quadratic form."""

from sympy import Symbol

from symgan import methods
from symgan.literature.statements import Conserved
from symgan.records import Claim, Game, Player, Source

SOURCE = Source(
    "bailey2020",
    "J. P. Bailey, G. Gidel and G. Piliouras",
    2020,
    "Finite Regret and Cycles with Fixed Step-Size via Alternating Gradient Descent-Ascent",
    "Conference on Learning Theory, arXiv:1907.04392",
)

_x, _y = Symbol("x", real=True), Symbol("y", real=True)
_strength = Symbol("s", real=True, nonzero=True)
_first, _second = Symbol("eta1", positive=True), Symbol("eta2", positive=True)
_value = _strength * _x * _y
_game = Game("bilinear", (Player("min", (_x,), _value), Player("max", (_y,), -_value)), equilibrium={_x: 0, _y: 0})

CLAIMS = (
    Claim(
        "bil-altgda-invariant",
        "Alternating steps on the bilinear game keep a quadratic form",
        SOURCE,
        "",
        "With step sizes {eta1} and {eta2}, the first player first, each step keeps "
        "{x**2/eta1 + y**2/eta2 - s*x*y} on the game {s*x*y}.",
        Conserved(
            _game,
            methods.alternating((_first, _second), 1, 1),
            _x**2 / _first + _y**2 / _second - _strength * _x * _y,
        ),
        note="The sign of the last term turns with the order of the players.",
    ),
)
