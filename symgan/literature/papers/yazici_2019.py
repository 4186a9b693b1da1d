"""Yazici et al. 2019: averages of the parameters."""

from sympy import Symbol, false

from symgan import games, methods
from symgan.literature.statements import CharacteristicPolynomial, Converges, Every
from symgan.notation import gamma, h, lam
from symgan.records import Claim, Source

SOURCE = Source(
    "yazici2019",
    "Y. Yazici, C.-S. Foo, S. Winkler, K.-H. Yap, G. Piliouras and V. Chandrasekhar",
    2019,
    "The Unusual Effectiveness of Averaging in GAN Training",
    "International Conference on Learning Representations, arXiv:1806.04498",
)

_s, _d = Symbol("s", positive=True), Symbol("d", positive=True)
_game = games.bilinear(_s)
_turns = methods.alternating(h, 1, 1)

CLAIMS = (
    Claim(
        "ema-spectrum",
        "An exponential average adds its decay to the spectrum",
        SOURCE,
        "",
        "Of alternating steps on {s*x*y}, averaged with decay d, the characteristic polynomial is "
        "{(lam - d)**2*(lam**2 - (2 - h**2*s**2)*lam + 1)}.",
        CharacteristicPolynomial(
            _game,
            methods.averaging(_turns, _d),
            (lam - _d) ** 2 * (lam**2 - (2 - h**2 * _s**2) * lam + 1),
        ),
    ),
    Claim(
        "ema-does-not-converge",
        "An exponential average does not make cycles converge",
        SOURCE,
        "",
        "Neither alternating steps on {s*x*y} nor their exponential average converge exponentially.",
        Every(tuple(Converges(_game, method, false) for method in (_turns, methods.averaging(_turns, _d)))),
        note="The average circles with the iterates, on a smaller circle.",
        uses=("ema-spectrum",),
    ),
    Claim(
        "uniform-average-is-marginal",
        "The average of all iterates converges no faster than one over their number",
        SOURCE,
        "",
        "Where gradient descent converges, on the game of loss {gamma*x**2/2}, the average of all iterates does not "
        "converge exponentially: its characteristic polynomial has the factor {(lam - 1)**2}.",
        Every(
            (
                CharacteristicPolynomial(
                    games.quadratic([[-gamma]]),
                    methods.averaging(methods.simultaneous(h)),
                    (lam - 1) ** 2 * (lam - 1 + h * gamma),
                ),
                Converges(games.quadratic([[-gamma]]), methods.averaging(methods.simultaneous(h)), false),
                Converges(games.quadratic([[-gamma]]), methods.simultaneous(h), h * gamma < 2),
            )
        ),
    ),
)
