"""Hairer, Lubich and Wanner 2006: what a numerical step conserves."""

from sympy import Symbol, symbols

from symgan import games, methods
from symgan.literature.statements import Conserved
from symgan.notation import h
from symgan.records import Claim, Source

SOURCE = Source(
    "hairer2006",
    "E. Hairer, C. Lubich and G. Wanner",
    2006,
    "Geometric Numerical Integration",
    "Springer",
)

_x, _y = symbols("x y", real=True)

CLAIMS = (
    Claim(
        "trapezoidal-bilinear",
        "An explicit step and an implicit one keep the circles",
        SOURCE,
        "",
        "Gradient descent and the proximal point method in turn, with the same step size, conserve {x**2 + y**2} on "
        "{s*x*y}.",
        Conserved(
            games.bilinear(Symbol("s", positive=True)),
            methods.periodic([methods.simultaneous(h), methods.proximal_point(h)]),
            _x**2 + _y**2,
        ),
        uses=("bil-implicit", "bil-simgda-growth"),
    ),
)
