"""Gidel et al. 2019: simultaneous gradient descent on the bilinear game."""

from sympy import Symbol, false, true

from symgan import games, methods
from symgan.conventions import Convention
from symgan.literature.statements import Changes, Conserved, Converges, Every, Holds, Multiplied
from symgan.notation import eta, h
from symgan.records import Claim, Source

SOURCE = Source(
    "gidel2019variational",
    "G. Gidel, H. Berard, G. Vignoud, P. Vincent and S. Lacoste-Julien",
    2019,
    "A Variational Inequality Perspective on Generative Adversarial Networks",
    "International Conference on Learning Representations, arXiv:1802.10551",
    Convention(symbols={h: eta}),
)

_x, _y, _s = Symbol("x", real=True), Symbol("y", real=True), Symbol("s", positive=True)
_game = games.bilinear(_s)
_alternating, _kept = methods.alternating(h, 1, 1), _x**2 - h * _s * _x * _y + _y**2

CLAIMS = (
    Claim(
        "bil-simgda-growth",
        "Simultaneous steps leave the bilinear game",
        SOURCE,
        "",
        "On the game {s*x*y} every simultaneous step multiplies {x**2 + y**2} by {1 + h**2*s**2}, so it never "
        "converges.",
        Every(
            (
                Multiplied(_game, methods.simultaneous(), _x**2 + _y**2, 1 + h**2 * _s**2),
                Converges(_game, methods.simultaneous(), false),
            )
        ),
    ),
    Claim(
        "bil-altgda-averages",
        "Averages of alternating steps converge",
        SOURCE,
        "",
        "On {s*x*y} every step changes x by {-h*s*y}, so that over T steps the average of y is the change of x "
        "divided by -h s T. Alternating steps conserve {x**2 - h*s*x*y + y**2}, which bounds x and y where {h*s < 2}: "
        "the averages tend to zero like 1/T.",
        Every(
            (
                *(Changes(_game, method, _x, -h * _s * _y) for method in (methods.simultaneous(), _alternating)),
                Conserved(_game, _alternating, _kept),
                Holds((1 - h * _s / 2) * (_x**2 + _y**2) <= _kept),
            )
        ),
        original=r"\frac1T \sum_{t<T} y_t = \frac{x_0 - x_T}{\eta\sigma T}",
        note="The identity holds for simultaneous steps too, but there x is not bounded.",
    ),
    Claim(
        "bil-implicit",
        "The implicit method converges on the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} every step of the proximal point method divides {x**2 + y**2} by {1 + h**2*s**2}, so it converges "
        "for every step size.",
        Every(
            (
                Multiplied(_game, methods.proximal_point(), _x**2 + _y**2, 1 / (1 + h**2 * _s**2)),
                Converges(_game, methods.proximal_point(), true),
            )
        ),
        original=r"\|w_{t+1}\|^2 = \frac{\|w_t\|^2}{1 + \eta^2\sigma^2}",
    ),
)
