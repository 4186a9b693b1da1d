"""Hsieh, Mertikopoulos and Cevher 2021: solutions that gradient play forsakes."""

from sympy import Rational, Symbol

from symgan.algorithms import games_on_boxes
from symgan.literature.statements import Every
from symgan.literature.statements.boxes import RidgeEnds, SolutionWithin
from symgan.records import Claim, Source

SOURCE = Source(
    "hsieh2021",
    "Y.-P. Hsieh, P. Mertikopoulos and V. Cevher",
    2021,
    "The Limits of Min-Max Optimization Algorithms: Convergence to Spurious Non-Critical Sets",
    "International Conference on Machine Learning, arXiv:2006.09065",
)

_x, _y = Symbol("x", real=True), Symbol("y", real=True)
_game, _end = games_on_boxes.forsaken(), Rational(3, 2)
_near = {_x: Rational(78, 1000), _y: Rational(412, 1000)}

CLAIMS = (
    Claim(
        "forsaken-solution",
        "The solution of the forsaken game, and what it is",
        SOURCE,
        "",
        "With {x*(y - 9/20) + x**2/4 - x**4/2 + x**6/6 - y**2/4 + y**4/2 - y**6/6} for x and y between -3/2 and 3/2 "
        "there is a solution within 1/1000 of {Eq(x, 78/1000)}, {Eq(y, 412/1000)}: a strict local maximin point, but "
        "neither a local Nash equilibrium nor local minimax. STON'R ends there from the lowest corner "
        "and from the one above it.",
        Every(
            (
                SolutionWithin(_game, _near, Rational(1, 1000), (_x, _y), nash=False, minimax={0: False, 1: True}),
                *(
                    RidgeEnds(_game, _near, epochs, within=Rational(1, 1000), start={_x: x, _y: y})
                    for x, y, epochs in ((-_end, -_end, 3), (-_end, _end, 2))
                ),
            )
        ),
    ),
)
