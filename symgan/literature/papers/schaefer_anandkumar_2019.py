"""Schaefer and Anandkumar 2019: competitive gradient descent, and what it has in common with other methods."""

from sympy import I, ImmutableMatrix, S, Symbol, symbols, true

from symgan import games, methods
from symgan.conventions import Convention
from symgan.literature.statements import Changes, Converges, DecidingMatrix, Every, ModifiedTerms, Multiplied, Spectrum
from symgan.notation import eta, h
from symgan.records import Claim, Game, Method, Player, Source, Status

SOURCE = Source(
    "schaeferanandkumar2019",
    "F. Schaefer and A. Anandkumar",
    2019,
    "Competitive Gradient Descent",
    "Advances in Neural Information Processing Systems, arXiv:1905.12103",
    Convention(symbols={h: eta}),
)

_x, _y, _a, _b, _p, _q = symbols("x y a b p q", real=True)
_s = Symbol("s", positive=True)
_local = Game(
    "general sum",
    (Player("first", (_x,), _a * _x**2 / 2 + _p * _x * _y), Player("second", (_y,), _b * _y**2 / 2 + _q * _x * _y)),
    equilibrium={_x: 0, _y: 0},
)
_fx, _gy = _a * _x + _p * _y, _b * _y + _q * _x
_nash = (_fx - h * _p * _gy) / (1 - h**2 * _p * _q), (_gy - h * _q * _fx) / (1 - h**2 * _p * _q)
_value = _a * _x**2 / 2 + _p * _x * _y + _b * _y**2 / 2
_zero_sum = Game("zero sum", (Player("min", (_x,), _value), Player("max", (_y,), -_value)), equilibrium={_x: 0, _y: 0})
_field = ImmutableMatrix([-_a * _x - _p * _y, _p * _x + _b * _y])
_slope = _field.jacobian([_x, _y])
_forward = Method("forward", lambda v, w, memory, h: (w + h * v(w) + h**2 * v.jvp(w, v(w)), ()), hyper=(h,))
_expanded = -h * (_value.diff(_x) + h * _p * _value.diff(_y) - h * _a * _value.diff(_x))

CLAIMS = (
    Claim(
        "cgd-update-nash",
        "A step of competitive gradient descent is a Nash equilibrium of local games",
        SOURCE,
        "",
        "With the losses {a*x**2/2 + p*x*y} and {b*y**2/2 + q*x*y} a step changes x by "
        "{-h*(a*x + p*y - h*p*(b*y + q*x))/(1 - h**2*p*q)}, and y likewise.",
        Every(tuple(Changes(_local, methods.competitive(), w, -h * e) for w, e in zip((_x, _y), _nash, strict=True))),
        original=r"\Delta x = -\eta(I - \eta^2 D_{xy}f\,D_{yx}g)^{-1}(\nabla_x f - \eta D_{xy}f\,\nabla_y g)",
    ),
    Claim(
        "cgd-missing-eta",
        "Competitive gradient descent without the factor of the step size",
        SOURCE,
        "",
        "The same step, solved for both players at once and without a step size before the inverse, changes x by "
        "{-(a*x + p*y - h*p*(b*y + q*x))/(1 - h**2*p*q)}.",
        Every(tuple(Changes(_local, methods.competitive(), w, -e) for w, e in zip((_x, _y), _nash, strict=True))),
        expected=Status.REFUTED,
        note="Found in a restatement of the method; the wording of the paper itself was not seen.",
        uses=("cgd-update-nash",),
    ),
    Claim(
        "cgd-missing-eta-corrected",
        "Competitive gradient descent in matrix form",
        SOURCE,
        "",
        "The step is -h times the inverse of the matrix with the rows (1, {h*p}) and ({h*q}, 1), times the gradients "
        "{a*x + p*y} and {b*y + q*x}.",
        Every(
            tuple(
                Changes(_local, methods.competitive(), w, e)
                for w, e in zip(
                    (_x, _y),
                    -h * ImmutableMatrix([[1, h * _p], [h * _q, 1]]).inv() * ImmutableMatrix([_fx, _gy]),
                    strict=True,
                )
            )
        ),
        uses=("cgd-missing-eta",),
    ),
    Claim(
        "cgd-bilinear",
        "Competitive gradient descent on the bilinear game",
        SOURCE,
        "",
        "On {s*x*y} every step multiplies {x**2 + y**2} by {1/(1 + h**2*s**2)}, so it converges for every step size, "
        "the faster the larger the step.",
        Every(
            (
                Multiplied(games.bilinear(_s), methods.competitive(), _x**2 + _y**2, 1 / (1 + h**2 * _s**2)),
                Spectrum(
                    games.bilinear(_s),
                    methods.competitive(),
                    ((1 / (1 + h**2 * _s**2), I * h * _s / (1 + h**2 * _s**2)),),
                ),
                Converges(games.bilinear(_s), methods.competitive(), true),
            )
        ),
        note="On this game it is the proximal point method.",
        uses=("bil-implicit",),
    ),
    Claim(
        "cgd-ogda-term-table",
        "Optimistic descent carries the consensus term with the opposite sign",
        SOURCE,
        "",
        "In the zero-sum game of {a*x**2/2 + p*x*y + b*y**2/2} optimistic descent follows, to first order in h, "
        "the same "
        "field as steps along v + h J v, whose change of x is -h times the slope in x plus {h*p} times the one in y "
        "less {h*a} times the one in x.",
        Every(
            (
                ModifiedTerms(_zero_sum, methods.optimistic(), (_field, ImmutableMatrix(_slope * _field / 2))),
                ModifiedTerms(_zero_sum, _forward, (_field, ImmutableMatrix(_slope * _field / 2))),
                Changes(_zero_sum, _forward, _x, _expanded),
            )
        ),
        original=r"\Delta x \approx -\eta(\nabla_x f + \eta D_{xy}f\,\nabla_y f - \eta D_{xx}f\,\nabla_x f)",
    ),
    Claim(
        "cgd-own-curvature",
        "Competitive gradient descent leaves out each player's own curvature",
        SOURCE,
        "",
        "Where the players do not act on each other ({Eq(p, 0)}, {Eq(q, 0)}) it is gradient descent.",
        DecidingMatrix(
            Game(
                "apart",
                (Player("first", (_x,), _a * _x**2 / 2), Player("second", (_y,), _b * _y**2 / 2)),
                equilibrium={_x: 0, _y: 0},
            ),
            methods.competitive(),
            ImmutableMatrix([[1 - h * _a, S.Zero], [S.Zero, 1 - h * _b]]),
        ),
        uses=("cgd-update-nash",),
    ),
)
