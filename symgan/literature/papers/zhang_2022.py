"""Zhang, Wang, Lessard and Grosse 2022: alternating gradient descent ascent."""

from sympy import And, Eq, I, Symbol, sqrt

from symgan import games, methods
from symgan.conventions import Convention
from symgan.literature.quantities import determinant, trace
from symgan.literature.statements import CharacteristicPolynomial, Every, Holds, Least, Modulus, Spectrum
from symgan.notation import eta, h, lam, mu, nu, xi
from symgan.records import Claim, Source, Status

_s, _p, _q, _b = Symbol("s", positive=True), Symbol("p", real=True), Symbol("q", real=True), Symbol("b", real=True)

SOURCE = Source(
    "zhang2022",
    "G. Zhang, Y. Wang, L. Lessard and R. Grosse",
    2022,
    "Near-optimal Local Convergence of Alternating Gradient Descent-Ascent for Minimax Optimization",
    "International Conference on Artificial Intelligence and Statistics, arXiv:2102.09468",
    Convention(symbols={h: eta, _s: Symbol("sigma_max")}),
)

_game = games.quadratic([[-_p, -_b], [_b, -_q]])
_determinant = (1 - h * _p) * (1 - h * _q)
_a, _c, _d, _e, _r = (Symbol(name, real=True) for name in "acder")
_l = Symbol("L", positive=True)
_turning = games.quadratic([[-_a, -_b], [_b, -_a]])
_largest = 1 - 2 * h * mu + 2 * h**2 * _l**2
_curved = (_p <= _l) & (_q >= nu) & (_q <= _l) & (_b**2 <= _l**2)
_weak = _curved & (_p >= 0) & (_b**2 >= xi**2) & (h * _l <= 1)
_strong = _curved & (_p >= mu) & (2 * h * _l <= 1)
# a real quadratic with real roots has them in [-r, r]
_roots_within = (
    (_r**2 - _r * trace + determinant >= 0)
    & (_r**2 + _r * trace + determinant >= 0)
    & (trace <= 2 * _r)
    & (-trace <= 2 * _r)
)

