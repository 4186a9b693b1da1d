"""Gidel et al. 2019: negative momentum."""

from sympy import Symbol, sqrt

from symgan import games, methods
from symgan.conventions import Convention
from symgan.literature.statements import CharacteristicPolynomial, Every, Spectrum
from symgan.notation import beta, eta, h, lam
from symgan.records import Claim, Source

_s, _l = Symbol("s", positive=True), Symbol("l", real=True)

SOURCE = Source(
    "gidel2019momentum",
    "G. Gidel, R. Askari Hemmat, M. Pezeshki, R. Le Priol, G. Huang, S. Lacoste-Julien and I. Mitliagkas",
    2019,
    "Negative Momentum for Improved Game Dynamics",
    "International Conference on Artificial Intelligence and Statistics, arXiv:1807.04740",
    # the eigenvalue of the gradients is lambda there, that of the update mu
    Convention(symbols={h: eta, _l: Symbol("lambda", real=True), lam: Symbol("mu")}),
)

_a11, _a12, _a21, _a22 = (Symbol(f"a{i}{j}", real=True) for i in (1, 2) for j in (1, 2))
_h1, _h2 = Symbol("eta1", positive=True), Symbol("eta2", positive=True)
_b1, _b2 = Symbol("beta1", real=True), Symbol("beta2", real=True)
_trace, _determinant = _a11 + _a22, _a11 * _a22 - _a12 * _a21
_heavy_ball = (lam - 1) * (lam - beta)
_center = (1 - h * _l + beta) / 2

CLAIMS = (
    Claim(
        "nm-momentum-eigs",
        "The eigenvalues of momentum",
        SOURCE,
        "",
        "Every eigenvalue m of the field's Jacobian gives the momentum update the two roots of "
        "{(lam - 1)*(lam - beta) - h*lam*m}; for {Eq(m, -l)} they are "
        "{(1 - h*l + beta)/2 ± (1 - h*l + beta)/2*sqrt(1 - 4*beta/(1 - h*l + beta)**2)}.",
        Every(
            (
                CharacteristicPolynomial(
                    games.quadratic(),
                    methods.momentum(),
                    _heavy_ball**2 - h * lam * _heavy_ball * _trace + h**2 * lam**2 * _determinant,
                ),
                Spectrum(
                    games.quadratic([[-_l]]),
                    methods.momentum(),
                    ((_center, _center * sqrt(1 - beta / _center**2)),),
                ),
            )
        ),
        note="The polynomial of the planar game is the product of that of its two eigenvalues, written in trace and "
        "determinant.",
    ),
    Claim(
        "nm-alt-charpoly",
        "Alternating steps with momentum on the bilinear game",
        SOURCE,
        "",
        "With steps {eta1} and {eta2} and momenta {beta1} and {beta2} the polynomial of the game {s*x*y} is "
        "{(lam - 1)**2*(lam - beta1)*(lam - beta2) + eta1*eta2*s**2*lam**3}.",
        CharacteristicPolynomial(
            games.bilinear(_s),
            methods.momentum((_h1, _h2), (_b1, _b2), alternating=True),
            (lam - 1) ** 2 * (lam - _b1) * (lam - _b2) + _h1 * _h2 * _s**2 * lam**3,
        ),
        note="The order of play does not change the polynomial.",
    ),
)
