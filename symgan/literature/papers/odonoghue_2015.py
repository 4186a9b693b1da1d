"""O'Donoghue and Candes 2015: what accelerated descent makes of an eigenvalue."""

from sympy import Symbol, false

from symgan import games, methods
from symgan.literature.statements import CharacteristicPolynomial, Converges
from symgan.notation import beta, h, kappa, lam
from symgan.records import Claim, Source

SOURCE = Source(
    "odonoghue2015",
    "B. O'Donoghue and E. Candes",
    2015,
    "Adaptive Restart for Accelerated Gradient Schemes",
    "Foundations of Computational Mathematics 15, arXiv:1204.3982",
)

_s = Symbol("s", positive=True)

CLAIMS = (
    Claim(
        "nesterov-polynomial",
        "What Nesterov's momentum makes of a curvature",
        SOURCE,
        "",
        "On the loss {kappa*x**2/2} the eigenvalues are the roots of "
        "{lam**2 - (1 + beta)*(1 - h*kappa)*lam + beta*(1 - h*kappa)}.",
        CharacteristicPolynomial(
            games.quadratic([[-kappa]]),
            methods.nesterov(),
            lam**2 - (1 + beta) * (1 - h * kappa) * lam + beta * (1 - h * kappa),
        ),
    ),
    Claim(
        "nesterov-bilinear-polynomial",
        "Nesterov's momentum on the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} the characteristic polynomial is {(lam**2 - (1 + beta)*lam + beta)**2 + h**2*s**2*((1 + "
        "beta)*lam - "
        "beta)**2}.",
        CharacteristicPolynomial(
            games.bilinear(_s),
            methods.nesterov(),
            (lam**2 - (1 + beta) * lam + beta) ** 2 + h**2 * _s**2 * ((1 + beta) * lam - beta) ** 2,
        ),
        note="The same polynomial with the eigenvalues of the bilinear game, which are imaginary.",
        uses=("nesterov-polynomial",),
    ),
    Claim(
        "nesterov-bilinear-diverges",
        "Nesterov's momentum leaves the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} it converges for no step size and no momentum, not even a negative one.",
        Converges(games.bilinear(_s), methods.nesterov(), false),
        note="Derived from the polynomial; Polyak's negative momentum needs alternating steps.",
        uses=("nesterov-bilinear-polynomial",),
    ),
)
