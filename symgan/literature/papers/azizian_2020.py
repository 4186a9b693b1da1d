"""Azizian et al. 2020: extragradient with two step sizes on the bilinear game."""

from sympy import Symbol, sqrt

from symgan import games, methods
from symgan.blocks import GREATEST, LEAST
from symgan.conventions import Convention
from symgan.literature.statements import Converges, Every, Modulus
from symgan.literature.statements.dimensions import Lifts, WorstCase
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
    Claim(
        "bil-eg-every-dimension",
        "Extragradient with two step sizes on bilinear games of every dimension",
        SOURCE,
        "",
        "On the game {x.T @ A @ y}, for an invertible square matrix {A} of any size, extragradient converges exactly "
        "when {h*(1 + g**2*sigma_max**2) < 2*g}: only the greatest singular value counts.",
        Lifts(games.bilinear(_s), _method, _s, h * (1 + _g**2 * GREATEST**2) < 2 * _g),
        uses=("bil-eg-two-steps",),
    ),
    Claim(
        "bil-eg-worst-case",
        "The best step of extragradient on bilinear games of every dimension",
        SOURCE,
        "",
        "With the extrapolation step equal to the update step the spectral radius on {x.T @ A @ y} is at best "
        "{sqrt(1 - sigma_min**2*sigma_max**2/(sigma_min**2 + sigma_max**2)**2)}, at "
        "{Eq(h, 1/sqrt(sigma_min**2 + sigma_max**2))}.",
        WorstCase(
            games.bilinear(_s),
            methods.extragradient(h),
            _s,
            sqrt(1 - LEAST**2 * GREATEST**2 / (LEAST**2 + GREATEST**2) ** 2),
            {h: 1 / sqrt(LEAST**2 + GREATEST**2)},
        ),
        note="Derived here. With the condition number kappa, the quotient of the singular values, the square of the "
        "radius is {1 - kappa**2/(1 + kappa**2)**2}.",
        uses=("bil-eg-every-dimension",),
    ),
)
