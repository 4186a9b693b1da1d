"""Foerster et al. 2018: players who foresee a step of the others."""

from sympy import I, Symbol, symbols

from symgan import games, methods
from symgan.literature.statements import Changes, Every, Rests, Spectrum
from symgan.notation import alpha, h
from symgan.records import Claim, Game, Player, Source

SOURCE = Source(
    "foerster2018",
    "J. Foerster, R. Y. Chen, M. Al-Shedivat, S. Whiteson, P. Abbeel and I. Mordatch",
    2018,
    "Learning with Opponent-Learning Awareness",
    "International Conference on Autonomous Agents and Multiagent Systems, arXiv:1709.04326",
)

_x, _y, _r = symbols("x y r", real=True)
_s = Symbol("s", positive=True)
_tandem = Game(
    "tandem",
    (Player("first", (_x,), (_x + _y) ** 2 - 2 * _x), Player("second", (_y,), (_x + _y) ** 2 - 2 * _y)),
    equilibrium={_x: _r, _y: 1 - _r},
)
_answer = _y + alpha * (2 - 2 * (_x + _y))

CLAIMS = (
    Claim(
        "lola-bilinear",
        "Foresight damps the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} the field of players who foresee a step of size {alpha} has the eigenvalues {-2*alpha*s**2 ± I*s}.",
        Spectrum(games.bilinear(_s), methods.lola(), ((-2 * alpha * _s**2, I * _s),)),
    ),
    Claim(
        "lola-tandem",
        "Foresight leaves equilibria",
        SOURCE,
        "",
        "With the losses {(x + y)**2 - 2*x} and {(x + y)**2 - 2*y} the plain field rests where {Eq(x + y, 1)}, and "
        "a step of "
        "size h of the players who foresee a step of size {alpha} changes x there by {4*alpha*h}.",
        Every(
            (
                Rests(_tandem, {_x: _r, _y: 1 - _r}),
                Changes(
                    _tandem,
                    methods.lola(alpha, h),
                    _x,
                    -h * (2 * (_x + _answer) * (1 - 2 * alpha) - 2),
                ),
            )
        ),
        note="The game is from Letcher et al. 2019, Stable Opponent Shaping in Differentiable Games.",
    ),
)
