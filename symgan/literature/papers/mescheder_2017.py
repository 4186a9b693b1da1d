"""Mescheder, Nowozin and Geiger 2017: step sizes, alternating steps, and consensus optimization."""

from sympy import I, ImmutableMatrix, Symbol, eye

from symgan import games, methods
from symgan.literature.statements import Converges, DecidingMatrix, Every, Spectrum
from symgan.notation import gamma, h
from symgan.records import Claim, Source

SOURCE = Source(
    "mescheder2017",
    "L. Mescheder, S. Nowozin and A. Geiger",
    2017,
    "The Numerics of GANs",
    "Advances in Neural Information Processing Systems, arXiv:1705.10461",
)

_re, _im, _s = Symbol("a", real=True), Symbol("b", real=True), Symbol("s", positive=True)
_planar = games.quadratic()
_a11, _a12, _a21, _a22 = (Symbol(f"a{i}{j}", real=True) for i in (1, 2) for j in (1, 2))

CLAIMS = (
    Claim(
        "numerics-step-bound",
        "How large a step may be",
        SOURCE,
        "",
        "With the eigenvalues {a ± I*b} of the field's Jacobian the simultaneous update is locally convergent "
        "exactly "
        "when {a < 0} and {h < -2*a/(a**2 + b**2)}.",
        Converges(
            games.quadratic([[_re, -_im], [_im, _re]]),
            methods.simultaneous(),
            (_re < 0) & (h < -2 * _re / (_re**2 + _im**2)),
        ),
        original=r"h < \frac{1}{|\Re\lambda|}\,\frac{2}{1+(\Im\lambda/\Re\lambda)^2}",
        note="Of several eigenvalues the smallest bound counts.",
    ),
    Claim(
        "numerics-altgd-jacobian",
        "The Jacobian of alternating steps",
        SOURCE,
        "",
        "With the Jacobian A of the field, the alternating update has the Jacobian {1 + h*A + h**2*C}, where C holds "
        "{a21*a11} and {a21*a12} in the second player's row and nothing else.",
        DecidingMatrix(
            _planar,
            methods.alternating(h, 1, 1),
            ImmutableMatrix(
                eye(2)
                + h * ImmutableMatrix([[_a11, _a12], [_a21, _a22]])
                + h**2 * ImmutableMatrix([[0, 0], [_a21 * _a11, _a21 * _a12]])
            ),
        ),
    ),
    Claim(
        "numerics-conopt-imag-ratio",
        "Consensus optimization turns rotation into contraction",
        SOURCE,
        "",
        "On the bilinear game {s*x*y} consensus optimization has the eigenvalues {-gamma*s**2 ± I*s}, whose imaginary "
        "part is {1/(gamma*s)} times the real one; in steps it converges exactly when "
        "{h < 2*gamma/(1 + gamma**2*s**2)}.",
        Every(
            (
                Spectrum(games.bilinear(_s), methods.consensus(), ((-gamma * _s**2, I * _s),)),
                Converges(games.bilinear(_s), methods.consensus(h=h), h < 2 * gamma / (1 + gamma**2 * _s**2)),
            )
        ),
    ),
)
