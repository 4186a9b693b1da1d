"""Jin, Netrapalli and Jordan 2020: local minimax points, and what descent ascent with two time scales finds."""

from sympy import Eq, Expr, Rational, Symbol, cos, pi, true

from symgan import methods
from symgan.literature import quantities
from symgan.literature.quantities import determinant, trace
from symgan.literature.statements import Converges, Every, Holds, LimitSpectrum, LocalEquilibrium, NoNash
from symgan.notation import tau
from symgan.records import Claim, Game, Player, Source

SOURCE = Source(
    "jin2020",
    "C. Jin, P. Netrapalli and M. I. Jordan",
    2020,
    "What is Local Optimality in Nonconvex-Nonconcave Minimax Optimization?",
    "International Conference on Machine Learning, arXiv:1902.00618",
)

_x, _y, _p, _b = (Symbol(name, real=True) for name in "xypb")
_q = Symbol("q", real=True, nonzero=True)


def _zero_sum(value: Expr) -> Game:
    """One player minimizes the value in x, the other maximizes it in y."""
    return Game("zero-sum", (Player("min", (_x,), value), Player("max", (_y,), -value)), {_x: 0, _y: 0})


_quadratic = _zero_sum(_p * _x**2 / 2 + _b * _x * _y + _q * _y**2 / 2)
_nash, _minimax = (_p > 0) & (_q < 0), (_q < 0) & (_p - _b**2 / _q > 0)
_hill, _flow = _zero_sum(-(_x**2) / 8 + 6 * _x * _y / 10 - _y**2 / 2), methods.gradient_flow()
_waves = _zero_sum(_x * _y / 5 - cos(_y))
_loss, _ = quantities.losses(_waves)
_v1, _v2 = quantities.field(_waves)

CLAIMS = (
    Claim(
        "jin-timescale-limit",
        "The eigenvalues where the maximizing player is infinitely fast",
        SOURCE,
        "",
        "With {p*x**2/2 + b*x*y + q*y**2/2}, {q != 0}, and the second player's rate multiplied by {tau}, one "
        "eigenvalue of the flow tends to {-(p - b**2/q)} as {tau} grows, and the other one grows like {q*tau}.",
        LimitSpectrum(_quadratic, methods.gradient_flow(tau), tau, ((0, -(_p - _b**2 / _q)), (1, _q))),
        original=r"\lambda_1 \to -(f_{xx} - f_{xy}^2/f_{yy}),\quad \lambda_2 = \tau f_{yy} + O(1)",
    ),
    Claim(
        "jin-nash-subset",
        "Local Nash equilibria are local minimax points",
        SOURCE,
        "",
        "With {p*x**2/2 + b*x*y + q*y**2/2} the origin is a strict local Nash equilibrium exactly for {p > 0}, {q < "
        "0}, and a strict local minimax point exactly for {q < 0}, {p - b**2/q > 0}, which follows from the former.",
        Every(
            (
                LocalEquilibrium(_quadratic, _nash),
                LocalEquilibrium(_quadratic, _minimax, leader=0),
                Holds(_p - _b**2 / _q > 0, _nash),
            )
        ),
    ),
    Claim(
        "jin-minimax-not-nash",
        "A local minimax point that is no local Nash equilibrium",
        SOURCE,
        "",
        "With {-x**2/8 + 6*x*y/10 - y**2/2} the origin is a strict local minimax point, the flow converges to it with "
        "trace {-3/4} and determinant {11/100} of the Jacobian, and the first player's loss curves downward there.",
        Every(
            (
                LocalEquilibrium(_hill, true, leader=0),
                Holds(Eq(trace, -Rational(3, 4)) & Eq(determinant, Rational(11, 100)), game=_hill, method=_flow),
                Converges(_hill, _flow, true),
                NoNash(_hill, 0),
            )
        ),
        note="The example is that of Daskalakis and Panageas (2018), who mean local Nash equilibria by local min-max.",
        uses=("jin-nash-subset", "dp2018-gda-stable-not-nash"),
    ),
    Claim(
        "jin-periodic-example",
        "A global minimax point need not be stationary",
        SOURCE,
        "",
        "With {x*y/5 - cos(y)}, minimized over x in [-1, 1] and maximized over y in [-2 pi, 2 pi], the value at x = 0 "
        "is at most 1, attained at {pi} and {-pi}, and for any x the answer {pi} or {-pi} gives at least 1: global "
        "minimax points, at which the first player's field is {-pi/5} or {pi/5}, and not zero.",
        Every(
            (
                *(Holds(Eq(_loss, 1), game=_waves, point={_x: 0, _y: y}) for y in (pi, -pi)),
                Holds(_loss <= 1, game=_waves, point={_x: 0}),
                Holds(_loss >= 1, _x >= 0, _waves, point={_y: pi}),
                Holds(_loss >= 1, _x <= 0, _waves, point={_y: -pi}),
                *(Holds(Eq(_v1, -y / 5) & Eq(_v2, 0), game=_waves, point={_x: 0, _y: y}) for y in (pi, -pi)),
            )
        ),
        note="The second-order test, which would call these points strict local minimax, asks for a stationary point.",
    ),
)
