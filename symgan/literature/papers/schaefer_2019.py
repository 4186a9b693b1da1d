"""Schaefer, Zheng and Anandkumar 2019: implicit competitive regularization."""

from sympy import Rational, false, sqrt, true

from symgan import games, methods
from symgan.literature.statements import Converges, Every, Modulus
from symgan.records import Claim, Source

SOURCE = Source(
    "schaefer2019",
    "F. Schaefer, H. Zheng and A. Anandkumar",
    2019,
    "Implicit Competitive Regularization in GANs",
    "arXiv:1910.05852, with its blog post",
)

_game = games.quadratic([[-2, -10], [10, 2]])
_method = methods.simultaneous((Rational(9, 100), Rational(1, 100)))

CLAIMS = (
    Claim(
        "icr-quadratic",
        "Play against each other stabilizes what each alone would leave",
        SOURCE,
        "blog post",
        "With {x**2 + 10*x*y + y**2}, minimized in x with step 9/100 and maximized in y with step 1/100, both "
        "eigenvalues "
        "of the simultaneous update have the modulus {sqrt(9264/10000)}, so it converges, although y alone diverges.",
        Every(
            (
                Modulus(_game, _method, sqrt(Rational(9264, 10000))),
                Converges(_game, _method, true),
                Converges(games.quadratic([[2]]), methods.simultaneous(Rational(1, 100)), false),
            )
        ),
    ),
)
