"""Abernethy, Lai and Wibisono 2019: descending the square of the field."""

from sympy import S, Symbol, sqrt

from symgan import games, methods
from symgan.blocks import GREATEST, LEAST
from symgan.conventions import Convention
from symgan.literature.statements import Converges, Every, Spectrum
from symgan.literature.statements.dimensions import Lifts, WorstCase
from symgan.notation import eta, h
from symgan.records import Claim, Source

SOURCE = Source(
    "abernethy2019",
    "J. Abernethy, K. A. Lai and A. Wibisono",
    2019,
    "Last-Iterate Convergence Rates for Min-Max Optimization",
    "arXiv:1906.02027",
    Convention(symbols={h: eta}),
)

_s = Symbol("s", positive=True)

CLAIMS = (
    Claim(
        "hgd-bilinear",
        "Hamiltonian gradient descent on the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} it shrinks every point by {1 - h*s**2}, and it converges exactly when {h < 2/s**2}.",
        Every(
            (
                Spectrum(games.bilinear(_s), methods.hamiltonian_descent(h), ((1 - h * _s**2, S.Zero),) * 2),
                Converges(games.bilinear(_s), methods.hamiltonian_descent(h), h < 2 / _s**2),
            )
        ),
    ),
    Claim(
        "hgd-hill",
        "Hamiltonian gradient descent is drawn to every critical point",
        SOURCE,
        "",
        "On the hill of loss {-s*x**2/2} it converges to the maximum, exactly when {h < 2/s**2}.",
        Converges(games.quadratic([[_s]]), methods.hamiltonian_descent(h), sqrt(h) < sqrt(2) / _s),
    ),
    Claim(
        "hgd-bilinear-every-dimension",
        "Hamiltonian gradient descent on bilinear games of every dimension",
        SOURCE,
        "",
        "On the game {x.T @ A @ y}, for an invertible square matrix {A} of any size, it converges exactly when "
        "{h < 2/sigma_max**2}.",
        Lifts(games.bilinear(_s), methods.hamiltonian_descent(h), _s, h < 2 / GREATEST**2),
        uses=("hgd-bilinear",),
    ),
    Claim(
        "hgd-bilinear-worst-case",
        "The best step of Hamiltonian gradient descent on bilinear games of every dimension",
        SOURCE,
        "",
        "Its spectral radius on {x.T @ A @ y} is at best "
        "{(sigma_max**2 - sigma_min**2)/(sigma_max**2 + sigma_min**2)}, at {Eq(h, 2/(sigma_max**2 + sigma_min**2))}.",
        WorstCase(
            games.bilinear(_s),
            methods.hamiltonian_descent(h),
            _s,
            (GREATEST**2 - LEAST**2) / (GREATEST**2 + LEAST**2),
            {h: 2 / (GREATEST**2 + LEAST**2)},
        ),
        note="Derived here; as for gradient descent on a quadratic function of that condition number, squared.",
        uses=("hgd-bilinear-every-dimension",),
    ),
)
