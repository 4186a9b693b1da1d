"""Mescheder, Nowozin and Geiger 2017: step sizes, alternating steps, and consensus optimization."""

from sympy import Eq, I, ImmutableMatrix, Ne, Symbol, eye

from symgan import games, methods
from symgan.blocks import GREATEST
from symgan.literature import quantities
from symgan.literature.statements import Converges, DecidingMatrix, Every, Holds, Spectrum
from symgan.literature.statements.dimensions import EveryEigenvalue, Lifts
from symgan.literature.theorems import antisymmetric, consensus, zero_sum_equilibrium
from symgan.notation import gamma, h
from symgan.records import Claim, Game, Player, Source

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
_a = ImmutableMatrix([[_a11, _a12], [_a21, _a22]])

_p, _q, _b, _d, _r, _u = (Symbol(name, real=True) for name in "pqbdru")
_w1, _w2, _m1, _m2 = (Symbol(f"{name}{i}", real=True) for name in "wm" for i in (1, 2))
_x, _y, _w = Symbol("x", real=True), Symbol("y", real=True), ImmutableMatrix([_w1, _w2])
_moved = _a * _w
_value = _p * _x**2 / 2 + _b * _x * _y - _q * _y**2 / 2
_zero_sum = Game("zero-sum", (Player("min", (_x,), _value), Player("max", (_y,), -_value)), {_x: 0, _y: 0})
_form = (_w.T * quantities.slope(_zero_sum) * _w)[0]

CLAIMS = (
    Claim(
        "numerics-step-bound",
        "How large a step may be",
        SOURCE,
        "",
        "With the eigenvalues {a ± I*b} of the field's Jacobian the simultaneous update is locally convergent exactly "
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
        "part is {1/(gamma*s)} times the real one; in steps it converges exactly when {h < 2*gamma/(1 + "
        "gamma**2*s**2)}.",
        Every(
            (
                Spectrum(games.bilinear(_s), methods.consensus(), ((-gamma * _s**2, I * _s),)),
                Converges(games.bilinear(_s), methods.consensus(h=h), h < 2 * gamma / (1 + gamma**2 * _s**2)),
            )
        ),
    ),
    Claim(
        "numerics-zero-sum-nsd",
        "Zero-sum games at a local Nash equilibrium",
        SOURCE,
        "",
        "Where one parameter minimizes and the other maximizes {p*x**2/2 + b*x*y - q*y**2/2}, the form w'Jw of the "
        "field's Jacobian is {-p*w1**2 - q*w2**2}: negative semidefinite at a local Nash equilibrium, where {p >= 0} "
        "and {q >= 0}.",
        Every(
            (
                Holds(Eq(_form, -_p * _w1**2 - _q * _w2**2), game=_zero_sum),
                Holds(_form <= 0, (_p >= 0) & (_q >= 0), game=_zero_sum),
            )
        ),
        original=r"w^\top v' w = w_1^\top f_{xx} w_1 - w_2^\top f_{yy} w_2",
        note="The paper's first player maximizes. Only the second derivatives count at a point, and of these only the "
        "unmixed ones, as the mixed ones cancel in a zero-sum game. Shown for one parameter a player.",
    ),
    Claim(
        "numerics-conopt-negdef",
        "Consensus optimization makes the Jacobian negative definite",
        SOURCE,
        "",
        "For two parameters, where the Jacobian A of the field is invertible with w'Aw not positive, that of "
        "consensus optimization is A - gamma A'A, and its form w'Aw - gamma |Aw|^2 is negative for every w but zero.",
        Every(
            (
                DecidingMatrix(_planar, methods.consensus(), _a - gamma * _a.T * _a),
                Holds(
                    _u - gamma * _r < 0,
                    (_u <= 0) & Ne(_d, 0) & Ne(_w1**2 + _w2**2, 0),
                    where={
                        _u: (_w.T * _a * _w)[0],
                        _r: _moved.dot(_moved),
                        _d: _a.det(),
                        _m1: _moved[0],
                        _m2: _moved[1],
                    },
                    # by Cramer's rule w is zero if A w is
                    lemmas=(
                        Eq(_r, _m1**2 + _m2**2),
                        Eq(_d * _w1, _a22 * _m1 - _a12 * _m2),
                        Eq(_d * _w2, _a11 * _m2 - _a21 * _m1),
                    ),
                ),
            )
        ),
        original=r"w^\top J w = w^\top A w - \gamma \lVert A w \rVert^2 < 0",
    ),
    Claim(
        "numerics-zero-sum-every-dimension",
        "Zero-sum games at a local Nash equilibrium, in every dimension",
        SOURCE,
        "",
        "Where {P} and {Q} are positive semidefinite, blocks of any size, no eigenvalue of "
        "{Matrix([[-P, -B.T], [B, -Q]])} has a positive real part.",
        EveryEigenvalue(zero_sum_equilibrium.THEOREM, zero_sum_equilibrium.PROOF, needed=("convex", "concave")),
        uses=("numerics-zero-sum-nsd",),
    ),
    Claim(
        "numerics-zero-sum-center-every-dimension",
        "Zero-sum games without curvature, in every dimension",
        SOURCE,
        "",
        "Every eigenvalue of {Matrix([[0, -B.T], [B, 0]])}, blocks of any size, is imaginary.",
        EveryEigenvalue(antisymmetric.THEOREM, antisymmetric.PROOF),
        uses=("numerics-zero-sum-every-dimension",),
    ),
    Claim(
        "numerics-conopt-negdef-every-dimension",
        "Consensus optimization damps every direction, in every dimension",
        SOURCE,
        "",
        "Where the Jacobian {J} of the field is invertible and its form is nowhere positive, every eigenvalue of "
        "{J - gamma @ J.T @ J}, the Jacobian of consensus optimization, has a negative real part.",
        EveryEigenvalue(consensus.THEOREM, consensus.PROOF, needed=("dissipative", "invertible")),
        uses=("numerics-conopt-negdef", "numerics-zero-sum-every-dimension"),
    ),
    Claim(
        "numerics-conopt-bilinear-every-dimension",
        "Consensus optimization on bilinear games of every dimension",
        SOURCE,
        "",
        "On the game {x.T @ A @ y}, for an invertible square matrix {A} of any size, consensus optimization "
        "converges in steps exactly when {h < 2*gamma/(1 + gamma**2*sigma_max**2)}.",
        Lifts(games.bilinear(_s), methods.consensus(h=h), _s, h < 2 * gamma / (1 + gamma**2 * GREATEST**2)),
        uses=("numerics-conopt-imag-ratio",),
    ),
)
