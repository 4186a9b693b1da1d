"""Daskalakis, Golowich, Skoulakis and Zampetakis 2022: STON'R, and the games it is shown on."""

from sympy import Integer, Rational, Symbol, false, true

from symgan import methods
from symgan.algorithms import games_on_boxes
from symgan.literature.statements import Converges, Every, LocalEquilibrium
from symgan.literature.statements.boxes import RidgeDirection, RidgeEnds, SolutionWithin, SolvesVariationalInequality
from symgan.records import Claim, Source

SOURCE = Source(
    "daskalakis2022",
    "C. Daskalakis, N. Golowich, S. Skoulakis and M. Zampetakis",
    2022,
    "STay-ON-the-Ridge: Guaranteed Convergence to Local Minimax Equilibrium in Nonconvex-Nonconcave Games",
    "Conference on Learning Theory 2023, arXiv:2210.09769",
)

_x, _y, _z, _w = (Symbol(name, real=True) for name in "xyzw")
_half, _one, _zero = Rational(1, 2), Integer(1), Integer(0)
_origin = {_x: _zero, _y: _zero}
_hump = games_on_boxes.hump()
_ridge, _almost = games_on_boxes.follow_the_ridge(), games_on_boxes.almost_bilinear()

CLAIMS = (
    Claim(
        "stonr-direction",
        "The direction of the curve is unique where the slopes of the kept components are independent",
        SOURCE,
        "",
        "For none, one or two kept components the cofactors of a row below their slopes are orthogonal to these, "
        "and the determinant with them below, times {(-1)**m} for {m} components, is the sum of their squares: it has "
        "the sign that is asked for unless all cofactors vanish, that is, unless the slopes depend on each other.",
        Every(tuple(RidgeDirection(m) for m in range(3))),
    ),
    Claim(
        "stonr-bilinear",
        "STON'R on a bilinear game",
        SOURCE,
        "",
        "On {(x - 1/2)*(y - 1/2)} in the unit square the run from the origin has three epochs and ends at the solution "
        "{Eq(x, 1/2)}, {Eq(y, 1/2)}.",
        RidgeEnds(games_on_boxes.shifted_bilinear(), {_x: _half, _y: _half}, 3),
    ),
    Claim(
        "stonr-backtracks",
        "STON'R may go back to coordinates that were satisfied, and ends all the same",
        SOURCE,
        "",
        "With {-x**2/2 - y + 2*x*z - 2*x*w + 2*y*z - 2*z + z*w + w - w**2}, minimized in x and y and maximized in z "
        "and w between -1 and 1, the run from the lowest corner has 13 epochs, three of which go back, and ends at the "
        "solution {Eq(x, 1/2)}, {Eq(y, 3/8)}, {Eq(z, 1/2)}, {Eq(w, 1/4)}.",
        RidgeEnds(
            games_on_boxes.four_corners(),
            {_x: _half, _y: Rational(3, 8), _z: _half, _w: Rational(1, 4)},
            epochs=13,
            backtracks=3,
        ),
        note="The game is ours. Epochs of one point are counted: a coordinate may be satisfied where it begins.",
    ),
    Claim(
        "stonr-follow-the-ridge",
        "The solutions of the variational inequality of a game with a limit cycle",
        SOURCE,
        "",
        "With {(4*x**2 - (y - 3*x + x**3/20)**2 - y**4/10)*exp(-(x**2 + y**2)/100)} for x and y between -1 and 1 the "
        "origin is a strict local minimax point, and no local Nash equilibrium; two corners of the box are solutions "
        "as well, {Eq(x, -1)}, {Eq(y, -1)} and {Eq(x, 1)}, {Eq(y, 1)}.",
        Every(
            (
                SolutionWithin(_ridge, _origin, Rational(1, 1000), (_x, _y), nash=False, minimax={0: True}),
                *(SolvesVariationalInequality(_ridge, {_x: s, _y: s}) for s in (_zero, _one, -_one)),
            )
        ),
        note="STON'R ends at one of the two corners from each of the four.",
    ),
    Claim(
        "stonr-almost-bilinear",
        "The end of STON'R on an almost bilinear game",
        SOURCE,
        "",
        "With {-x*y - y**2/20 + (3*u**2 - 2*u**3)*y**2/10}, {Eq(u, (x**2 + y**2)/2)}, for x and y between -1 and 1 the "
        "run from the lowest corner ends at the origin, which is a strict local minimax point.",
        Every(
            (
                RidgeEnds(_almost, _origin, 3),
                SolvesVariationalInequality(_almost, _origin),
                LocalEquilibrium(_almost, true, leader=0, point=_origin),
            )
        ),
    ),
    Claim(
        "stonr-hump",
        "A solution to which STON'R comes by a step back, and from which gradient play goes away",
        SOURCE,
        "",
        "With {-2*x**5/125 - 3*x**4/20 - 23*x**3/75 + 3*x**2/10 - x*y + 2*y**2/5} for x between -11/2 and 9/10 and y "
        "between -1 and 1 the run from the lowest corner has four epochs, one of which goes back, and ends at the "
        "origin; it is a strict local maximin point, but neither a local Nash "
        "equilibrium nor local minimax, and gradient flow does not converge to it.",
        Every(
            (
                SolutionWithin(_hump, _origin, Rational(1, 100), (_x, _y), nash=False, minimax={0: False, 1: True}),
                RidgeEnds(_hump, _origin, epochs=4, backtracks=1),
                Converges(_hump, methods.gradient_flow(), false),
            )
        ),
        note="The game is ours.",
    ),
)