CLAIMS = (
    Claim(
        "altgda2022-rho-missing-sqrt",
        "The radius of simultaneous steps with a missing root",
        SOURCE,
        "Section 3",
        "On the bilinear game {s*x*y} the eigenvalues of the simultaneous update have the modulus {1 + h**2*s**2}.",
        Modulus(games.bilinear(_s), methods.simultaneous(), 1 + h**2 * _s**2),
        expected=Status.REFUTED,
        note="This is the factor of the squared distance; the square root was lost.",
    ),
    Claim(
        "altgda2022-rho-missing-sqrt-corrected",
        "The radius of simultaneous steps with the root restored",
        SOURCE,
        "Section 3, corrected",
        "On the bilinear game {s*x*y} the eigenvalues of the simultaneous update have the modulus {sqrt(1 + "
        "h**2*s**2)}.",
        Modulus(games.bilinear(_s), methods.simultaneous(), sqrt(1 + h**2 * _s**2)),
        uses=("altgda2022-rho-missing-sqrt",),
    ),
    Claim(
        "altgda-scsc-det",
        "Trace and determinant of alternating steps",
        SOURCE,
        "",
        "With {p*x**2/2 + b*x*y - q*y**2/2} the alternating update has the trace {2 - h*(p + q) - h**2*b**2} and the "
        "determinant {(1 - h*p)*(1 - h*q)}, the square of the modulus of complex eigenvalues; for simultaneous steps "
        "they are {2 - h*(p + q)} and {(1 - h*p)*(1 - h*q) + h**2*b**2}.",
        Every(
            (
                CharacteristicPolynomial(
                    _game,
                    methods.alternating(h, 1, 1),
                    lam**2 - (2 - h * (_p + _q) - h**2 * _b**2) * lam + _determinant,
                ),
                CharacteristicPolynomial(
                    _game, methods.simultaneous(), lam**2 - (2 - h * (_p + _q)) * lam + _determinant + h**2 * _b**2
                ),
            )
        ),
    ),
    Claim(
        "altgda2022-sim-minmax",
        "The best step of simultaneous descent ascent on a class of eigenvalues",
        SOURCE,
        "",
        "Over the eigenvalues {a + I*b} with {a >= mu} and {a**2 + b**2 <= 2*L**2} the modulus of 1 - h (a + I b) is "
        "largest at {Eq(a, mu)}, {Eq(a**2 + b**2, 2*L**2)}; the step {Eq(h, mu/(2*L**2))} makes the largest one "
        "least, {sqrt(1 - mu**2/(2*L**2))}, which is at most {1 - mu**2/(4*L**2)}.",
        Every(
            (
                Spectrum(_turning, methods.simultaneous(), ((1 - h * _a, I * h * _b),)),
                Holds(
                    (1 - h * _a) ** 2 + h**2 * _b**2 <= _largest,
                    (_a >= mu) & (_a**2 + _b**2 <= 2 * _l**2),
                ),
                Holds(Eq((1 - h * mu) ** 2 + h**2 * (2 * _l**2 - mu**2), _largest)),
                Least(_largest, {h: mu / (2 * _l**2)}, 1 - mu**2 / (2 * _l**2)),
                Holds(sqrt(1 - mu**2 / (2 * _l**2)) <= 1 - mu**2 / (4 * _l**2), mu <= _l),
            )
        ),
        original=r"\rho < 1 - \frac{1}{4\kappa^2},\quad \kappa = L/\mu",
    ),
    Claim(
        "altgda2022-nonsc-bound",
        "Simultaneous steps without strong convexity in the first player",
        SOURCE,
        "",
        "For two scalar players with {p*x**2/2 + b*x*y - q*y**2/2}, p between 0 and L, q between {nu} and L, b*b "
        "between {xi**2} and {L**2}, and {h <= 1/L}: complex eigenvalues have modulus at most {sqrt(1 - h*nu + "
        "2*h**2*L**2)}, and real ones at most {1 - h*xi**2/L} or {1 - h*nu}, the larger one.",
        Every(
            (
                Holds(determinant <= 1 - h * nu + 2 * h**2 * _l**2, _weak, _game, methods.simultaneous()),
                Holds(
                    _roots_within,
                    _weak & (_r >= 1 - h * xi**2 / _l) & (_r >= 1 - h * nu) & (trace**2 >= 4 * determinant),
                    _game,
                    methods.simultaneous(),
                    where={_c: h * _p, _d: h * _q, _e: h**2 * _b**2},
                    lemmas=(
                        Eq(trace, 2 - _c - _d) & Eq(determinant, (1 - _c) * (1 - _d) + _e),
                        And(_c >= 0, _c <= 1, _d >= 1 - _r, _d <= 1, _r >= 0, _e >= 0, _e >= (1 - _r) * _d),
                    ),
                ),
            )
        ),
        original=r"\lvert\lambda\rvert \le \max\{1 - \tfrac{\eta}{L}\mu_{xy}^2,\ 1 - \eta\mu_y\}",
        note="The paper has vectors; here a player has one parameter. A real quadratic has its real roots in [-r, r] "
        "where it is not negative at r and -r and its trace is at most 2 r in absolute value.",
    ),
    Claim(
        "altgda2022-scsc-bound",
        "Alternating steps with strong convexity",
        SOURCE,
        "",
        "For two scalar players with {p*x**2/2 + b*x*y - q*y**2/2}, {p >= mu} and {q >= nu}, all at most L, and "
        "{h <= 1/(2*L)}: complex eigenvalues of the alternating update have modulus at most "
        "{sqrt((1 - h*mu)*(1 - h*nu))}, and real ones at most {1 - h*mu} or {1 - h*nu}, the larger one.",
        Every(
            (
                Holds(determinant <= (1 - h * mu) * (1 - h * nu), _strong, _game, methods.alternating(h, 1, 1)),
                Holds(
                    _roots_within,
                    _strong & (_r >= 1 - h * mu) & (_r >= 1 - h * nu) & (trace**2 >= 4 * determinant),
                    _game,
                    methods.alternating(h, 1, 1),
                ),
            )
        ),
        note="The paper has vectors; here a player has one parameter.",
        uses=("altgda-scsc-det", "altgda2022-nonsc-bound"),
    ),
)
