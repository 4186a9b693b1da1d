"""Azizian et al. 2020: extragradient with two step sizes on the bilinear game."""

from sympy import Symbol, sqrt

from symgan import games, methods
from symgan.conventions import Convention
from symgan.literature.statements import Converges, Every, Modulus
from symgan.notation import eta, h
from symgan.records import Claim, Source

_s, _g = Symbol("s", positive=True), Symbol("g", positive=True)

SOURCE = Source(
    "azizian2020",
    "W. Azizian, I. Mitliagkas, S. Lacoste-Julien and G. Gidel",
    2020,
    "A Tight and Unified Analysis of Gradient-Based Methods for a Whole Spectrum of Differentiable Games",
    "International Conference on Artificial Intelligence and Statistics",
    Convention(symbols={h: eta, _s: Symbol("sigma", positive=True)}),
)

_method = methods.extragradient(h, _g)

CLAIMS = (
    Claim(
        "bil-eg-two-steps",
        "Extragradient with two step sizes on the bilinear game",
        SOURCE,
        "",
        "With the extrapolation step {g} and the update step {h} every eigenvalue on the game {s*x*y} has the modulus "
        "{sqrt((1 - h*g*s**2)**2 + h**2*s**2)}, and the method converges exactly when {h*(1 + g**2*s**2) < 2*g}.",
        Every(
            (
                Modulus(games.bilinear(_s), _method, sqrt((1 - h * _g * _s**2) ** 2 + h**2 * _s**2)),
                Converges(games.bilinear(_s), _method, h * (1 + _g**2 * _s**2) < 2 * _g),
            )
        ),
        note="The region is that of consensus optimization of weight g.",
    ),
)
