"""Rosca et al. 2021: the drift of discrete steps, by backward error analysis."""

from sympy import ImmutableMatrix, Symbol

from symgan import games, methods
from symgan.literature.statements import Every, ModifiedTerms
from symgan.notation import h
from symgan.records import Claim, Source

SOURCE = Source(
    "rosca2021",
    "M. Rosca, Y. Wu, B. Dherin and D. G. T. Barrett",
    2021,
    "Discretization Drift in Two-Player Games",
    "International Conference on Machine Learning, arXiv:2105.13922",
)

_s, _x, _y = Symbol("s", positive=True), Symbol("x", real=True), Symbol("y", real=True)
_a11, _a12, _a21, _a22 = (Symbol(f"a{i}{j}", real=True) for i in (1, 2) for j in (1, 2))
_planar = games.quadratic()
_a, _w = ImmutableMatrix([[_a11, _a12], [_a21, _a22]]), ImmutableMatrix(_planar.params)
_turn = ImmutableMatrix([[0, 0], [_a21 * _a11, _a21 * _a12]])

CLAIMS = (
    Claim(
        "dd-euler-bilinear",
        "The drift of simultaneous steps",
        SOURCE,
        "",
        "To first order in {h} a simultaneous step is the flow of v less {h/2} times its own derivative along itself; "
        "on the game {s*x*y} this adds {h*s**2/2} times the point itself, an outward drift.",
        Every(
            (
                ModifiedTerms(_planar, methods.simultaneous(), (_a * _w, -_a * _a * _w / 2)),
                ModifiedTerms(
                    games.bilinear(_s),
                    methods.simultaneous(),
                    (_s * ImmutableMatrix([-_y, _x]), _s**2 * ImmutableMatrix([_x, _y]) / 2),
                ),
            )
        ),
        original=r"\dot w = v - \tfrac h2 v' v + O(h^2)",
    ),
    Claim(
        "dd-alternating",
        "The drift of alternating steps",
        SOURCE,
        "",
        "On a linear field A w, one step of each player, the first one first, is to first order in {h} the flow of (A "
        "+ h C) w, where C is minus half the square of A plus the rows 0 and {a21*a11}, {a21*a12}.",
        ModifiedTerms(_planar, methods.alternating(h, 1, 1), (_a * _w, (_turn - _a * _a / 2) * _w)),
        note="On the bilinear game C has no trace and is symmetric: no growth at this order.",
        uses=("numerics-altgd-jacobian",),
    ),
)
