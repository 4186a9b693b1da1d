"""Yadav et al. 2018: the second player answers where the first one is predicted to go."""

from sympy import I, Symbol, sqrt

from symgan import games, methods
from symgan.literature.statements import Converges, Every, Spectrum
from symgan.notation import h
from symgan.records import Claim, Source

SOURCE = Source(
    "yadav2018",
    "A. Yadav, S. Shah, Z. Xu, D. Jacobs and T. Goldstein",
    2018,
    "Stabilizing Adversarial Nets With Prediction Methods",
    "International Conference on Learning Representations, arXiv:1705.07364",
)

_s = Symbol("s", positive=True)
_game, _q = games.bilinear(_s), h**2 * _s**2

CLAIMS = (
    Claim(
        "prediction-bilinear",
        "Prediction makes alternating steps converge",
        SOURCE,
        "",
        "On {s*x*y} the eigenvalues of the prediction method are {1 - h**2*s**2 ± I*h*s*sqrt(1 - h**2*s**2)}, and it "
        "converges exactly when {h < 2/(sqrt(3)*s)}.",
        Every(
            (
                Spectrum(_game, methods.prediction(), ((1 - _q, I * h * _s * sqrt(1 - _q)),)),
                Converges(_game, methods.prediction(), h < 2 / (sqrt(3) * _s)),
            )
        ),
        note="The paper says that small steps converge; how small they must be is derived here.",
    ),
)
